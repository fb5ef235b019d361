import {
  type Attribute,
  type Attributes,
  canonicalText,
  identical,
  isValueList,
  isValueObject,
  type NestedAttribute,
  type StringAttribute,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { mapAttributes } from './attributes.js';

/** Graph's value of a date that was never set. */
const unsetDate = '0001-01-01T00:00:00Z';

/**
 * Whether two values of an attribute are equivalent.
 *
 * Date-times are compared by instant (some with a tolerance), GUIDs and enumerations without case, sets without order
 * or repetition, and an empty text or collection equals none.
 */
export function equalValues(attribute: Attribute, left: Value, right: Value): boolean {
  if (left === right) return true;
  return identical(comparable(attribute, left), comparable(attribute, right)) || isNear(attribute, left, right);
}

/**
 * A text that is the same for equivalent values of an attribute only. Undefined: the attribute has a tolerance, so that
 * no such text exists.
 */
export function equalityKey(attribute: Attribute, value: Value): string | undefined {
  if (attribute.kind === 'string' && attribute.toleranceSeconds !== undefined) return undefined;
  return canonicalText(comparable(attribute, value));
}

/** Graph computes some instants from the time of the request, so that they never match exactly. */
function isNear(attribute: Attribute, left: Value, right: Value): boolean {
  if (attribute.kind !== 'string' || attribute.toleranceSeconds === undefined) return false;
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return Math.abs(Date.parse(left) - Date.parse(right)) <= attribute.toleranceSeconds * 1000;
}

/** Whether two objects are equivalent. Attributes that change by themselves are ignored. */
export function equalObjects(attributes: Attributes, left: ValueObject, right: ValueObject): boolean {
  return Object.entries(attributes).every(
    ([name, attribute]) =>
      attribute.volatile === true || equalValues(attribute, left[name] ?? null, right[name] ?? null),
  );
}

/** The form of a value in which equivalent values are identical. Unknown values stay unknown. */
function comparable(attribute: Attribute, value: Value): Value {
  if (value === null) return null;
  switch (attribute.kind) {
    case 'string':
      return typeof value === 'string' ? comparableText(attribute, value) : value;
    case 'int':
    case 'number':
    case 'bool':
      return value;
    case 'list':
    case 'set':
    case 'map':
      return comparableCollection(attribute.kind, value, (element) => comparable(attribute.element, element));
    case 'nested':
      return comparableNested(attribute, value);
  }
}

function comparableText({ format, oneOf }: StringAttribute, text: string): string | null {
  if (text === '') return null;
  if (format === 'dateTime') return comparableInstant(text);
  return oneOf || (format !== undefined && caseless.includes(format)) ? text.toLowerCase() : text;
}

/** Graph ignores the case of ids and language tags. */
const caseless: readonly StringAttribute['format'][] = ['guid', 'id', 'locale'];

function comparableInstant(text: string): string | null {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return text;
  return instant === Date.parse(unsetDate) ? null : new Date(instant).toISOString();
}

function comparableNested({ nesting, attributes }: NestedAttribute, value: Value): Value {
  const object = (element: Value): Value =>
    isValueObject(element)
      ? mapAttributes(attributes, (name, member) => comparable(member, element[name] ?? null))
      : element;
  return nesting === 'single' ? object(value) : comparableCollection(nesting, value, object);
}

function comparableCollection(kind: 'list' | 'set' | 'map', value: Value, element: (value: Value) => Value): Value {
  if (isValueObject(value)) {
    const members = Object.entries(value).map(([key, member]): [string, Value] => [key, element(member)]);
    return members.length === 0 ? null : Object.fromEntries(members);
  }
  if (!isValueList(value)) return value;
  // Sets in real tenants contain blank entries without a meaning.
  const all = value.map(element);
  const elements = kind === 'set' ? sortedOnce(all.filter((one) => one !== null)) : all;
  return elements.length === 0 ? null : elements;
}

function sortedOnce(elements: readonly Value[]): readonly Value[] {
  const byText = new Map(elements.map((element): [string, Value] => [canonicalText(element), element]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
}
