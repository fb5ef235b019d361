import { type Attribute, type Attributes, isSet, type ReferredKind } from './attribute.js';
import { isGuid } from './guid.js';
import { canonicalText, isValueList, isValueObject, type Value, type ValueObject } from './value.js';

/** Ids of scope tags are numbers. */
const number = /^\d+$/u;

/** Whether a reference to an object is its id rather than its display name. */
export function isReferredId(kind: ReferredKind, text: string): boolean {
  return isGuid(text) || (kind === 'scopeTags' && number.test(text));
}

/** A reference that the values contain. */
export interface Referred {
  readonly kind: ReferredKind;
  readonly text: string;
  /** The id can also belong to another kind of object. */
  readonly elsewhere?: true;
}

/** Whether a value of an attribute can contain references. */
export function canRefer(attribute: Attribute): boolean {
  if (attribute.kind === 'nested') return Object.values(attribute.attributes).some(canRefer);
  const element = elementOf(attribute);
  return element === attribute ? attribute.kind === 'string' && attribute.refersTo !== undefined : canRefer(element);
}

/** Returns all references in the values, including repeated ones. */
export function referredIn(attributes: Attributes, values: ValueObject): readonly Referred[] {
  const found: Referred[] = [];
  replaceReferred(attributes, values, (referred) => {
    found.push(referred);
    return referred.text;
  });
  return found;
}

/** Replaces the references in the values. Graph returns sets in any order, so the result is sorted. */
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
