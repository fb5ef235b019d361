import {
  type CompanionsFacet,
  type GraphRead,
  isJsonObject,
  jsonElements,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  textOf,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { collectionRead, type Freshness, freshnessOf } from '../locate.js';
import { notBelieved, proven } from '../proof.js';

/** References of an object to its companions, by attribute: `Email_3f881c29-…`, or undefined if there is none. */
export type CompanionReferences = ReadonlyMap<string, string | undefined>;

/** Id that requests a new companion. */
const newCompanion = '00000000-0000-0000-0000-000000000000';

/**
 * Adds the contents of companions to an object, under their attributes. If a companion is unreadable, so is the object.
 */
export async function withCompanions(
  definition: ResourceDefinition,
  found: ReadResult<JsonObject>,
  context: EngineContext & Freshness,
): Promise<ReadResult<JsonObject>> {
  const facet = definition.facets.companions;
  if (!facet || found.state !== 'present') return found;
  if (!hasReferences(facet, found.value)) return notBelieved(definition, `${facet.property} is not a list of strings`);
  const parts = await Promise.all(
    [...referencesOf(facet, found.value)].map(async ([name, reference]) => ({
      name,
      read: await readCompanion(definition, { facet, reference }, context),
    })),
  );
  const failed = parts.find(({ read }) => read.state === 'unreadable')?.read;
  if (failed) return failed;
  const members = parts.map(({ name, read }) => [name, read.state === 'present' ? read.value : null] as const);
  return proven(definition, { state: 'present', value: { ...found.value, ...Object.fromEntries(members) } });
}

function hasReferences({ property }: CompanionsFacet, object: JsonObject): boolean {
  const list = object[property];
  return Array.isArray(list) && list.every((reference) => typeof reference === 'string');
}

/** Reads a companion with its children. Absent: the object refers to none. */
export async function readCompanion(
  definition: ResourceDefinition,
  { facet, reference }: { readonly facet: CompanionsFacet; readonly reference: string | undefined },
  { graph, ...age }: EngineContext & Freshness,
): Promise<ReadResult<JsonObject>> {
  if (reference === undefined) return { state: 'absent' };
  const read = companionRead(definition, facet, reference);
  const query = { $expand: facet.children.navigation };
  const found = await graph.get({ ...read, query, ...freshnessOf(age) });
  if (found.state !== 'present' || Array.isArray(found.value[facet.children.navigation])) return found;
  return notBelieved(definition, `${facet.children.navigation} is not a list`);
}

/** Location of a companion. */
export function companionRead(
  definition: ResourceDefinition,
  { path }: CompanionsFacet,
  reference: string,
): Pick<GraphRead, 'version' | 'path' | 'area'> {
  const { version, area } = collectionRead(definition);
  const id = reference.slice(reference.indexOf('_') + 1);
  return { version, area, path: `${path}/${encodeURIComponent(id)}` };
}

/** Parses the references of an object. Graph is inconsistent about the case of a kind. */
export function referencesOf({ kinds, property }: CompanionsFacet, object: JsonObject): CompanionReferences {
  const list = object[property];
  const texts = jsonElements(list).flatMap((reference) => textOf(reference) ?? []);
  const referenceTo = (kind: string): string | undefined =>
    texts.find((text) => text.toLowerCase().startsWith(`${kind}_`.toLowerCase()));
  return new Map(Object.entries(kinds).map(([name, kind]) => [name, referenceTo(kind)]));
}

/** Builds the property with the references, including new ones for missing companions. */
export function referenceBody(facet: CompanionsFacet, wanted: CompanionReferences): JsonObject {
  const references = [...wanted].map(
    ([name, reference]) => reference ?? `${facet.kinds[name] ?? name}_${newCompanion}`,
  );
  return { [facet.property]: references };
}

/** Returns the children of a companion as Graph returns them. */
export function childrenOf({ children }: CompanionsFacet, companion: JsonObject): readonly JsonObject[] {
  const found = companion[children.navigation];
  return jsonElements(found).filter(isJsonObject);
}
