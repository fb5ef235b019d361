import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/**
 * The Terraform or OpenTofu that every suite starts: the one switch is `INTUNEFORM_TERRAFORM`, as for users; without it
 * `terraform`, else `tofu` on PATH.
 */
export const engine: string = named() ?? onPath('terraform') ?? onPath('tofu') ?? 'terraform';

/** What a child process needs so that the command line chooses the same engine. */
export const engineEnvironment: Readonly<Record<string, string>> =
  process.env.INTUNEFORM_TERRAFORM === undefined ? {} : { INTUNEFORM_TERRAFORM: engine };

function named(): string | undefined {
  const name = process.env.INTUNEFORM_TERRAFORM;
  if (name === undefined || name === '') return undefined;
  // Tests run in folders of their own.
  return /[/\\]/u.test(name) && !isAbsolute(name) ? resolve(name) : name;
}

function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => existsSync(join(folder, program))) ? program : undefined;
}
