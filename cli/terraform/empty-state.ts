import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { isJsonObject, jsonElements } from '../../core/index.js';
import { parseJson } from '../process/read-file.js';
import { isEncrypted, stateFault } from './state-fault.js';

/** Writes an empty state: completely or not at all, and never replaces a file that appeared in the meantime. */
export async function writeEmptyState(file: string, terraformVersion: string): Promise<void> {
  const lineage = randomUUID();
  const state = { version: 4, terraform_version: terraformVersion, serial: 0, lineage, outputs: {}, resources: [] };
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await link(temporary, file);
  } catch {
    // Another process was faster, or the file system has no links: Terraform then creates the file, or reports why it
    // cannot.
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Removes an empty state that a run without the encryption settings left, because OpenTofu refuses an unencrypted state once it
 * has such settings. Returns whether it did. A state in use, or one that ever had objects, stays.
 */
export async function removeEmptyState(file: string, text: string): Promise<boolean> {
  if (!isUnused(text) || existsSync(join(dirname(file), `.${basename(file)}.lock.info`))) return false;
  await rm(file, { force: true });
  return true;
}

/** Terraform raises the serial with the first write. */
function isUnused(text: string): boolean {
  const state = stateFault(text) === undefined ? parseJson(text) : undefined;
  if (!isJsonObject(state) || isEncrypted(state)) return false;
  return state.version === 4 && state.serial === 0 && jsonElements(state.resources).length === 0;
}
