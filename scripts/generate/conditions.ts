import { isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import type { Condition } from '../../schemas/condition.js';

/** A part of the declaration's schema, with the conditions that apply there. */
export interface ConditionedPart {
  /** With the conditions of its members. */
  readonly schema: JsonObject;
  /** Without any condition. */
  readonly original: JsonObject;
  readonly conditions: readonly Condition[];
}

/** Creates a part of the schema from its conditions. */
export type ApplyConditions = (part: ConditionedPart) => JsonObject;

/**
 * Applies conditions to their parts of the schema, innermost first.
 *
 * @throws if the schema has no such place, so that no condition is lost
 */
export function applyConditions(
  schema: JsonObject,
  conditions: readonly Condition[],
  apply: ApplyConditions,
): JsonObject {
  const applied = new Set<string>();
  const changed = visit(schema, '', (part, original, place) => {
    const here = conditions.filter(({ at }) => at === place);
    if (here.length === 0) return part;
    applied.add(place);
    return apply({ schema: part, original, conditions: here });
  });
  const lost = conditions.map(({ at }) => at).filter((at) => !applied.has(at));
  if (lost.length > 0)
    throw new Error(`schemas/tenant.source.json has no place for the conditions at ${lost.join(', ')}`);
  return changed;
}

type Visitor = (schema: JsonObject, original: JsonObject, place: string) => JsonObject;

function visit(schema: JsonObject, place: string, visitor: Visitor): JsonObject {
  const below = (name: string): string => (place === '' ? name : `${place}.${name}`);
  const { properties, items } = schema;
  return visitor(
    {
      ...schema,
      ...(isJsonObject(properties) && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, part]): [string, Json | undefined] => [
            name,
            isJsonObject(part) ? visit(part, below(name), visitor) : part,
          ]),
        ),
      }),
      ...(isJsonObject(items) && { items: visit(items, below('*'), visitor) }),
    },
    schema,
    place,
  );
}
