import {
  type Attributes,
  type CompanionsFacet,
  type Diagnostic,
  isJsonObject,
  isUnknown,
  isValueList,
  isValueObject,
  type JsonObject,
  type NestedAttribute,
  type ResourceDefinition,
  type Value,
  type ValueObject,
  type WriteResult,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { collectionRead, objectRead } from '../locate.js';
import { patiently } from '../patiently.js';
import { pick } from '../values/attributes.js';
import { equalValues } from '../values/equality.js';
import { fromGraph, toGraph } from '../values/graph-json.js';
import { typeMarker } from '../values/patch.js';
import {
  childrenOf,
  companionRead,
  type CompanionReferences,
  readCompanion,
  referenceBody,
  referencesOf,
} from './companions.js';
import type { FacetAnswer, FacetChange } from './facet.js';

/** Changes an object's companions, and their children, to the planned ones. */
export async function applyCompanions(
  definition: ResourceDefinition,
  change: FacetChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const facet = definition.facets.companions;
  if (!facet) return { achieved: {}, diagnostics: [] };
  const achieved = Object.fromEntries(Object.keys(facet.kinds).map((name) => [name, change.planned[name] ?? null]));
  const due = Object.keys(facet.kinds).filter((name) => isDue(definition, name, change));
  if (due.length === 0) return { achieved, diagnostics: [] };
  const before = { ...achieved, ...companionsBefore(definition, change) };
  const settled = await settleReferences({ definition, facet, change }, context);
  if ('diagnostic' in settled) return { achieved: before, diagnostics: [settled.diagnostic] };
  for (const name of due) {
    const failed = await writeCompanion(
      { definition, facet, change, name, reference: settled.references.get(name) },
      context,
    );
    // Only some changes were made: the next plan compares with the state of the tenant at that time.
    if (failed) return { achieved: before, diagnostics: [failed] };
  }
  return { achieved, diagnostics: [] };
}

/** Contents of the companions before the change. */
export function companionsBefore(
  { facets }: ResourceDefinition,
  { prior }: Pick<FacetChange, 'prior'>,
): Record<string, Value> {
  return Object.fromEntries(Object.keys(facets.companions?.kinds ?? {}).map((name) => [name, prior?.[name] ?? null]));
}

function isDue({ attributes }: ResourceDefinition, name: string, { prior, planned }: FacetChange): boolean {
  const attribute = attributes[name];
  const wanted = planned[name] ?? null;
  return attribute !== undefined && !isUnknown(wanted) && !equalValues(attribute, wanted, prior?.[name] ?? null);
}

interface Owner {
  readonly definition: ResourceDefinition;
  readonly facet: CompanionsFacet;
  readonly change: FacetChange;
}

type Settled = { readonly references: CompanionReferences } | { readonly diagnostic: Diagnostic };

/**
 * Changes the object's references to match the planned companions, and returns them. A new object was created with
 * them.
 */
async function settleReferences(owner: Owner, context: EngineContext): Promise<Settled> {
  const { definition, facet, change } = owner;
  if (!change.prior) return { references: referencesOf(facet, change.object) };
  const read = objectRead(definition, change.id);
  const live = await context.graph.get({ ...read, fresh: true });
  if (live.state === 'unreadable') return { diagnostic: live.diagnostic };
  const present = await presentReferences(owner, live.state === 'present' ? live.value : {}, context);
  if ('diagnostic' in present) return present;
  const wanted = new Map([...present.references].filter(([name]) => (change.planned[name] ?? null) !== null));
  const same = [...present.references].every(([name, reference]) => wanted.has(name) === (reference !== undefined));
  if (same) return present;
  const { version, path, area } = read;
  const body = { ...typeMarker(definition), ...referenceBody(facet, wanted) };
  const invalidates = [collectionRead(definition).path, facet.path];
  const result = await context.graph.send({ method: 'PATCH', version, path, area, body, invalidates });
  if (result.outcome !== 'done') return { diagnostic: result.diagnostic };
  return { references: referencesOf(facet, isJsonObject(result.body) ? result.body : {}) };
}

/** References of an object to existing companions. A deleted companion is created again, like a missing one. */
async function presentReferences(
  { definition, facet, change }: Owner,
  object: JsonObject,
  context: EngineContext,
): Promise<Settled> {
  const references = new Map<string, string | undefined>();
  for (const [name, reference] of referencesOf(facet, object)) {
    const isWanted = (change.planned[name] ?? null) !== null;
    const found = isWanted && (await readCompanion(definition, { facet, reference }, { ...context, fresh: true }));
    if (found && found.state === 'unreadable') return { diagnostic: found.diagnostic };
    references.set(name, found && found.state === 'absent' ? undefined : reference);
  }
  return { references };
}

interface Companion extends Owner {
  readonly name: string;
  readonly reference: string | undefined;
}

async function writeCompanion(companion: Companion, context: EngineContext): Promise<Diagnostic | undefined> {
  const { definition, facet, change, name, reference } = companion;
  const wanted = change.planned[name] ?? null;
  const attribute = definition.attributes[name];
  if (!isValueObject(wanted) || attribute?.kind !== 'nested' || reference === undefined) return undefined;
  const live = await liveCompanion(companion, context);
  if (live.state === 'unreadable') return live.diagnostic;
  const present = live.state === 'present' ? live.value : {};
  const writes = [
    ...bodyWrites(attribute.attributes, { facet, wanted, present }),
    ...childWrites(attribute, { facet, wanted, present }),
  ];
  const read = companionRead(definition, facet, reference);
  for (const write of writes) {
    const request = { ...read, ...write, path: `${read.path}${write.path}`, invalidates: [facet.path] };
    const result = await sendSoon(request, change, context);
    const gone = result.outcome === 'refused' && write.method === 'DELETE' && result.status === 404;
    if (result.outcome !== 'done' && !gone) return result.diagnostic;
  }
  return undefined;
}

/** Reads a new companion. It is empty, and may not be readable at first. */
async function liveCompanion(
  { definition, facet, change, reference }: Companion,
  context: EngineContext,
): ReturnType<typeof readCompanion> {
  if (!change.prior) return { state: 'absent' };
  return readCompanion(definition, { facet, reference }, { ...context, fresh: true });
}

/**
 * Pauses while a companion that Graph just returned is not readable; a public tool reports such delays. Unit:
 * milliseconds.
 */
const patience = [250, 500, 1000, 2000] as const;

function sendSoon(
  request: Parameters<EngineContext['graph']['send']>[0],
  { prior }: FacetChange,
  context: EngineContext,
): Promise<WriteResult> {
  return patiently(context, {
    pauses: prior ? [] : patience,
    attempt: () => context.graph.send(request),
    isSettled: (result) => result.outcome !== 'refused' || result.status !== 404,
  });
}

interface Write {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** Path relative to the companion. */
  readonly path: string;
  readonly body?: JsonObject;
}

interface Sides {
  readonly facet: CompanionsFacet;
  readonly wanted: ValueObject;
  readonly present: JsonObject;
}

function bodyWrites(attributes: Attributes, { facet, wanted, present }: Sides): readonly Write[] {
  const own = pick(attributes, (_attribute, name) => name !== facet.children.navigation);
  const changed = changedAttributes(own, wanted, present);
  return Object.keys(changed).length === 0 ? [] : [{ method: 'PATCH', path: '', body: toGraph(changed, wanted) }];
}

function changedAttributes(attributes: Attributes, wanted: ValueObject, present: JsonObject): Attributes {
  const live = fromGraph(attributes, present);
  return pick(attributes, (attribute, name) => !equalValues(attribute, wanted[name] ?? null, live[name] ?? null));
}

/** Returns the writes for children: new and changed ones first, starting with the flagged one, then deletions. */
function childWrites({ attributes }: NestedAttribute, { facet, wanted, present }: Sides): readonly Write[] {
  const { navigation, key, exclusive } = facet.children;
  const children = attributes[navigation];
  const declared = wanted[navigation];
  if (children?.kind !== 'nested' || !isValueList(declared)) return [];
  const live = new Map(childrenOf(facet, present).map((child) => [keyOf(child[key]), child]));
  const objects = declared.filter(isValueObject).sort((a, b) => Number(b[exclusive]) - Number(a[exclusive]));
  const kept = new Set(objects.map((object) => keyOf(object[key])));
  const removed = [...live].filter(([name]) => !kept.has(name)).map(([, child]) => child);
  return [
    ...objects.flatMap((object) =>
      childWrite(children.attributes, object, { facet, child: live.get(keyOf(object[key])) }),
    ),
    ...removed.map(({ id }): Write => ({ method: 'DELETE', path: childPath(facet, id) })),
  ];
}

function childWrite(
  attributes: Attributes,
  object: ValueObject,
  { facet, child }: { readonly facet: CompanionsFacet; readonly child: JsonObject | undefined },
): readonly Write[] {
  const { navigation, exclusive } = facet.children;
  if (!child) return [{ method: 'POST', path: `/${navigation}`, body: toGraph(attributes, object) }];
  const changed = pick(
    changedAttributes(attributes, object, child),
    (_attribute, name) => name !== exclusive || object[name] === true,
  );
  if (Object.keys(changed).length === 0) return [];
  return [{ method: 'PATCH', path: childPath(facet, child.id), body: toGraph(changed, object) }];
}

function childPath({ children }: CompanionsFacet, id: unknown): string {
  return `/${children.navigation}/${encodeURIComponent(typeof id === 'string' ? id : '')}`;
}

function keyOf(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
