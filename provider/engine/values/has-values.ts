import type { Attributes, JsonObject, ResourceDefinition, Value, ValueObject } from '../../../core/index.js';
import { liveValues } from '../state.js';
import { equalValues } from './equality.js';

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
