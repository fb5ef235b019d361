import type { GraphRead, JsonObject, ReadResult, ResourceDefinition } from '../../core/index.js';
import type { EngineContext } from './contract.js';

/** Where a resource's collection, or its single object, is read. The definition is `placed`. */
export function collectionRead({ graph }: ResourceDefinition): GraphRead {
  const query = {
    ...(graph.expand !== undefined && { $expand: graph.expand }),
    ...(graph.select && { $select: graph.select.join(',') }),
  };
  return { version: graph.version, path: graph.path, query, area: graph.area };
}

/** Where one object of a collection is read. */
export function objectRead(definition: ResourceDefinition, id: string): GraphRead {
  const read = collectionRead(definition);
  return { ...read, path: `${read.path}/${encodeURIComponent(id)}` };
}

/** Reads the objects of a collection that are of the resource's type. */
export async function listObjects(
  definition: ResourceDefinition,
  context: Pick<EngineContext, 'graph'>,
  options: { readonly fresh?: boolean } = {},
): Promise<ReadResult<readonly JsonObject[]>> {
  const result = await context.graph.list({ ...collectionRead(definition), ...options });
  if (result.state !== 'present') return result;
  return { state: 'present', value: result.value.filter((object) => isOfType(definition, object)) };
}

/** Whether an object of a mixed collection is one of the resource's. */
export function isOfType({ graph }: ResourceDefinition, object: JsonObject): boolean {
  return graph.odataType === undefined || object['@odata.type'] === `#${graph.odataType}`;
}

/** Reads one object of a collection: by itself while it is the only one asked for, from one complete list after that. */
export async function findObject(
  definition: ResourceDefinition,
  id: string,
  context: EngineContext & { readonly fresh?: boolean },
): Promise<ReadResult<JsonObject>> {
  const fresh = context.fresh === true ? { fresh: true } : {};
  if (!(await isAskedOften(definition, id, context))) {
    return ofType(definition, await context.graph.get({ ...objectRead(definition, id), ...fresh }));
  }
  const all = await listObjects(definition, context, fresh);
  if (all.state !== 'present') return all;
  const object = all.value.find((candidate) => sameId(candidate.id, id));
  return object ? { state: 'present', value: object } : { state: 'absent' };
}

function ofType(definition: ResourceDefinition, result: ReadResult<JsonObject>): ReadResult<JsonObject> {
  return result.state === 'present' && !isOfType(definition, result.value) ? { state: 'absent' } : result;
}

/** Ids are GUIDs, some with a suffix; Graph does not care about their case. */
export function sameId(left: unknown, right: string): boolean {
  return typeof left === 'string' && left.toLowerCase() === right.toLowerCase();
}

/** Ids asked for so far, by collection. Weak, so that they go with their client. */
const asked = new WeakMap<object, Map<string, Set<string>>>();

async function isAskedOften(definition: ResourceDefinition, id: string, context: EngineContext): Promise<boolean> {
  const { path } = collectionRead(definition);
  const collections = asked.get(context.graph) ?? new Map<string, Set<string>>();
  asked.set(context.graph, collections);
  const ids = (collections.get(path) ?? new Set<string>()).add(id.toLowerCase());
  collections.set(path, ids);
  // Terraform asks for up to ten objects at once: the others of this turn are let in before the decision.
  await new Promise((resolve) => setImmediate(resolve));
  return ids.size > 1;
}
