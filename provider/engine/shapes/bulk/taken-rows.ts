import type { Graph } from '../../../../core/index.js';

/**
 * The resources of this run that imported a row, by client and identity. Weak, so that they are freed with their
 * client.
 */
const taken = new WeakMap<Graph, Map<string, string>>();

/** Records that a resource of this run manages rows. `holder` identifies the resource. */
export function takeRows(graph: Graph, holder: string, identities: Iterable<string>): void {
  const rows = taken.get(graph) ?? new Map<string, string>();
  for (const identity of identities) rows.set(identity, holder);
  taken.set(graph, rows);
}

/**
 * Whether another resource of this run imported a row: the resource that no longer declares it leaves it in the tenant.
 */
export function isTakenByAnother(graph: Graph, holder: string, identity: string): boolean {
  const other = taken.get(graph)?.get(identity);
  return other !== undefined && other !== holder;
}
