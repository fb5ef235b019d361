import type { EntityType, GraphVersion, Properties, Property } from '../model/entity-type.js';
import type { Json, JsonObject } from '../model/json.js';
import { isJsonObject } from '../model/json.js';

/** How objects are shown. */
export interface View {
  readonly version: GraphVersion;
  readonly select?: readonly string[];
  /** Type that the collection is declared to hold; `@odata.type` is sent for objects of other types alone, as OData says. */
  readonly declaredType: string;
}

/** Shows an object: the properties that its type has in this version, or those that `$select` names. */
export function renderEntity(object: JsonObject, type: EntityType, view: View): JsonObject {
  const names = shownNames(type.properties, view);
  const shown = names.map((name) => [name, renderProperty(object[name] ?? null, type.properties[name], view)] as const);
  return {
    ...(type.name !== view.declaredType && { '@odata.type': `#microsoft.graph.${type.name}` }),
    ...Object.fromEntries(shown),
  };
}

/** Names of the properties that are shown, `id` first. */
export function shownNames(properties: Properties, { version, select }: View): string[] {
  const present = ['id', ...Object.keys(properties)].filter((name) => isIn(properties[name], version));
  if (select) return present.filter((name) => select.includes(name));
  return present.filter((name) => !properties[name]?.selectOnly);
}

/** The first selected name that no type has in this version. */
export function unknownSelection(types: readonly EntityType[], { version, select }: View): string | undefined {
  return select?.find((name) => name !== 'id' && !types.some((type) => hasProperty(type, name, version)));
}

function hasProperty(type: EntityType, name: string, version: GraphVersion): boolean {
  return Object.hasOwn(type.properties, name) && isIn(type.properties[name], version);
}

function isIn(property: Property | undefined, version: GraphVersion): boolean {
  return !property?.beta || version === 'beta';
}

function renderProperty(value: Json, property: Property | undefined, view: View): Json {
  const properties = property?.properties;
  if (!properties) return value;
  if (Array.isArray(value)) return value.map((item: Json) => renderProperty(item, property, view));
  if (!isJsonObject(value)) return value;
  const names = Object.keys(properties).filter((name) => isIn(properties[name], view.version));
  return Object.fromEntries(names.map((name) => [name, renderProperty(value[name] ?? null, properties[name], view)]));
}
