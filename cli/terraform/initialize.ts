import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../core/index.js';
import { isJsonObject, providerAddress } from '../../core/index.js';
import type { Session } from '../session.js';
import { problemsOf } from './problems.js';
import type { TerraformTenant } from './problems.js';
import { parseJson } from '../read-file.js';
import { runTerraform } from './run.js';

/** Name of the note in a tenant's folder that says what it was initialized for. */
const markFile = '.intuneform-initialized';

/**
 * Makes Terraform install the providers and open the backend; answers what kept it from that.
 *
 * Does nothing where that was done before for the same providers, backend and Terraform.
 */
export async function initialize(tenant: TerraformTenant, session: Session): Promise<readonly Diagnostic[]> {
  const { folder, name, fingerprint } = tenant;
  const mark = await markOf(tenant);
  const done = await readIfThere(join(folder, markFile));
  if (done === mark && existsSync(join(folder, '.terraform')) && existsSync(join(folder, lockFile))) return [];
  await rm(join(folder, markFile), { force: true });
  if (done !== undefined && !done.startsWith(fingerprint)) await forgetLock(folder);
  const run = await session.progress.step(`${name}: initializing`, () =>
    runTerraform(tenant, ['init', '-input=false', '-json'], session),
  );
  if (run.succeeded) await writeFile(join(folder, markFile), mark);
  // What init warns of (an incomplete lock file) is about a folder that nobody but us looks into.
  return problemsOf(run, tenant, session).filter(({ severity }) => severity === 'error');
}

/** Digest of the provider, then of everything else that init looks at. */
async function markOf({ folder, terraform, fingerprint }: TerraformTenant): Promise<string> {
  const content = parseJson(await readFile(join(folder, 'cdk.tf.json'), 'utf8'));
  const blocks = isJsonObject(content) ? [content.terraform, Object.keys(content.provider ?? {})] : [];
  const basis = JSON.stringify([blocks, terraform, folder]);
  return `${fingerprint} ${createHash('sha256').update(basis).digest('hex')}`;
}

const lockFile = '.terraform.lock.hcl';

/**
 * Drops our provider from the dependency lock file when its bytes changed under the same version.
 *
 * Terraform would refuse it, because a published version never changes; ours does, while one works on it. Locks of other
 * providers stay.
 */
async function forgetLock(folder: string): Promise<void> {
  const lock = await readIfThere(join(folder, lockFile));
  if (lock === undefined) return;
  // Terraform writes each provider as a block that begins in the first column.
  const blocks = lock.split(/(?=^provider ")/mu);
  const others = blocks.filter((block) => !block.startsWith(`provider "${providerAddress}"`));
  await writeFile(join(folder, lockFile), others.join(''));
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
