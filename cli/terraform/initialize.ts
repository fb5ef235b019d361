import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Diagnostic, error, isJsonObject, providerAddress } from '../../core/index.js';
import { openPrivateFolder } from '../process/private-folder.js';
import { parseJson } from '../process/read-file.js';
import type { Session } from '../process/session.js';
import { replaceFile } from '../tenants/write-stack.js';
import { type HeldLock, type InitLock, lockInit, longestInit } from './init-lock.js';
import { problemsOf, type TerraformTenant } from './problems.js';
import { runTerraform } from './run.js';

/** Name of the file in a tenant's folder that records what it was initialized for. */
const markFile = '.intuneform-initialized';

/**
 * Runs `terraform init`, which installs the providers and opens the backend. Returns its errors.
 *
 * Does nothing if the folder was initialized for the same providers, backend and Terraform. Among concurrent runs in
 * one folder, one initializes, and the others wait up to ten minutes.
 */
export async function initialize(
  tenant: TerraformTenant,
  session: Session,
  { patienceMs = longestInit }: { readonly patienceMs?: number } = {},
): Promise<readonly Diagnostic[]> {
  const mark = await markOf(tenant);
  if (await isInitialized(tenant.folder, mark)) return [];
  const taken = await lockInit(tenant.folder, { patienceMs, onWait: waitReport(tenant, session, patienceMs) });
  if ('holder' in taken) return [neverReleased(tenant, taken, patienceMs)];
  using lock = taken;
  return (await isInitialized(tenant.folder, mark)) ? [] : await initializeNow(tenant, session, { mark, lock });
}

/** Reports the wait immediately, and periodically while it lasts. */
function waitReport({ name, terraform }: TerraformTenant, { progress }: Session, patienceMs: number): () => void {
  const what = `${name}: waiting for another run that initializes ${terraform.product} in the same folder`;
  let said = false;
  return () => {
    if (said) progress.tell(() => what);
    else progress.note(`${what}, at most ${inSeconds(patienceMs)}`);
    said = true;
  };
}

function neverReleased({ terraform }: TerraformTenant, { file, holder }: HeldLock, patienceMs: number): Diagnostic {
  return error('INT1330', {
    what: `another run is initializing ${terraform.product} in the same folder and does not finish`,
    why: `${holder} holds ${file}; this run waited ${inSeconds(patienceMs)}`,
    fix: 'stop that run and try again; if no such run exists, delete the file',
  });
}

function inSeconds(milliseconds: number): string {
  return `${String(Math.ceil(milliseconds / 1000))} s`;
}

async function isInitialized(folder: string, mark: string): Promise<boolean> {
  if ((await readIfThere(join(folder, markFile))) !== mark) return false;
  return existsSync(join(folder, '.terraform')) && existsSync(join(folder, lockFile));
}

async function initializeNow(
  tenant: TerraformTenant,
  session: Session,
  { mark, lock }: { readonly mark: string; readonly lock: InitLock },
): Promise<readonly Diagnostic[]> {
  const { folder, name, fingerprint } = tenant;
  const done = await readIfThere(join(folder, markFile));
  await rm(join(folder, markFile), { force: true });
  await dropBrokenBackend(folder);
  if (done !== undefined && !done.startsWith(fingerprint)) await forgetLock(folder);
  const run = await session.progress.step(`${name}: initializing`, () =>
    runTerraform(tenant, ['init', '-input=false', '-json'], { ...session, onStart: lock.share }),
  );
  if (run.succeeded) await writeFile(join(folder, markFile), mark);
  // Warnings of init (an incomplete lock file) concern a folder that only we use.
  return problemsOf(run, tenant, session).filter(({ severity }) => severity === 'error');
}

/**
 * Init can recreate everything that Terraform records about the backend. If Terraform was killed, the file can be
 * incomplete.
 */
async function dropBrokenBackend(folder: string): Promise<void> {
  const file = join(folder, '.terraform', 'terraform.tfstate');
  const text = await readIfThere(file);
  if (text !== undefined && !isJsonObject(parseJson(text))) await rm(file, { force: true });
}

/** Digest of the provider, and of everything else that init reads. */
async function markOf({ folder, terraform, fingerprint }: TerraformTenant): Promise<string> {
  const content = parseJson(await readFile(join(folder, 'cdk.tf.json'), 'utf8'));
  const blocks = isJsonObject(content) ? [content.terraform, Object.keys(content.provider ?? {})] : [];
  const basis = JSON.stringify([blocks, terraform, folder]);
  return `${fingerprint} ${createHash('sha256').update(basis).digest('hex')}`;
}

const lockFile = '.terraform.lock.hcl';

/**
 * Removes our provider from the dependency lock file if its bytes changed but its version did not.
 *
 * Terraform would reject it, because published versions never change, but development builds do. Locks of other
 * providers stay.
 */
async function forgetLock(folder: string): Promise<void> {
  const lock = await readIfThere(join(folder, lockFile));
  if (lock === undefined) return;
  // Terraform writes each provider as a block that starts in the first column.
  const blocks = lock.split(/(?=^provider ")/mu);
  const others = blocks.filter((block) => !block.startsWith(`provider "${providerAddress}"`));
  using staging = openPrivateFolder(folder);
  replaceFile(join(folder, lockFile), others.join(''), staging.path);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
