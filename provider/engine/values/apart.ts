import type { JsonObject, ResourceDefinition } from '../../../core/index.js';

/**
 * Splits the body of a PATCH if Graph accepts some properties only without the others, in sending order.
 *
 * A part with only its type is left out.
 */
export function bodiesOf({ attributes, apart = [] }: ResourceDefinition, body: JsonObject): readonly JsonObject[] {
  const names = apart.map((name) => attributes[name]?.graphName ?? name);
  const isApart = (name: string): boolean => names.includes(name);
  return [choose(body, isApart), choose(body, (name) => !isApart(name))].filter((part) =>
    Object.keys(part).some((name) => !isAnnotation(name)),
  );
}

function choose(body: JsonObject, wanted: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => isAnnotation(name) || wanted(name)));
}

function isAnnotation(name: string): boolean {
  return name.startsWith('@');
}
