import type { Graph, ValueObject } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

/**
 * Ids of objects in the state of this run, by client, in lower case. Weak, so that they are freed with their client.
 */
const claimed = new WeakMap<Graph, Set<string>>();

/** Records that a state names an object, so nothing that an earlier run left has to be found for it. */
export function claim(values: ValueObject | null, { graph, ledger }: EngineContext): void {
  const id = values?.id;
  if (typeof id !== 'string') return;
  const ids = claimed.get(graph) ?? new Set<string>();
  claimed.set(graph, ids.add(id.toLowerCase()));
  ledger?.settle(graph.tenantId, id);
}

/** Whether the state of this run names an object, as far as Terraform has read the state. */
export function isClaimed(id: string, { graph }: Pick<EngineContext, 'graph'>): boolean {
  return claimed.get(graph)?.has(id.toLowerCase()) === true;
}

/**
 * Ids of objects that this run created or adopted, by client, in lower case. Weak, so that they are freed with their
 * client.
 */
const taken = new WeakMap<Graph, Set<string>>();

/**
 * Records that an address of this run has an object, although no state names it yet. Its intent is kept until one does.
 */
export function take(id: string, { graph }: Pick<EngineContext, 'graph'>): void {
  taken.set(graph, (taken.get(graph) ?? new Set<string>()).add(id.toLowerCase()));
}

/** Whether an address of this run has an object: its state names it, or this run created or adopted it there. */
export function isTaken(id: string, context: Pick<EngineContext, 'graph'>): boolean {
  return isClaimed(id, context) || taken.get(context.graph)?.has(id.toLowerCase()) === true;
}
