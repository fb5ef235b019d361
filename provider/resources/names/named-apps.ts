import { type Graph, type GraphRead, type JsonObject, type ReadResult, textOf } from '../../../core/index.js';
import type { Named } from './names.js';

/**
 * Reads two properties of every app; Graph adds the type to each. Uses beta like the other look-ups, so that all
 * requests fit in one batch.
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
 * Finds all apps of a tenant, page by page, regardless of the names.
 *
 * A tenant has a few thousand apps at most, and it is not documented which filters the collection supports together.
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
