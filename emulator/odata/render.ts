import type { EntityType, GraphVersion, Properties, Property } from '../model/entity-type.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';

/** Options for rendering objects. */
export interface View {
  readonly version: GraphVersion;
  readonly select?: readonly string[];
  /** Declared type of the collection. `@odata.type` is only sent for objects of other types, as in OData. */
  readonly declaredType: string;
  /** False: the key is only returned if `$select` contains it, as in the directory. Default: always, as in Intune. */
  readonly keyed?: boolean;
}

/** Renders an object: the properties of its type in this version, or those in `$select`. */
export function renderEntity(object: JsonObject, type: EntityType, view: View): JsonObject {
  const names = shownNames(type.properties, view);
  const shown = names.map((name) => [name, renderProperty(object[name] ?? null, type.properties[name], view)] as const);
  return {
    ...(type.name !== view.declaredType && { '@odata.type': `#microsoft.graph.${type.name}` }),
    ...Object.fromEntries(shown),
  };
}

/** Names of the properties to return, `id` first. */
export function shownNames(properties: Properties, { version, select, keyed = true }: View): string[] {
  const present = ['id', ...Object.keys(properties)].filter((name) => isIn(properties[name], version));
  const wanted = select && [...(keyed ? ['id'] : []), ...select.map((name) => name.toLowerCase())];
  if (wanted) return present.filter((name) => wanted.includes(name.toLowerCase()));
  return present.filter((name) => !properties[name]?.selectOnly);
}

/** The first selected name that no type has in this version. */
export function unknownSelection(types: readonly EntityType[], { version, select }: View): string | undefined {
  return select?.find((name) => !/^id$/iu.test(name) && !types.some((type) => hasProperty(type, name, version)));
}

function hasProperty(type: EntityType, name: string, version: GraphVersion): boolean {
  return propertyNamed(type.properties, name, version) !== undefined;
}

/** Finds a property by its name in any case, if this version has it; returns the exact spelling. */
export function propertyNamed(properties: Properties, name: string, version: GraphVersion): string | undefined {
  const wanted = name.toLowerCase();
  const found = Object.keys(properties).find((candidate) => candidate.toLowerCase() === wanted);
  return found !== undefined && isIn(properties[found], version) ? found : undefined;
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
