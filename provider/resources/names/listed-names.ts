import type { Graph, ReadResult, ResourceDefinition } from '../../../core/index.js';
import type { Named } from './names.js';

/**
 * Finds objects of a kind with few objects per tenant: reads the whole list, which it shares with the resources of that
 * kind.
 */
export function listOf({
  graph: { version, path, expand, area },
}: ResourceDefinition): (texts: readonly string[], graph: Graph) => Promise<ReadResult<readonly Named[]>> {
  return async (_texts, graph) => {
    const query = expand === undefined ? {} : { $expand: expand };
    const all = await graph.list({ version, path, query, area });
    if (all.state !== 'present') return all;
    const named = all.value.flatMap(({ id, displayName }): Named[] =>
      typeof id === 'string' && typeof displayName === 'string' ? [{ id, displayName }] : [],
    );
    return { state: 'present', value: named };
  };
}
