import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

import { startableEngine } from './engine.js';
import { repositoryRoot } from './source-files.js';

/** A machine that has OpenTofu and no Terraform. */
export interface OnlyOpenTofu extends Disposable {
  /** What a process needs so that it finds `tofu`, no `terraform`, and everything else that this machine has. */
  readonly environment: { readonly PATH: string; readonly INTUNEFORM_TERRAFORM: '' };
}

/**
 * Makes a folder of programs in which `tofu` is OpenTofu: the real one where the switch of the suites names it, else Terraform whose
 * output has the form of the recordings.
 */
export function onlyOpenTofu(): OnlyOpenTofu {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-tofu-'));
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  for (const [name, file] of programsOfMachine()) symlinkSync(file, join(programs, name));
  const engine = pathOf(startableEngine());
  if (isOpenTofu(engine)) symlinkSync(engine, join(programs, 'tofu'));
  else writeStandIn(join(programs, 'tofu'), engine);
  return {
    environment: { PATH: programs, INTUNEFORM_TERRAFORM: '' },
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every program on PATH but the engines. The first of a name counts. */
function programsOfMachine(): ReadonlyMap<string, string> {
  const files = folders().flatMap((folder) =>
    namesIn(folder).map((name): [string, string] => [name, join(folder, name)]),
  );
  return new Map(files.filter(([name]) => !/^(?:terraform|tofu)$/u.test(name)).reverse());
}

function folders(): readonly string[] {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function pathOf(program: string): string {
  if (isAbsolute(program)) return program;
  const [folder = ''] = folders().filter((one) => namesIn(one).includes(program));
  return realpathSync(join(folder, program));
}

/** Whether an engine is OpenTofu. False if it cannot be started. */
export function isOpenTofu(engine: string): boolean {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: devNull };
  const { status, stdout } = spawnSync(engine, ['version'], { encoding: 'utf8', env });
  return status === 0 && stdout.startsWith('OpenTofu');
}

function writeStandIn(file: string, engine: string): void {
  const standIn = join(repositoryRoot, 'test/support/tofu-stand-in.mjs');
  const variables = `STAND_IN_TERRAFORM='${engine}'`;
  writeFileSync(file, `#!/bin/sh\n${variables} exec '${process.execPath}' '${standIn}' "$@"\n`);
  chmodSync(file, 0o755);
}
