import { type Attribute, type Attributes, isSet, type ReferredKind } from './attribute.js';
import { isGuid } from './guid.js';
import { canonicalText, isValueList, isValueObject, type Value, type ValueObject } from './value.js';

/** Scope tags are counted. */
const number = /^\d+$/u;

/** Whether a text that refers to an object is its id, and not its display name. */
export function isReferredId(kind: ReferredKind, text: string): boolean {
  return isGuid(text) || (kind === 'scopeTags' && number.test(text));
}

/** What values refer to. */
export interface Referred {
  readonly kind: ReferredKind;
  readonly text: string;
  /** The id may be one of another kind of object. */
  readonly elsewhere?: true;
}

/** Every object that the values refer to, as often as they do. */
export function referredIn(attributes: Attributes, values: ValueObject): readonly Referred[] {
  const found: Referred[] = [];
  replaceReferred(attributes, values, (referred) => {
    found.push(referred);
    return referred.text;
  });
  return found;
}

/** The values with other texts for what they refer to. Graph gives the elements of a set in any order: here they get one. */
export function replaceReferred(
  attributes: Attributes,
  values: ValueObject,
  replace: (referred: Referred) => string,
): ValueObject {
  const members = Object.entries(values).map(([name, value]): [string, Value] => {
    const attribute = attributes[name];
    return [name, attribute ? replaceIn(attribute, value, replace) : value];
  });
  return Object.fromEntries(members);
}

function replaceIn(attribute: Attribute, value: Value, replace: (referred: Referred) => string): Value {
  if (isValueList(value)) {
    const elements = value.map((element) => replaceIn(elementOf(attribute), element, replace));
    return isSet(attribute) ? inOrder(elements) : elements;
  }
  if (attribute.kind === 'nested')
    return isValueObject(value) ? replaceReferred(attribute.attributes, value, replace) : value;
  if (attribute.kind !== 'string' || attribute.refersTo === undefined || typeof value !== 'string') return value;
  const elsewhere = attribute.refersElsewhere;
  return replace({ kind: attribute.refersTo, text: value, ...(elsewhere && { elsewhere }) });
}

function elementOf(attribute: Attribute): Attribute {
  return 'element' in attribute ? attribute.element : attribute;
}

function inOrder(elements: readonly Value[]): readonly Value[] {
  return [...elements].sort((left, right) => (canonicalText(left) < canonicalText(right) ? -1 : 1));
}
