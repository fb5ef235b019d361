import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { type Diagnostic, isJsonObject, type Json, jsonElements } from '../../../core/index.js';
import type { PrivateFolder } from '../../process/private-folder.js';
import type { Session } from '../../process/session.js';
import { replaceFile } from '../../tenants/write-stack.js';
import type { TerraformTenant } from '../problems.js';
import { pullState } from '../pull-state.js';
import { readLettingGo } from './settings.js';

/**
 * Writes `removed` blocks for what `release` means and only the state knows: the objects of a whole section that are not
 * declared any more. Those that it names are in the stack already.
 *
 * Answers why the state could not be read: a plan without these blocks would delete the objects.
 */
export async function releaseSections(
  tenant: TerraformTenant,
  session: Session,
  staging: PrivateFolder,
): Promise<readonly Diagnostic[]> {
  const file = join(tenant.folder, releasedFile);
  rmSync(file, { force: true });
  const { release, declared } = readLettingGo(tenant.folder);
  const ofState = release.filter(({ addresses }) => addresses === undefined);
  if (ofState.length === 0) return [];
  const pulled = await pullState(tenant, session);
  if ('problems' in pulled) return pulled.problems;
  const named = new Set(release.flatMap(({ addresses = [] }) => addresses));
  const released = addressesIn(pulled.state)
    .filter((address) => !declared.has(address) && !named.has(address))
    .filter((address) => ofState.some(({ matches }) => matches(address)));
  if (released.length === 0) return [];
  const removed = released.map((from) => ({ from, lifecycle: { destroy: false } }));
  replaceFile(file, JSON.stringify({ removed }, undefined, 2), staging.path);
  return [];
}

const releasedFile = 'released.tf.json';

/** Addresses of the resources outside modules. A `removed` block takes no index. */
function addressesIn(state: Json | undefined): readonly string[] {
  const resources = isJsonObject(state) ? jsonElements(state.resources).filter(isJsonObject) : [];
  return resources.flatMap(({ module, mode, type, name }) =>
    module === undefined && mode === 'managed' && typeof type === 'string' && typeof name === 'string'
      ? [`${type}.${name}`]
      : [],
  );
}
