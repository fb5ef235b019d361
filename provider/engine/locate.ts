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

/** Where a resource's collection, or its single object, is read. The definition is `placed`. */
export function collectionRead({ graph }: ResourceDefinition): GraphRead {
  const query = {
    ...(graph.expand !== undefined && { $expand: graph.expand }),
    ...(graph.select && { $select: graph.select.join(',') }),
  };
  return { version: graph.version, path: graph.path, query, area: graph.area };
}

/** How old an answer may be. */
export type Freshness = Pick<GraphRead, 'fresh' | 'earlier'>;

/** How old an answer may be, out of what a call works with. */
export function freshnessOf({ fresh, earlier }: Freshness): Freshness {
  return { ...(fresh === true && { fresh }), ...(earlier === true && { earlier }) };
}

/** Where the list of a collection is read. */
export function listRead(definition: ResourceDefinition): GraphRead {
  const read = collectionRead(definition);
  const { filter } = definition.graph;
  return filter === undefined ? read : { ...read, query: { ...read.query, $filter: filter } };
}

/** Where one object of a collection is read. The answer must be about that object. */
export function objectRead(definition: ResourceDefinition, id: string): GraphRead {
  const read = collectionRead(definition);
  return { ...read, path: `${read.path}/${encodeURIComponent(id)}`, expects: { id } };
}

/** Reads the objects of a collection that are of the resource's type. */
export async function listObjects(
  definition: ResourceDefinition,
  context: Pick<EngineContext, 'graph'>,
  options: Freshness = {},
): Promise<ReadResult<readonly JsonObject[]>> {
  const all = await listAll(definition, context, options);
  if (all.state !== 'present') return all;
  return { state: 'present', value: all.value.filter((object) => isOfType(definition, object)) };
}

/** Reads a whole collection. In a mixed one each object says of which type it is: of one that does not, nobody knows whose it is. */
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

/** Whether an object of a mixed collection is one of the resource's. */
export function isOfType({ graph }: ResourceDefinition, object: JsonObject): boolean {
  if (graph.template) return templateOf(object) === graph.template.id.toLowerCase();
  return graph.odataType === undefined || typeIn({ graph }, object) === `#${graph.odataType}`;
}

/** Template of a policy of the settings catalog, in lower case. Empty: it has none. */
export function templateOf({ templateReference }: JsonObject): string {
  return isJsonObject(templateReference) ? (textOf(templateReference.templateId) ?? '').toLowerCase() : '';
}

/** Type of an object of a mixed collection. Undefined: nothing tells it. */
function typeIn({ graph: { untyped } }: Pick<ResourceDefinition, 'graph'>, object: JsonObject): string | undefined {
  const type = object['@odata.type'];
  if (typeof type === 'string') return type;
  return untyped && !Object.hasOwn(object, untyped.lacks) ? `#${untyped.odataType}` : undefined;
}

/** Reads a collection before its objects are asked for: from now on they are found in the list. */
export async function listAhead(
  definition: ResourceDefinition,
  context: Pick<EngineContext, 'graph'>,
): Promise<ReadResult<readonly JsonObject[]>> {
  interestIn(definition, context).isListed = true;
  return listObjects(definition, context);
}

/**
 * Reads one object of a collection: by itself while it is the only one asked for, from one complete list after that, or where
 * the list was read ahead.
 *
 * An object that the list does not have is asked for by itself before it is taken for gone. A list that was only read ahead
 * decides nothing where it cannot be read: who may not list a collection may still read an object of it.
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
  // Below a parent that is gone there is no collection; whether the object is gone too, only its own address tells.
  const isMissing = all.state === 'unreadable' && all.diagnostic.code === 'INT3014';
  const isDecisive = interest.ids.size > 1 || all.state !== 'unreadable' || !ownReasons.has(all.reason);
  if (all.state !== 'present' && !isMissing && isDecisive) return all;
  const object = all.state === 'present' ? all.value.find((candidate) => sameId(candidate.id, id)) : undefined;
  return object
    ? ofType(definition, { state: 'present', value: object })
    : readObject(definition, id, { context, fresh });
}

/** Reads one object by its own address, past what a list showed. */
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

/** An id belongs to one object for ever: one of another type was not asked for. */
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

/** Ids are GUIDs, some with a suffix; Graph does not care about their case. */
export function sameId(left: unknown, right: string): boolean {
  return typeof left === 'string' && left.toLowerCase() === right.toLowerCase();
}

/** Why a list cannot be read although an object of it may be. */
const ownReasons: ReadonlySet<UnreadableReason> = new Set(['permission', 'malformed']);

/** What is wanted of a collection. */
interface Interest {
  /** Ids asked for so far. */
  readonly ids: Set<string>;
  /** The list was read ahead. */
  isListed: boolean;
}

/** By client and collection. Weak, so that it goes with its client. */
const interests = new WeakMap<object, Map<string, Interest>>();

function interestIn(definition: ResourceDefinition, { graph }: Pick<EngineContext, 'graph'>): Interest {
  const { path } = collectionRead(definition);
  const collections = interests.get(graph) ?? new Map<string, Interest>();
  interests.set(graph, collections);
  const interest = collections.get(path) ?? { ids: new Set<string>(), isListed: false };
  collections.set(path, interest);
  return interest;
}

/** Terraform asks for up to ten objects at once: the others of this turn are let in before the decision. */
async function isAskedOften({ ids }: Interest): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return ids.size > 1;
}
