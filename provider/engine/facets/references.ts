import {
  identical,
  isJsonObject,
  isUnknown,
  isValueList,
  type Json,
  type JsonObject,
  type ReferencesFacet,
  type ResourceDefinition,
  textOf,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { collectionRead, objectRead, sameId } from '../locate.js';
import { equalValues } from '../values/equality.js';
import type { FacetAnswer, FacetChange } from './facet.js';

/**
 * Changes an object's references to the planned ones. Adds before it removes, so that unchanged references stay
 * throughout.
 */
export async function applyReferences(
  definition: ResourceDefinition,
  change: FacetChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const facet = definition.facets.references;
  if (!facet) return { achieved: {}, diagnostics: [] };
  const wanted = change.planned[facet.attribute] ?? null;
  const present = change.prior?.[facet.attribute] ?? null;
  if (isUnknown(wanted)) return { achieved: {}, diagnostics: [] };
  if (!isDue(definition, facet, change)) return { achieved: { [facet.attribute]: wanted }, diagnostics: [] };
  const live = await readReferences(definition, { facet, id: change.id }, context);
  if (live.state === 'unreadable') return { achieved: { [facet.attribute]: present }, diagnostics: [live.diagnostic] };
  const ids = live.state === 'present' ? idsOf(live.value) : [];
  const again = isSetByReference(facet, change);
  for (const write of writesOf(facet, { wanted: textsOf(wanted), live: ids, again })) {
    const result = await context.graph.send(below(definition, change.id, write));
    const gone = result.outcome === 'refused' && write.method === 'DELETE' && result.status === 404;
    if (result.outcome === 'done' || gone) continue;
    // Only some changes were made: the next plan compares with the state of the tenant at that time.
    return { achieved: { [facet.attribute]: present }, diagnostics: [result.diagnostic] };
  }
  return { achieved: { [facet.attribute]: wanted }, diagnostics: [] };
}

function isDue(definition: ResourceDefinition, facet: ReferencesFacet, { prior, planned }: FacetChange): boolean {
  const attribute = definition.attributes[facet.attribute];
  const same = attribute && equalValues(attribute, planned[facet.attribute] ?? null, prior?.[facet.attribute] ?? null);
  return same !== true || isSetByReference(facet, { prior, planned });
}

function isSetByReference(
  { sets }: ReferencesFacet,
  { prior, planned }: Pick<FacetChange, 'prior' | 'planned'>,
): boolean {
  if (!sets || planned[sets.attribute] !== sets.value) return false;
  return !identical(prior?.[sets.attribute] ?? null, sets.value);
}

function readReferences(
  definition: ResourceDefinition,
  { facet, id }: { readonly facet: ReferencesFacet; readonly id: string },
  { graph }: EngineContext,
): ReturnType<EngineContext['graph']['list']> {
  const { version, path, area } = objectRead(definition, id);
  return graph.list({ version, path: `${path}/${facet.attribute}`, query: { $select: 'id' }, area, fresh: true });
}

interface ReferenceWrite {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: JsonObject;
}

interface Wanted {
  readonly wanted: readonly string[];
  readonly live: readonly string[];
  readonly again: boolean;
}

function writesOf({ attribute, set }: ReferencesFacet, { wanted, live, again }: Wanted): readonly ReferenceWrite[] {
  const isIn = (ids: readonly string[]) => (id: string) => ids.some((other) => sameId(other, id));
  const added = wanted.filter((id) => !isIn(live)(id));
  const removed = live.filter((id) => !isIn(wanted)(id));
  const renewed = again && added.length === 0 ? wanted.slice(0, 1) : [];
  const remove = (id: string): ReferenceWrite => ({
    method: 'DELETE',
    path: `${attribute}/${encodeURIComponent(id)}/$ref`,
  });
  const add = (id: string): ReferenceWrite => ({
    method: 'POST',
    path: `${attribute}/$ref`,
    // Public captures use this address and no other.
    body: { '@odata.id': `https://graph.microsoft.com/odata/${set}('${id}')` },
  });
  return [...renewed.map(remove), ...[...renewed, ...added].map(add), ...removed.map(remove)];
}

function below(
  definition: ResourceDefinition,
  id: string,
  write: ReferenceWrite,
): Parameters<EngineContext['graph']['send']>[0] {
  const { version, path, area } = objectRead(definition, id);
  return { ...write, version, path: `${path}/${write.path}`, area, invalidates: [collectionRead(definition).path] };
}

function textsOf(value: Value): readonly string[] {
  return isValueList(value) ? value.filter((element) => typeof element === 'string') : [];
}

function idsOf(objects: readonly JsonObject[]): readonly string[] {
  return objects.flatMap(({ id }) => textOf(id) ?? []);
}

/**
 * Converts an object's expanded references. Undefined: Graph did not expand them, which does not mean that there are
 * none.
 */
export function referencesFromGraph(json: Json | undefined): Value | undefined {
  return Array.isArray(json) ? idsOf(json.filter(isJsonObject)) : undefined;
}

/** References of an object before the change. */
export function referencesBefore({ facets }: ResourceDefinition, prior: ValueObject | null): Record<string, Value> {
  const { references } = facets;
  return references ? { [references.attribute]: prior?.[references.attribute] ?? null } : {};
}

/** Splits the original values of a default object into its own body and its references. */
export function referencesFromOriginal(
  { facets }: ResourceDefinition,
  original: JsonObject,
): { readonly body: JsonObject; readonly references: ValueObject } {
  const name = facets.references?.attribute;
  if (name === undefined) return { body: original, references: {} };
  const { [name]: ids, ...body } = original;
  return { body, references: { [name]: Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [] } };
}
