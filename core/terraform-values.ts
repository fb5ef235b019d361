import type { Attribute, Attributes } from './attribute.js';
import type { Json, JsonObject } from './json.js';
import { graphNames, toTerraformName } from './names.js';
import { Decimal, Dynamic, isUnknown, isValueList, isValueObject, type Value, type ValueObject } from './value.js';

/** Renames the members of an object to Terraform's names, at every level. */
export function toTerraformNames(attributes: Attributes, values: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      toTerraformName(name),
      renamed(attribute, values[name] ?? null, toTerraformNames),
    ]),
  );
}

/**
 * Renames the members of an object to Graph's names, at every level. The result has only members that the object has.
 *
 * @param nameOfOther - names members that are not attributes; their values stay unchanged. Default: they keep their
 * names.
 */
export function toGraphNames(
  attributes: Attributes,
  values: ValueObject,
  nameOfOther: (name: string) => string = (name) => name,
): ValueObject {
  const names = graphNames(attributes);
  const within = (inner: Attributes, value: ValueObject): ValueObject => toGraphNames(inner, value, nameOfOther);
  return Object.fromEntries(
    Object.entries(values).map(([terraformName, value]) => {
      const name = names.get(terraformName);
      const attribute = name === undefined ? undefined : attributes[name];
      return [name ?? nameOfOther(terraformName), attribute ? renamed(attribute, value, within) : value];
    }),
  );
}

/** Renames the members of one attribute's value. */
export function renamed(
  attribute: Attribute,
  value: Value,
  rename: (attributes: Attributes, values: ValueObject) => ValueObject,
): Value {
  if (attribute.kind !== 'nested') return value;
  const element = (member: Value): Value => (isValueObject(member) ? rename(attribute.attributes, member) : member);
  if (attribute.nesting === 'single') return element(value);
  if (isValueList(value)) return value.map(element);
  if (!isValueObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, element(member)]));
}

/** Converts values to the JSON of Terraform's plans, which leaves out unknown values. */
export function toPlanJson(values: ValueObject): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, Json][] =>
      isUnknown(value) ? [] : [[name, toPlanValue(value)]],
    ),
  );
}

/** Converts a value to the JSON of Terraform's plans. Unknown values become null. */
export function toPlanValue(value: Value): Json {
  if (value instanceof Decimal) return Number(value.text);
  if (value instanceof Dynamic) return toPlanValue(value.value);
  if (typeof value === 'bigint') return Number(value);
  if (isUnknown(value)) return null;
  if (isValueList(value)) return value.map(toPlanValue);
  return isValueObject(value) ? toPlanJson(value) : value;
}
