import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { providerAddress } from '../../core/index.js';

/**
 * Drops our provider from the dependency lock file of a generated folder when its bytes changed under the same version.
 *
 * Terraform would refuse it, because a published version never changes; ours does, while one works on it. Locks of other
 * providers stay. `.terraform` is kept as well: init links our provider anew.
 */
export async function refreshLock(folder: string, fingerprint: string): Promise<void> {
  const marker = join(folder, '.intuneform-provider');
  if ((await read(marker)) === fingerprint) return;
  const lockFile = join(folder, '.terraform.lock.hcl');
  const lock = await read(lockFile);
  if (lock !== undefined) await writeFile(lockFile, withoutOwnProvider(lock));
  await writeFile(marker, fingerprint);
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Terraform writes each provider as a block that ends with a brace in the first column. */
function withoutOwnProvider(lock: string): string {
  const blocks = lock.split(/(?=^provider ")/mu);
  return blocks.filter((block) => !block.startsWith(`provider "${providerAddress}"`)).join('');
}
