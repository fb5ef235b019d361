import type { Attributes, JsonObject, ResourceDefinition, Value, ValueObject } from '../../../core/index.js';
import { liveValues } from '../state.js';
import { equalityKey, equalValues } from './equality.js';

/** An object of the tenant, and values to compare. */
export interface Candidate {
  readonly object: JsonObject;
  readonly values: ValueObject;
}

/** Whether an object of the tenant has the same values in some attributes. */
export function hasValues(
  definition: ResourceDefinition,
  names: readonly string[],
  { object, values }: Candidate,
): boolean {
  const live = liveOf(definition, object);
  return names.every((name) => {
    const attribute = definition.attributes[name];
    return attribute !== undefined && equalValues(attribute, values[name] ?? null, live[name] ?? null);
  });
}

/**
 * The objects of a list that have the same values in some attributes.
 *
 * Each declared object is looked for in the list of all objects, so the list is indexed once: with hundreds of objects,
 * comparing each with each took most of a comparison.
 */
export function withValues(
  definition: ResourceDefinition,
  names: readonly string[],
  { objects, values }: { readonly objects: readonly JsonObject[]; readonly values: ValueObject },
): readonly JsonObject[] {
  const wanted = keyOf(definition, names, values);
  if (wanted === undefined) return objects.filter((object) => hasValues(definition, names, { object, values }));
  return indexOf(definition, names, objects).get(wanted) ?? [];
}

/** A text that is the same for the same values only. Undefined: there is none, or an attribute does not exist. */
function keyOf({ attributes }: ResourceDefinition, names: readonly string[], values: Live): string | undefined {
  const keys = names.map((name) => attributes[name] && equalityKey(attributes[name], values[name] ?? null));
  return keys.includes(undefined) ? undefined : keys.join(' ');
}

type Index = ReadonlyMap<string, readonly JsonObject[]>;

const indexes = new WeakMap<readonly JsonObject[], WeakMap<Attributes, Map<string, Index>>>();

function indexOf(definition: ResourceDefinition, names: readonly string[], objects: readonly JsonObject[]): Index {
  const byAttributes = indexes.get(objects) ?? new WeakMap<Attributes, Map<string, Index>>();
  indexes.set(objects, byAttributes);
  const byNames = byAttributes.get(definition.attributes) ?? new Map<string, Index>();
  byAttributes.set(definition.attributes, byNames);
  const known = byNames.get(names.join(' '));
  if (known) return known;
  const index = new Map<string, JsonObject[]>();
  for (const object of objects) {
    const key = keyOf(definition, names, liveOf(definition, object)) ?? '';
    const alike = index.get(key);
    if (alike) alike.push(object);
    else index.set(key, [object]);
  }
  byNames.set(names.join(' '), index);
  return index;
}

type Live = Readonly<Record<string, Value | undefined>>;

/**
 * The values of an answer, by the definition's attributes. Cached, because every declared object is compared with every
 * object of the list.
 */
const lives = new WeakMap<JsonObject, WeakMap<Attributes, Live>>();

function liveOf(definition: ResourceDefinition, object: JsonObject): Live {
  const known = lives.get(object) ?? new WeakMap<Attributes, Live>();
  lives.set(object, known);
  const live = known.get(definition.attributes) ?? liveValues(definition, object);
  known.set(definition.attributes, live);
  return live;
}
