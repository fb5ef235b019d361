import {
  type Attribute,
  type Attributes,
  isJsonObject,
  isValueObject,
  isWhollyKnown,
  type Json,
  type JsonObject,
  presenceOf,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { assignmentsFromGraph } from './facets/assignments.js';
import { referencesFromGraph } from './facets/references.js';
import { mapAttributes } from './values/attributes.js';
import { equalValues } from './values/equality.js';
import { fromGraph, toGraph } from './values/graph-json.js';

/**
 * The tenant's values of the resource's attributes. Local and write-only attributes are null. Undefined: Graph did not
 * return the value, such as assignments that it did not expand; this is not the same as none.
 */
export function liveValues(definition: ResourceDefinition, object: JsonObject): Record<string, Value | undefined> {
  const seen = definition.quirks.afterRead?.(object) ?? object;
  const values: Record<string, Value | undefined> = fromGraph(definition.attributes, seen);
  for (const [name, attribute] of Object.entries(definition.attributes)) {
    if (!isShown(attribute, name, seen)) values[name] = undefined;
  }
  const { assignments, references } = definition.facets;
  if (assignments) values.assignments = assignmentsFromGraph(seen.assignments, assignments);
  if (references) values[references.attribute] = referencesFromGraph(seen[references.attribute]);
  return values;
}

function isShown({ local, writeOnly, digestOf, graphName }: Attribute, name: string, seen: JsonObject): boolean {
  if (local === true || writeOnly !== undefined) return true;
  return seen[digestOf?.image ?? graphName ?? name] !== undefined;
}

/** The object, with members of nested objects that Graph did not return taken from the state. */
function withMembers(attributes: Attributes, object: JsonObject, prior: ValueObject | null): JsonObject {
  const entries = Object.entries(attributes).flatMap(([name, attribute]): [string, Json][] => {
    const property = attribute.graphName ?? name;
    const json = object[property];
    const before = prior?.[name] ?? null;
    if (attribute.kind !== 'nested' || attribute.nesting !== 'single') return [];
    if (!isJsonObject(json) || !isValueObject(before)) return [];
    const known = toGraph(attribute.attributes, before);
    return [[property, { ...known, ...withMembers(attribute.attributes, json, before) }]];
  });
  return { ...object, ...Object.fromEntries(entries) };
}

/**
 * Merges the tenant's values into the state.
 *
 * An equivalent value keeps the state's spelling, so that there is no difference. Values that change by themselves are
 * only updated with other changes: alone, they are not drift.
 */
export function mergeState(definition: ResourceDefinition, prior: ValueObject | null, object: JsonObject): ValueObject {
  const live = liveValues(definition, withMembers(definition.attributes, object, prior));
  // An import sets the defaults of values that Graph never returns; otherwise, the next plan would change them.
  const before = (name: string, { local, default: preset = null }: Attribute): Value =>
    prior ? (prior[name] ?? null) : local ? preset : null;
  const merged = mapAttributes(definition.attributes, (name, attribute) =>
    mergeValue(attribute, before(name, attribute), live[name]),
  );
  if (!prior) return merged;
  const changed = Object.keys(merged).some(
    (name) => definition.attributes[name]?.volatile !== true && merged[name] !== (prior[name] ?? null),
  );
  return changed ? merged : prior;
}

/** The values of an object that was found instead of a new one, in the spelling of the plan if equivalent. */
export function foundState(definition: ResourceDefinition, object: JsonObject, planned: ValueObject): ValueObject {
  const live = liveValues(definition, object);
  return mapAttributes(definition.attributes, (name, attribute) => {
    const wanted = planned[name] ?? null;
    const present = live[name] ?? null;
    return !attribute.writeOnly && isWhollyKnown(wanted) && equalValues(attribute, wanted, present) ? wanted : present;
  });
}

function mergeValue(attribute: Attribute, prior: Value, live: Value | undefined): Value {
  if (attribute.local === true) return prior;
  if (attribute.writeOnly || live === undefined) return attribute.writeOnly ? null : prior;
  if (equalValues(attribute, prior, live)) return prior ?? emptyOf(attribute, live);
  // If nothing is declared, Graph's empty text or list counts as no value.
  return presenceOf(attribute) === 'optional' && equalValues(attribute, null, live) ? null : live;
}

/**
 * The value of an imported object if Graph returns an empty one: the default, if that is empty too; otherwise, what
 * Graph returns.
 */
function emptyOf(attribute: Attribute, live: Value): Value {
  const preset = attribute.default ?? null;
  return equalValues(attribute, preset, null) ? preset : live;
}
