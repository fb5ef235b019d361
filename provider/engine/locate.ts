import {
  type GraphRead,
  isJsonObject,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  textOf,
  type UnreadableReason,
  type WriteResult,
} from '../../core/index.js';
import type { EngineContext } from './contract.js';
import { notBelieved, proven } from './proof.js';

/** Returns the read of a resource's collection or single object. The definition is `placed`. */
export function collectionRead({ graph }: ResourceDefinition): GraphRead {
  const query = {
    ...(graph.expand !== undefined && { $expand: graph.expand }),
    ...(graph.select && { $select: graph.select.join(',') }),
  };
  return { version: graph.version, path: graph.path, query, area: graph.area };
}

/** Maximum age of an answer. */
export type Freshness = Pick<GraphRead, 'fresh' | 'earlier'>;

/** Extracts the maximum age of an answer from a call context. */
export function freshnessOf({ fresh, earlier }: Freshness): Freshness {
  return { ...(fresh === true && { fresh }), ...(earlier === true && { earlier }) };
}

/** Returns the read of the list of a collection. */
export function listRead(definition: ResourceDefinition): GraphRead {
  const read = collectionRead(definition);
  const { filter } = definition.graph;
  return filter === undefined ? read : { ...read, query: { ...read.query, $filter: filter } };
}

/** Returns the read of one object of a collection. The answer must be about that object. */
export function objectRead(definition: ResourceDefinition, id: string): GraphRead {
  const read = collectionRead(definition);
  return { ...read, path: `${read.path}/${encodeURIComponent(id)}`, expects: { id } };
}

/** Reads the objects of a collection that have the resource's type. */
export async function listObjects(
  definition: ResourceDefinition,
  context: Pick<EngineContext, 'graph'>,
  options: Freshness = {},
): Promise<ReadResult<readonly JsonObject[]>> {
  const all = await listAll(definition, context, options);
  if (all.state !== 'present') return all;
  return { state: 'present', value: typedObjects(definition, all.value) };
}

/** By list and path of a definition. The same array lets callers cache what they derive from it. */
const typed = new WeakMap<readonly JsonObject[], WeakMap<ResourceDefinition['graph'], readonly JsonObject[]>>();

/** Selects objects of the resource's type. Done once for each list, because each of its objects is looked for. */
function typedObjects(definition: ResourceDefinition, all: readonly JsonObject[]): readonly JsonObject[] {
  if (definition.graph.odataType === undefined && !definition.graph.template) return all;
  const byGraph = typed.get(all) ?? new WeakMap<ResourceDefinition['graph'], readonly JsonObject[]>();
  typed.set(all, byGraph);
  const own = byGraph.get(definition.graph) ?? all.filter((object) => isOfType(definition, object));
  byGraph.set(definition.graph, own);
  return own;
}

/**
 * Reads a whole collection. In a mixed one, each object must have a type: an untyped object could belong to any
 * resource.
 */
async function listAll(
  definition: ResourceDefinition,
  { graph }: Pick<EngineContext, 'graph'>,
  options: Freshness,
): Promise<ReadResult<readonly JsonObject[]>> {
  const all = await graph.list({ ...listRead(definition), ...options });
  if (all.state !== 'present' || definition.graph.odataType === undefined) return all;
  const typeless = all.value.find((object) => typeIn(definition, object) === undefined);
  return typeless ? notBelieved(definition, `the list has an object without a type (${idText(typeless)})`) : all;
}

/** Whether an object of a mixed collection has the resource's type. */
export function isOfType({ graph }: ResourceDefinition, object: JsonObject): boolean {
  if (graph.template) return templateOf(object) === graph.template.id.toLowerCase();
  return graph.odataType === undefined || typeIn({ graph }, object) === `#${graph.odataType}`;
}

/** Template id of a settings catalog policy, in lower case. Empty: it has none. */
export function templateOf({ templateReference }: JsonObject): string {
  return isJsonObject(templateReference) ? (textOf(templateReference.templateId) ?? '').toLowerCase() : '';
}

/** Type of an object of a mixed collection. Undefined: unknown. */
function typeIn({ graph: { untyped } }: Pick<ResourceDefinition, 'graph'>, object: JsonObject): string | undefined {
  const type = object['@odata.type'];
  if (typeof type === 'string') return type;
  return untyped && !Object.hasOwn(object, untyped.lacks) ? `#${untyped.odataType}` : undefined;
}

/** Prefetches a collection: its objects are then found in the list. */
export async function listAhead(
  definition: ResourceDefinition,
  context: Pick<EngineContext, 'graph'>,
): Promise<ReadResult<readonly JsonObject[]>> {
  interestIn(definition, context).isListed = true;
  return listObjects(definition, context);
}

