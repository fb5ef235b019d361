import type { JsonObject, ResourceDefinition, ValueObject } from '../../../core/index.js';
import { liveValues } from '../state.js';
import { equalValues } from './equality.js';

/** An object of the tenant, and values that it may have. */
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
  const live = liveValues(definition, object);
  return names.every((name) => {
    const attribute = definition.attributes[name];
    return attribute !== undefined && equalValues(attribute, values[name] ?? null, live[name] ?? null);
  });
}
