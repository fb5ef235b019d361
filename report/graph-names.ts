import {
  type Attribute,
  type Attributes,
  graphNames,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from '../core/index.js';

/** Gives an object of a plan Graph's names back, all the way down. Members that no attribute has keep theirs. */
export function toGraphNames(values: JsonObject, attributes: Attributes): JsonObject {
  const names = graphNames(attributes);
  return Object.fromEntries(
    Object.entries(values).map(([terraformName, value]) => {
      const name = names.get(terraformName) ?? terraformName;
      return [name, memberToGraphNames(value ?? null, attributes[name])];
    }),
  );
}

/** Gives the value of an attribute Graph's names back. */
export function memberToGraphNames(value: Json, attribute: Attribute | undefined): Json {
  if (attribute?.kind !== 'nested') return value;
  const { attributes, nesting } = attribute;
  const rename = (element: Json): Json => (isJsonObject(element) ? toGraphNames(element, attributes) : element);
  if (nesting === 'single') return rename(value);
  if (nesting !== 'map') return isJsonArray(value) ? value.map(rename) : value;
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, rename(element ?? null)]));
}
