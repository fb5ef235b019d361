import { type Graph, type GraphRead, type JsonObject, type ReadResult, textOf } from '../../../core/index.js';
import type { Named } from './names.js';

/**
 * Two properties of every app; the kind of each comes by itself. Beta like the rest of what is looked up, so that all travels in
 * one batch.
 *
 * @see https://learn.microsoft.com/graph/api/intune-shared-mobileapp-list
 */
const read: GraphRead = {
  version: 'beta',
  path: '/deviceAppManagement/mobileApps',
  query: { $select: 'id,displayName' },
  area: 'other',
};

/**
 * Finds the apps of a tenant: all of them, page by page, whatever the names are.
 *
 * A tenant has some thousand apps at most, and which filters the collection takes together is not documented.
 */
export async function namedApps(_names: readonly string[], graph: Graph): Promise<ReadResult<readonly Named[]>> {
  const all = await graph.list(read);
  return all.state === 'present' ? { state: 'present', value: all.value.flatMap(toNamed) } : all;
}

function toNamed({ id, displayName, '@odata.type': type }: JsonObject): readonly Named[] {
  const kind = textOf(type)?.replace('#microsoft.graph.', '');
  if (typeof id !== 'string' || typeof displayName !== 'string') return [];
  return [{ id, displayName, ...(kind !== undefined && { remark: kind }) }];
}
