import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { type Diagnostic, isJsonObject, type Json, jsonElements } from '../../../core/index.js';
import type { PrivateFolder } from '../../process/private-folder.js';
import { textOfFile } from '../../process/read-file.js';
import type { Session } from '../../process/session.js';
import { replaceFile } from '../../tenants/write-stack.js';
import type { TerraformTenant } from '../problems.js';
import { pullState } from '../pull-state.js';
import { readLettingGo } from './settings.js';

/**
 * Writes `removed` blocks for the part of `release` that depends on the state: the objects of a whole section that are
 * no longer declared. The stack already has those that it lists by name.
 *
 * Returns why the state could not be read: a plan without these blocks would delete the objects.
 */
export async function releaseSections(
  tenant: TerraformTenant,
  session: Session,
  staging: PrivateFolder,
): Promise<readonly Diagnostic[]> {
  const file = join(tenant.folder, releasedFile);
  const { release, declared } = readLettingGo(tenant.folder);
  const ofState = release.filter(({ addresses }) => addresses === undefined);
  const pulled = ofState.length === 0 ? { state: undefined } : await pullState(tenant, session);
  if ('problems' in pulled) return pulled.problems;
  const named = new Set(release.flatMap(({ addresses = [] }) => addresses));
  const released = addressesIn(pulled.state)
    .filter((address) => !declared.has(address) && !named.has(address))
    .filter((address) => ofState.some(({ matches }) => matches(address)));
  write(file, released, staging);
  return [];
}

/** A concurrent run that releases the same objects always finds a complete file. */
function write(file: string, released: readonly string[], staging: PrivateFolder): void {
  const removed = released.map((from) => ({ from, lifecycle: { destroy: false } }));
  const text = JSON.stringify({ removed }, undefined, 2);
  if (released.length === 0) rmSync(file, { force: true });
  else if (textOfFile(file) !== text) replaceFile(file, text, staging.path);
}

const releasedFile = 'released.tf.json';

/** Addresses of the resources outside modules. A `removed` block accepts no index. */
function addressesIn(state: Json | undefined): readonly string[] {
  const resources = isJsonObject(state) ? jsonElements(state.resources).filter(isJsonObject) : [];
  return resources.flatMap(({ module, mode, type, name }) =>
    module === undefined && mode === 'managed' && typeof type === 'string' && typeof name === 'string'
      ? [`${type}.${name}`]
      : [],
  );
}
