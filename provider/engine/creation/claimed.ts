import type { Graph, ValueObject } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

/** Ids of objects that the state of this run names, by client, in lower case. Weak, so that they go with their client. */
const claimed = new WeakMap<Graph, Set<string>>();

/** Notes that a state names an object: nothing that an earlier run left has to be found for it any more. */
export function claim(values: ValueObject | null, { graph, ledger }: EngineContext): void {
  const id = values?.id;
  if (typeof id !== 'string') return;
  const ids = claimed.get(graph) ?? new Set<string>();
  claimed.set(graph, ids.add(id.toLowerCase()));
  ledger?.settle(graph.tenantId, id);
}

/** Whether the state of this run names an object, as far as Terraform has come. */
export function isClaimed(id: string, { graph }: Pick<EngineContext, 'graph'>): boolean {
  return claimed.get(graph)?.has(id.toLowerCase()) === true;
}
