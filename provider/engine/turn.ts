import type { Graph, ResourceDefinition, WriteResult } from '../../core/index.js';

/** The last of the queued operations, by client and name. Weak, so that they are freed with their client. */
const turns = new WeakMap<object, Map<string, Promise<unknown>>>();

/** Runs after all earlier operations with the same name for the same client, whether they succeeded or not. */
export async function inTurn<T>(client: object, name: string, run: () => Promise<T>): Promise<T> {
  const queue = turns.get(client) ?? new Map<string, Promise<unknown>>();
  turns.set(client, queue);
  const turn = (queue.get(name) ?? Promise.resolve()).then(run, run);
  queue.set(name, turn);
  return turn;
}

/**
 * Sends a write of an object with a position after all earlier such writes of its type.
 *
 * Overlapping creates left real tenants with two objects at one position, which could never be corrected (documentation
 * of terraform-provider-microsoft365wp 0.18.1). Writes of other objects are sent at once.
 */
export async function sendInTurn(
  { graph: { path, odataType = '' }, facets, shape }: ResourceDefinition,
  graph: Graph,
  request: Parameters<Graph['send']>[0],
): Promise<WriteResult> {
  const isPlaced = facets.priority !== undefined || shape.kind === 'order';
  return isPlaced ? inTurn(graph, `write ${path} ${odataType}`, () => graph.send(request)) : graph.send(request);
}
