import {
  type Attribute,
  type Attributes,
  isValueList,
  isValueObject,
  presenceOf,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { equalValues } from '../values/equality.js';

/**
 * Returns the declaration that results in these values.
 *
 * Leaves out values that Graph sets, write-only and local values, missing values, and defaults. The position in an
 * order is left to the resource for the order.
 */
export function declaredValues({ attributes, facets, shape }: ResourceDefinition, values: ValueObject): ValueObject {
  const { priority: _priority, ...others } = attributes;
  const declared = declaredMembers(facets.priority ? others : attributes, values);
  return shape.kind === 'collection' ? withoutBlanks(attributes, declared) : declared;
}

/**
 * Leaves out values that Graph gives a new object: false, the smallest number, the first member of an enumeration.
 *
 * A default object of the service keeps them all, because undeclared attributes of it are not managed.
 */
function withoutBlanks(attributes: Attributes, declared: ValueObject): ValueObject {
  const members = Object.entries(declared).filter(([name, value]) => {
    const attribute = attributes[name];
    return attribute === undefined || presenceOf(attribute) !== 'optionalComputed' || !isBlank(attribute, value);
  });
  return Object.fromEntries(members);
}

function isBlank(attribute: Attribute, value: Value): boolean {
  if (attribute.kind === 'bool') return value === false;
  if (attribute.kind === 'int' || attribute.kind === 'number') return value === (attribute.min ?? 0);
  return attribute.kind === 'string' && value === attribute.oneOf?.[0];
}

function declaredMembers(attributes: Attributes, values: ValueObject): ValueObject {
  const members = Object.entries(attributes).flatMap(([name, attribute]): [string, Value][] => {
    const value = values[name] ?? emptyBesideDefault(attribute);
    return isDeclared(attribute, value) ? [[name, declaredValue(attribute, value)]] : [];
  });
  return Object.fromEntries(members);
}

/** If nothing is declared, the default applies, so an empty value has to be declared. */
function emptyBesideDefault(attribute: Attribute): Value {
  const { default: preset = null } = attribute;
  if (equalValues(attribute, preset, null)) return null;
  if (attribute.kind === 'string') return '';
  const isList = attribute.kind === 'list' || attribute.kind === 'set';
  return isList || (attribute.kind === 'nested' && isValueList(preset)) ? [] : null;
}

function isDeclared(attribute: Attribute, value: Value): boolean {
  const presence = presenceOf(attribute);
  if (value === null || attribute.local || attribute.writeOnly || presence === 'computed') return false;
  if (presence === 'required') return true;
  return !equalValues(attribute, value, attribute.default ?? null);
}

function declaredValue(attribute: Attribute, value: Value): Value {
  if (attribute.kind !== 'nested') return value;
  const object = (element: Value): Value =>
    isValueObject(element) ? declaredMembers(attribute.attributes, element) : element;
  return isValueList(value) ? value.map(object) : object(value);
}
