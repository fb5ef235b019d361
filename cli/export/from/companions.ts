import {
  type CompanionsFacet,
  jsonElements,
  type JsonObject,
  type ResourceDefinition,
  textOf,
} from '../../../core/index.js';
import type { ForeignCompanion, FoundObject, LocatedObject } from './model.js';

/** Companions of an export, by whether an object refers to them. */
export interface PartedCompanions {
  /** By the path at which they are read. */
  readonly used: ReadonlyMap<string, JsonObject>;
  readonly unused: readonly ForeignCompanion[];
}

/**
 * Which definition an object may be a companion of. An object without its children does not count, because its content
 * is unknown.
 */
export function isCompanion(
  { object, graphPath }: Pick<FoundObject, 'object' | 'graphPath'>,
  definitions: readonly ResourceDefinition[],
): boolean {
  const id = textOf(object.id);
  if (id === null) return false;
  return facetsOf(definitions).some(
    ({ path, children }) =>
      [path, `${path}/${id}`].some((one) => one.toLowerCase() === graphPath?.toLowerCase()) &&
      Array.isArray(object[children.navigation]),
  );
}

/** Paths of the collections with companions. */
export function companionPaths(definitions: readonly ResourceDefinition[]): readonly string[] {
  return facetsOf(definitions).map(({ path }) => path);
}

/** Finds the companions that objects refer to. */
export function partCompanions(
  companions: readonly ForeignCompanion[],
  located: readonly LocatedObject[],
): PartedCompanions {
  const byId = new Map(companions.map((one) => [textOf(one.object.id)?.toLowerCase(), one]));
  const used = new Map<string, JsonObject>();
  const found = new Set<ForeignCompanion>();
  for (const { definition, object } of located) {
    const facet = definition.facets.companions;
    for (const id of facet ? referredIds(facet, object) : []) {
      const companion = byId.get(id.toLowerCase());
      if (!facet || !companion) continue;
      found.add(companion);
      used.set(`${facet.path}/${encodeURIComponent(id)}`, companion.object);
    }
  }
  return { used, unused: companions.filter((one) => !found.has(one)) };
}

/** References consist of a kind and an id: `Email_3f881c29-…`. */
function referredIds({ property }: CompanionsFacet, object: JsonObject): readonly string[] {
  const references = object[property];
  const texts = jsonElements(references).flatMap((one) => textOf(one) ?? []);
  return texts.map((text) => text.slice(text.indexOf('_') + 1));
}

function facetsOf(definitions: readonly ResourceDefinition[]): readonly CompanionsFacet[] {
  return definitions.flatMap(({ facets }) => facets.companions ?? []);
}
