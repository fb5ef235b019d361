import { chmod, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import {
  type Diagnostic,
  error,
  isJsonArray,
  isJsonObject,
  type Json,
  jsonElements,
  type JsonObject,
  textOf,
} from '../../core/index.js';
import { counted } from '../../report/index.js';
import { jsonOfFile, parseJson, textOfFile } from '../process/read-file.js';
import { removeEmptyState, writeEmptyState } from './empty-state.js';
import { newerState } from './newer-state.js';
import type { TerraformTenant } from './problems.js';
import { isEncrypted, stateFault } from './state-fault.js';
import { otherTenantsState } from './state-owner.js';

/**
 * Checks the state of a tenant before Terraform does, if it is a local file. Returns INT1321 if the file is damaged:
 * Terraform treats an empty file as a tenant without objects, and would create all of them again, and destroy none.
 * Returns INT2150 if the state belongs to another tenant, and INT1314 if a newer version wrote it.
 *
 * If there is no file, an empty state is written. A file of zero bytes is therefore always the result of an interrupted
 * write. With encryption settings, there is no such file. Only the owner can read the file and its backup afterwards.
 */
export async function checkStateFile(tenant: TerraformTenant): Promise<Diagnostic | undefined> {
  const settings = settingsOf(tenant);
  const file = localStateFile(tenant, settings);
  if (file === undefined) return undefined;
  const text = await settledText(file);
  // OpenTofu can be configured to reject unencrypted states.
  const encrypts = settings.encryption !== undefined || tenant.env.TF_ENCRYPTION !== undefined;
  if (text === undefined || (encrypts && (await removeEmptyState(file, text)))) {
    const lost = missing(file);
    if (lost === undefined && !encrypts) await writeEmptyState(file, tenant.terraform.version);
    return lost;
  }
  await Promise.all([file, backupOf(file)].map(keepPrivate));
  const fault = stateFault(text);
  if (fault !== undefined) return damaged(file, fault);
  return otherTenantsState(text, tenant.tenantId, file) ?? newerState(parseJson(text), { file });
}

/** The `terraform` block of a stack. */
function settingsOf({ folder }: TerraformTenant): JsonObject {
  const stack = jsonOfFile(join(folder, 'cdk.tf.json'));
  return isJsonObject(stack) ? only(stack.terraform) : {};
}

/** The path of the state. Undefined: it is not a local file. */
function localStateFile({ folder, env }: TerraformTenant, { cloud, backend }: JsonObject): string | undefined {
  const kinds = isJsonObject(backend) ? backend : { local: {} };
  if (cloud !== undefined || Object.keys(kinds).some((type) => type !== 'local')) return undefined;
  const { path, workspace_dir: folders } = only(kinds.local);
  const workspace = env.TF_WORKSPACE ?? textOfFile(join(folder, '.terraform', 'environment'))?.trim() ?? '';
  if (workspace === '' || workspace === 'default') return resolve(folder, textOf(path) ?? 'terraform.tfstate');
  return resolve(folder, textOf(folders) ?? 'terraform.tfstate.d', workspace, 'terraform.tfstate');
}

/** Terraform JSON allows a block, or a list with one block. */
function only(block: Json | undefined): JsonObject {
  const first = isJsonArray(block) ? block[0] : block;
  return isJsonObject(first) ? first : {};
}

/** A running Terraform truncates the file before it writes it; this takes only a moment. */
async function settledText(file: string): Promise<string | undefined> {
  for (let attempts = 10; ; attempts -= 1) {
    const text = await textIfThere(file);
    if (text === undefined || stateFault(text) === undefined || attempts === 0) return text;
    await pause(100);
  }
}

async function textIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

function backupOf(file: string): string {
  return `${file}.backup`;
}

/** Another user's file stays as it is. */
async function keepPrivate(file: string): Promise<void> {
  await chmod(file, 0o600).catch(() => undefined);
}

/** The objects in the backup of a state, as text. Undefined: there is no usable backup, or it has no objects. */
function listedInBackup(file: string): string | undefined {
  const text = textOfFile(backupOf(file));
  if (text === undefined || stateFault(text) !== undefined) return undefined;
  const state = parseJson(text);
  if (!isJsonObject(state)) return undefined;
  if (isEncrypted(state)) return 'is encrypted, so only OpenTofu can list its objects';
  const count = jsonElements(state.resources)
    .filter((resource) => isJsonObject(resource))
    .filter(({ mode }) => mode === 'managed')
    .reduce((sum, { instances }) => sum + jsonElements(instances).length, 0);
  return count === 0 ? undefined : `lists ${counted(count, 'object')}`;
}

function restoring(file: string): string {
  return `cp ${quoted(backupOf(file))} ${quoted(file)}`;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

/** If the state is missing but its backup has objects, it was lost, and the tenant is not empty. */
function missing(file: string): Diagnostic | undefined {
  const listed = listedInBackup(file);
  if (listed === undefined) return undefined;
  return error('INT1321', {
    what: 'the state file is missing; nothing was planned or changed',
    where: { file },
    why: `its backup exists and ${listed}; without a state, Terraform would create all objects again`,
    fix: `restore the state: ${restoring(file)}; or remove ${backupOf(file)} to start without a state`,
  });
}

function damaged(file: string, fault: string): Diagnostic {
  const listed = listedInBackup(file);
  return error('INT1321', {
    what: 'the state file is damaged; nothing was planned or changed',
    where: { file },
    why: `${fault}; Terraform could treat the tenant as empty`,
    fix: listed === undefined ? withoutBackup(file) : fromBackup(file, listed),
  });
}

function fromBackup(file: string, listed: string): string {
  return `restore the backup from before the last apply, which ${listed}: ${restoring(file)}; then run intuneform plan`;
}

function withoutBackup(file: string): string {
  return `restore the file from your own copies, because ${backupOf(file)} is missing or damaged too; or remove both files to start without a state`;
}
