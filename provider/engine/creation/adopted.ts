import type { Graph } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

/**
 * The resources of this run that adopted default objects, by client and id in lower case. Weak, so that they are freed
 * with their client.
 */
const adopted = new WeakMap<Graph, Map<string, string>>();

/** Records that a resource of this run manages a default object. `holder` identifies the resource. */
export function noteAdoption(id: string, holder: string, { graph }: EngineContext): void {
  const holders = adopted.get(graph) ?? new Map<string, string>();
  adopted.set(graph, holders.set(id.toLowerCase(), holder));
}

/**
 * Whether another resource of this run adopted a default object. If so, the resource that is destroyed does not restore
 * it.
 */
export function isAdoptedByAnother(id: string, holder: unknown, { graph }: EngineContext): boolean {
  const other = adopted.get(graph)?.get(id.toLowerCase());
  return other !== undefined && other !== holder;
}
