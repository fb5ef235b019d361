import type { Graph, ResourceDefinition, WriteResult } from '../../core/index.js';

/** The last of the things that wait for one another, by client and name. Weak, so that they go with their client. */
const turns = new WeakMap<object, Map<string, Promise<unknown>>>();

/** Runs after everything that was begun under the same name for the same client, whether that succeeded or not. */
export async function inTurn<T>(client: object, name: string, run: () => Promise<T>): Promise<T> {
  const queue = turns.get(client) ?? new Map<string, Promise<unknown>>();
  turns.set(client, queue);
  const turn = (queue.get(name) ?? Promise.resolve()).then(run, run);
  queue.set(name, turn);
  return turn;
}

/**
 * Sends a write of an object that has a place among others, after every such write of its type that was begun before.
 *
 * Creates that overlapped left real tenants with two objects in one place, which could never be mended
 * (terraform-provider-microsoft365wp 0.18.1, documentation). Writes of other objects go at once.
 */
export async function sendInTurn(
  { graph: { path, odataType = '' }, facets, shape }: ResourceDefinition,
  graph: Graph,
  request: Parameters<Graph['send']>[0],
): Promise<WriteResult> {
  const isPlaced = facets.priority !== undefined || shape.kind === 'order';
  return isPlaced ? inTurn(graph, `write ${path} ${odataType}`, () => graph.send(request)) : graph.send(request);
}
