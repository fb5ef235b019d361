import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { PrivateFolder } from '../../process/private-folder.js';
import type { Session } from '../../process/session.js';
import { replaceFile } from '../../tenants/write-stack.js';
import type { TerraformTenant } from '../problems.js';
import { runTerraform } from '../run.js';
import { readLettingGo } from './settings.js';

/**
 * Writes `removed` blocks for what `release` means and only the state knows: the objects of a whole section that are not
 * declared any more. Those that it names are in the stack already.
 */
export async function releaseSections(
  tenant: TerraformTenant,
  session: Session,
  staging: PrivateFolder,
): Promise<void> {
  const file = join(tenant.folder, releasedFile);
  rmSync(file, { force: true });
  const { release, declared } = readLettingGo(tenant.folder);
  const ofState = release.filter(({ addresses }) => addresses === undefined);
  if (ofState.length === 0) return;
  const listed = await session.progress.step(`${tenant.name}: reading the state`, () =>
    runTerraform(tenant, ['state', 'list'], session),
  );
  const named = new Set(release.flatMap(({ addresses = [] }) => addresses));
  const released = listed.stdout
    .split('\n')
    .map((line) => line.trim())
    .filter((address) => !declared.has(address) && !named.has(address))
    .filter((address) => ofState.some(({ matches }) => matches(address)));
  if (released.length === 0) return;
  const removed = released.map((from) => ({ from, lifecycle: { destroy: false } }));
  replaceFile(file, JSON.stringify({ removed }, undefined, 2), staging.path);
}

const releasedFile = 'released.tf.json';
