import { type Attribute, type Attributes, isJsonObject, type Json, type JsonObject } from '../../../core/index.js';
import { equalValues, toGraph } from '../../../provider/engine/index.js';
import { isSilentOf } from './missing-values.js';

/**
 * Sets texts and lists that are missing in a file to their defaults, so that they are not declared. An empty value from
 * Graph means that somebody cleared it, which must be declared.
 */
export function fillDefaults(attributes: Attributes, object: JsonObject): JsonObject {
  const members = Object.entries(attributes).flatMap(([name, attribute]): [string, Json][] => {
    const property = attribute.graphName ?? name;
    const value = object[property];
    if (!isSilentOf(attribute, value)) return [[property, fillInside(attribute, value ?? null)]];
    return isFilled(attribute) ? filling(name, attribute) : [];
  });
  return { ...object, ...Object.fromEntries(members) };
}

function isFilled(attribute: Attribute): boolean {
  const { default: preset = null } = attribute;
  if (attribute.local || equalValues(attribute, preset, null)) return false;
  return attribute.kind === 'string' || attribute.kind === 'list' || attribute.kind === 'set';
}

function filling(name: string, attribute: Attribute): [string, Json][] {
  const filled = toGraph({ [name]: attribute }, { [name]: attribute.default ?? null });
  return Object.entries(filled).map(([key, json]) => [key, json ?? null]);
}

function fillInside(attribute: Attribute, value: Json): Json {
  if (attribute.kind !== 'nested') return value;
  if (Array.isArray(value)) return value.map((one: Json) => fillInside(attribute, one));
  return isJsonObject(value) ? fillDefaults(attribute.attributes, value) : value;
}
