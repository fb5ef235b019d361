import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { type Diagnostic, error } from '../../core/index.js';
import type { Environment } from '../process/session.js';
import { ownTerraform } from './own-terraform.js';

/** A usable Terraform or OpenTofu. */
export interface Terraform {
  /** Program: a path, or a name on PATH. */
  readonly program: string;
  readonly product: 'Terraform' | 'OpenTofu';
  readonly version: string;
}

const leastVersion = [1, 11] as const;

/**
 * Finds Terraform: `INTUNEFORM_TERRAFORM`, then `terraform` and `tofu` on PATH, then the one that intuneform
 * downloaded.
 *
 * Returns INT1303 if there is none, or if it does not respond within `patience` milliseconds, and INT1304 if all are
 * older than 1.11. On a busy machine, the response can take a minute.
 */
export async function findTerraform(env: Environment, { patience = 120_000 } = {}): Promise<Terraform | Diagnostic> {
  const named = fromHere(env.INTUNEFORM_TERRAFORM);
  let old: Terraform | undefined;
  for (const program of named ? [named] : ['terraform', 'tofu', ownTerraform(env)]) {
    const found = await probe(program, env, patience);
    // Another one would not be the intended one, and just as slow.
    if (found === 'silent') return silent(program, patience);
    if (found && isRecent(found.version)) return found;
    old ??= found;
  }
  return old ? tooOld(old) : missing(named);
}

/** A path is relative to the user's folder, but Terraform runs in others. A bare name is looked up on PATH. */
function fromHere(named: string | undefined): string | undefined {
  return named !== undefined && /[/\\]/u.test(named) ? resolve(named) : named;
}

/** Undefined: it is not Terraform, or cannot be run. */
async function probe(program: string, env: Environment, timeout: number): Promise<Terraform | 'silent' | undefined> {
  try {
    // A missing or invalid CLI configuration file would cause an error on every call.
    const environment = { ...env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: devNull };
    const { stdout } = await promisify(execFile)(program, ['version'], { env: environment, timeout });
    const match = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/mu.exec(stdout);
    const [, product, version] = match ?? [];
    if (version === undefined) return undefined;
    return { program, version, product: product === 'OpenTofu' ? 'OpenTofu' : 'Terraform' };
  } catch (thrown) {
    return isKilled(thrown) ? 'silent' : undefined;
  }
}

/** Whether a child process was killed because of the timeout. */
function isKilled(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'killed' in thrown && thrown.killed === true;
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > leastVersion[0] || (major === leastVersion[0] && minor >= leastVersion[1]);
}

const getIt =
  'run intuneform doctor --install-terraform; or install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu ' +
  '(https://opentofu.org/docs/intro/install), version 1.11 or newer, or set INTUNEFORM_TERRAFORM to its path';

function missing(named: string | undefined): Diagnostic {
  return error('INT1303', {
    what: 'Terraform was not found',
    why: named
      ? `INTUNEFORM_TERRAFORM is "${named}", which is not a working Terraform or OpenTofu`
      : 'neither terraform nor tofu can be run from PATH',
    fix: getIt,
  });
}

function silent(program: string, patience: number): Diagnostic {
  return error('INT1303', {
    what: 'Terraform does not respond',
    why: `${program} version did not respond within ${String(Math.ceil(patience / 1000))} s`,
    fix: 'run again when the machine is less busy; if the problem persists, set INTUNEFORM_TERRAFORM to the path of a working Terraform',
  });
}

function tooOld({ program, product, version }: Terraform): Diagnostic {
  return error('INT1304', {
    what: `${product} is too old`,
    why: `${program} is ${product} ${version}; intuneform needs 1.11 or newer, because older versions would store secrets in the state`,
    fix: getIt,
  });
}
