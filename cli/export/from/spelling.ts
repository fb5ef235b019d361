import { type Attribute, type Attributes, isJsonObject, type Json, type JsonObject } from '../../../core/index.js';

/**
 * Converts names to Graph's spelling, at every level: `DisplayName` becomes `displayName`. Names without an attribute
 * stay as they are.
 */
export function spelledAsGraph(attributes: Attributes, object: JsonObject): JsonObject {
  const known = new Map(
    Object.entries(attributes).map(([name, attribute]) => {
      const graphName = attribute.graphName ?? name;
      return [graphName.toLowerCase(), { graphName, attribute }];
    }),
  );
  const members = Object.entries(object).map(([name, value]): [string, Json | undefined] => {
    const own = known.get(name.toLowerCase());
    return own && object[own.graphName] === undefined
      ? [own.graphName, inside(own.attribute, value)]
      : [name, own ? inside(own.attribute, value) : value];
  });
  return Object.fromEntries(members);
}

function inside(attribute: Attribute, value: Json | undefined): Json | undefined {
  if (attribute.kind !== 'nested') return value;
  if (Array.isArray(value)) return value.map((one: Json) => inside(attribute, one) ?? null);
  return isJsonObject(value) ? spelledAsGraph(attribute.attributes, value) : value;
}

/**
 * Whether `Get-Mg…` of the Graph PowerShell SDK wrote an object: names start with upper-case letters, and other
 * properties are in a property bag.
 */
export function isFromSdk(value: JsonObject): boolean {
  return isJsonObject(value.AdditionalProperties) || ('Id' in value && !('id' in value));
}

/**
 * Converts an object of the Graph PowerShell SDK to Graph's format: lower-case initials, and properties instead of the
 * bag. The SDK writes null for properties that it did not receive, so null means unknown.
 */
export function fromSdk(value: JsonObject): JsonObject {
  const { AdditionalProperties: bag, ...typed } = value;
  const own = Object.entries(typed).flatMap(([name, member]): [string, Json][] =>
    member === null || member === undefined ? [] : [[lowerFirst(name), memberFromSdk(member)]],
  );
  return { ...Object.fromEntries(own), ...(isJsonObject(bag) && bag) };
}

function memberFromSdk(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => memberFromSdk(one));
  return isJsonObject(value) && Object.keys(value).length > 0 ? fromSdk(value) : value;
}

/** A name with a lower-case initial. */
export function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
