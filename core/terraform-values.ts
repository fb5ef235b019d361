import type { Attribute, Attributes } from './attribute.js';
import type { Json, JsonObject } from './json.js';
import { graphNames, toTerraformName } from './names.js';
import { Decimal, Dynamic, isUnknown, isValueList, isValueObject, type Value, type ValueObject } from './value.js';

/** Gives the attributes of an object Terraform's names, all the way down. */
export function toTerraformNames(attributes: Attributes, values: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      toTerraformName(name),
      renamed(attribute, values[name] ?? null, toTerraformNames),
    ]),
  );
}

/**
 * Gives the members of an object Graph's names, all the way down. Only members that the object has are in the result.
 *
 * @param nameOfOther names a member that no attribute has. Default: it keeps its name. Its value stays as it is.
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

/** Gives the members of one attribute's value other names. */
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

/** Values as Terraform's plan shows them: what is not known yet is left out. */
export function toPlanJson(values: ValueObject): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, Json][] =>
      isUnknown(value) ? [] : [[name, toPlanValue(value)]],
    ),
  );
}

/** A value as Terraform's plan shows it. What is not known yet is null. */
export function toPlanValue(value: Value): Json {
  if (value instanceof Decimal) return Number(value.text);
  if (value instanceof Dynamic) return toPlanValue(value.value);
  if (typeof value === 'bigint') return Number(value);
  if (isUnknown(value)) return null;
  if (isValueList(value)) return value.map(toPlanValue);
  return isValueObject(value) ? toPlanJson(value) : value;
}