/**
 * Reads one object of a collection: individually while it is the only one requested, otherwise from one complete list,
 * or from a prefetched list.
 *
 * An object that is missing from the list is read individually before it counts as deleted. An unreadable prefetched
 * list does not matter: an identity that cannot list a collection may still read its objects.
 */
export async function findObject(
  definition: ResourceDefinition,
  id: string,
  context: EngineContext & Freshness,
): Promise<ReadResult<JsonObject>> {
  const fresh = freshnessOf(context);
  const interest = interestIn(definition, context);
  interest.ids.add(id.toLowerCase());
  if (!interest.isListed && !(await isAskedOften(interest))) return readObject(definition, id, { context, fresh });
  const all = await listAll(definition, context, fresh);
  // If the parent is gone, so is the collection. Only the object's own address shows whether it is gone too.
  const isMissing = all.state === 'unreadable' && all.diagnostic.code === 'INT3014';
  const isDecisive = interest.ids.size > 1 || all.state !== 'unreadable' || !ownReasons.has(all.reason);
  if (all.state !== 'present' && !isMissing && isDecisive) return all;
  const object = all.state === 'present' ? all.value.find((candidate) => sameId(candidate.id, id)) : undefined;
  return object
    ? ofType(definition, { state: 'present', value: object })
    : readObject(definition, id, { context, fresh });
}

/** Reads one object at its own address, whatever a list returned. */
export async function readObject(
  definition: ResourceDefinition,
  id: string,
  { context, fresh }: { readonly context: EngineContext; readonly fresh: Freshness },
): Promise<ReadResult<JsonObject>> {
  const found = ofType(definition, await context.graph.get({ ...objectRead(definition, id), ...fresh }));
  const isDoubtful =
    definition.graph.goneAsBadRequest && found.state === 'unreadable' && found.diagnostic.code === refused;
  return isDoubtful && (await isGone(definition, id, context)) ? { state: 'absent' } : found;
}

/** Code of a request that Graph refuses without a better reason. */
const refused = 'INT3000';

/** Whether a complete list shows that an object is gone. */
async function isGone(
  definition: ResourceDefinition,
  id: string,
  context: Pick<EngineContext, 'graph'>,
): Promise<boolean> {
  const all = await listAll(definition, context, { fresh: true });
  return all.state === 'present' && !all.value.some((object) => sameId(object.id, id));
}

/** Whether a refused write shows that its object is gone. */
export async function isRefusedAsGone(
  definition: ResourceDefinition,
  id: string,
  { result, context }: { readonly result: WriteResult; readonly context: Pick<EngineContext, 'graph'> },
): Promise<boolean> {
  if (result.outcome !== 'refused') return false;
  if (result.status === 404) return true;
  return result.status === 400 && definition.graph.goneAsBadRequest === true && isGone(definition, id, context);
}

/** An id always belongs to the same object, so an object of another type is a different one. */
function ofType(definition: ResourceDefinition, result: ReadResult<JsonObject>): ReadResult<JsonObject> {
  if (result.state !== 'present' || isOfType(definition, result.value)) return proven(definition, result);
  const type = definition.graph.template ? templateOf(result.value) : (result.value['@odata.type'] ?? null);
  const { diagnostic } = notBelieved(
    definition,
    `it is of the ${definition.graph.template ? 'template' : 'type'} ${JSON.stringify(type)}`,
  );
  return { state: 'unreadable', reason: 'malformed', diagnostic: { ...diagnostic, code: 'INT3017' } };
}

function idText({ id }: JsonObject): string {
  return typeof id === 'string' ? id : 'no id';
}

/** Ids are GUIDs, some with a suffix. Graph ignores their case. */
export function sameId(left: unknown, right: string): boolean {
  return typeof left === 'string' && left.toLowerCase() === right.toLowerCase();
}

/** Reasons why a list is unreadable although its objects may be readable. */
const ownReasons: ReadonlySet<UnreadableReason> = new Set(['permission', 'malformed']);

/** The requests for a collection. */
interface Interest {
  /** Ids requested so far. */
  readonly ids: Set<string>;
  /** Whether the list was prefetched. */
  isListed: boolean;
}

/** By client and collection. Weak, so that it is freed with its client. */
const interests = new WeakMap<object, Map<string, Interest>>();

function interestIn(definition: ResourceDefinition, { graph }: Pick<EngineContext, 'graph'>): Interest {
  const { path } = collectionRead(definition);
  const collections = interests.get(graph) ?? new Map<string, Interest>();
  interests.set(graph, collections);
  const interest = collections.get(path) ?? { ids: new Set<string>(), isListed: false };
  collections.set(path, interest);
  return interest;
}

/** Terraform requests up to ten objects concurrently: wait for the other requests of this turn before deciding. */
async function isAskedOften({ ids }: Interest): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return ids.size > 1;
}
