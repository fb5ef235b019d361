import {
  type Attribute,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  renamed,
  toGraphNames,
  toPlanValue,
  type Value,
  type ValueObject,
} from '../core/index.js';

/** Converts an object of a plan to values. */
export function valueObjectOf(object: JsonObject): ValueObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, valueOf(member ?? null)]));
}

function valueOf(json: Json): Value {
  if (isJsonArray(json)) return json.map(valueOf);
  return isJsonObject(json) ? valueObjectOf(json) : json;
}

/** The value of an attribute, with Graph's names for its members. */
export function withGraphNames(value: Json, attribute: Attribute | undefined): Json {
  return attribute ? toPlanValue(renamed(attribute, valueOf(value), toGraphNames)) : value;
}
