import {
  type Attribute,
  type Attributes,
  identical,
  isSet,
  isUnknown,
  isValueList,
  isValueObject,
  isWhollyKnown,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { mapAttributes } from './attributes.js';
import { equalValues } from './equality.js';

/** The values, with null in place of unknown ones. */
export function known(values: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, knownValue(value)]));
}

function knownValue(value: Value): Value {
  if (isUnknown(value)) return null;
  if (isValueList(value)) return value.map(knownValue);
  return isValueObject(value) ? known(value) : value;
}

/**
 * The last seen values of Terraform if the declaration had been applied: the declared ones; for unknown ones, those of
 * the tenant if they could be equal.
 */
export function asApplied(attributes: Attributes, declared: ValueObject, live: ValueObject | null): ValueObject {
  return mapAttributes(attributes, (name, attribute) => {
    const value = declared[name] ?? null;
    const present = live?.[name] ?? null;
    if (isWhollyKnown(value)) return value;
    return live && couldBe(attribute, value, present) ? present : knownValue(value);
  });
}

/** Whether a partly unknown value could turn out to be equal to another one. */
export function couldBe(attribute: Attribute, value: Value, other: Value): boolean {
  if (isUnknown(value)) return true;
  if (isWhollyKnown(value)) return equalValues(attribute, value, other) || identical(value, other);
  if (isValueList(value) && isValueList(other)) return matchAll(attribute, value, other);
  if (!isValueObject(value) || !isValueObject(other)) return false;
  return Object.entries(value).every(([name, member]) =>
    couldBe(memberOf(attribute, name), member, other[name] ?? null),
  );
}

/** Each element has its own counterpart: in a list at the same position, in a set anywhere. */
function matchAll(attribute: Attribute, values: readonly Value[], others: readonly Value[]): boolean {
  if (values.length !== others.length) return false;
  const element = elementOf(attribute);
  if (!isSet(attribute)) return values.every((value, index) => couldBe(element, value, others[index] ?? null));
  const left = [...others];
  return values.every((value) => {
    const index = left.findIndex((other) => couldBe(element, value, other));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

function elementOf(attribute: Attribute): Attribute {
  if ('element' in attribute) return attribute.element;
  return attribute.kind === 'nested' ? { ...attribute, nesting: 'single' } : attribute;
}

function memberOf(attribute: Attribute, name: string): Attribute {
  if (attribute.kind !== 'nested') return elementOf(attribute);
  if (attribute.nesting === 'map') return elementOf(attribute);
  return attribute.attributes[name] ?? attribute;
}
