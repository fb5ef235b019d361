import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

import { parse } from 'yaml';

import type { InitLanguage } from '../../cli/init/files.js';
import { backendFile } from '../../cli/tenants/state-backend.js';
import { demoApplication, readOnlyApplication } from '../../emulator/identities.js';
import { demoTenantId } from '../../emulator/index.js';
import { type TenantFixture, tenantFixture } from '../cli/tenant-fixture.js';

/** A repository that `intuneform init` wrote, and an emulator with its tenant. */
export interface PipelineFixture extends AsyncDisposable {
  readonly fixture: TenantFixture;
  /** Folder of the repository. */
  readonly repository: string;
  /** Makes a fresh clone of the repository, as every job has one, with intuneform installed. */
  checkOut(): string;
  /** What every job of a pipeline finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Days of the cleanup rule that is declared. */
  declareDays(days: number): void;
  /** Restores the first declaration, and removes all faults of the emulator. */
  clear(): void;
}

/** Writes a repository with pipelines. The states of all its jobs are in one folder, as they are in one storage account. */
export async function pipelineFixture(
  pipeline: 'azure' | 'github',
  language: InitLanguage = 'yaml',
): Promise<PipelineFixture> {
  const fixture = await tenantFixture();
  const repository = join(fixture.folder, 'repository');
  const options = ['--language', language, '--pipeline', pipeline, '--name', 'contoso', '--tenant-id', demoTenantId];
  const source = ['--from', 'registry'];
  const declared = language === 'yaml' ? 'tenants/contoso.yaml' : 'main.ts';
  const { exitCode, stdout } = await fixture.cli(['init', 'repository', ...options, ...source]);
  if (exitCode !== 0) throw new Error(stdout);
  const states = { local: { path: join(fixture.folder, 'states/{name}.tfstate') } };
  writeFileSync(join(repository, backendFile), JSON.stringify(states));
  mkdirSync(join(fixture.folder, 'home'));
  const edit = (from: RegExp, to: string): void => {
    const file = join(repository, declared);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  // More devices of the emulator are inactive than a new repository allows a rule to hide.
  edit(/percent: \d+/u, 'percent: 50');
  const first = readFileSync(join(repository, declared));
  let jobs = 0;
  return {
    fixture,
    repository,
    checkOut: () => {
      const clone = join(fixture.folder, `job-${String(++jobs)}`);
      cpSync(repository, clone, { recursive: true });
      installCli(clone);
      if (language === 'typescript') installProgram(clone);
      return clone;
    },
    env: {
      PATH: `${language === 'yaml' ? `${quickNpx(fixture.folder)}${delimiter}` : ''}${process.env.PATH ?? ''}`,
      HOME: join(fixture.folder, 'home'),
      TMPDIR: process.env.TMPDIR ?? '/tmp',
      INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url,
    },
    declareDays: (days) => {
      edit(/inactiveDays: \d+/u, `inactiveDays: ${String(days)}`);
    },
    clear: () => {
      fixture.emulator.clearFaults();
      fixture.emulator.clearJournal();
      writeFileSync(join(repository, declared), first);
    },
    [Symbol.asyncDispose]: () => fixture[Symbol.asyncDispose](),
  };
}

/** The applications that the pipelines sign in as: one reads, the other writes. The emulator knows both. */
export const pipelineIdentity = {
  tenantId: demoTenantId,
  planClientId: readOnlyApplication.clientId,
  applyClientId: demoApplication.clientId,
} as const;

/** Reads a pipeline file of the repository. */
export function readPipeline(repository: string, file: string): unknown {
  return parse(readFileSync(join(repository, file), 'utf8'));
}

/**
 * Replaces `npx --no --`, which takes four times as long to start. The pipelines of programs run with the real one;
 * they are the same files.
 *
 * @returns the folder that it is in
 */
function quickNpx(parent: string): string {
  const folder = join(parent, 'quick-npx');
  mkdirSync(folder);
  const lines = ['#!/bin/sh', '[ "$1 $2" = "--no --" ] || exit 64', 'program=$3', 'shift 3'];
  const text = [...lines, 'exec "./node_modules/.bin/$program" "$@"', ''].join('\n');
  writeFileSync(join(folder, 'npx'), text, { mode: 0o755 });
  return folder;
}

/** Replaces `npm ci`: links the built package. */
function installCli(clone: string): void {
  const program = join(clone, 'node_modules/.bin/intuneform');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/cli/main.js')}' "$@"\n`);
  chmodSync(program, 0o755);
}

/** Replaces what else `npm ci` installs for a program of constructs. */
function installProgram(clone: string): void {
  const modules = join(clone, 'node_modules');
  for (const name of ['cdktf', 'constructs']) symlinkSync(resolve('node_modules', name), join(modules, name));
  symlinkSync(resolve('.'), join(modules, 'intuneform'));
  symlinkSync(resolve('node_modules/tsx/dist/cli.mjs'), join(modules, '.bin/tsx'));
}
