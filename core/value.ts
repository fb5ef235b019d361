import type { TypeConstraint } from './type-constraint.js';

/** Known facts about an unknown value (Terraform's refinements). Absent members mean no information. */
export interface Refinement {
  /** False: definitely not null. True: definitely null. */
  readonly isNull?: boolean;
  readonly stringPrefix?: string;
  readonly numberLower?: { readonly bound: Value; readonly inclusive: boolean };
  readonly numberUpper?: { readonly bound: Value; readonly inclusive: boolean };
  readonly lengthLower?: number;
  readonly lengthUpper?: number;
}

/** A value that Terraform will know only after apply. */
export class Unknown {
  constructor(readonly refinement: Refinement = {}) {}
}

/** The unknown value without refinements. */
export const unknown = new Unknown();

/**
 * A number that neither a JavaScript number nor a bigint holds exactly.
 *
 * `text` is plain decimal notation as Terraform writes it, e.g. `0.12345678901234567890`.
 */
export class Decimal {
  constructor(readonly text: string) {}
}

/** A value of Terraform's `dynamic` pseudo-type, along with its actual type. */
export class Dynamic {
  constructor(
    readonly type: TypeConstraint,
    readonly value: Value,
  ) {}
}

/**
 * A value in flight between Terraform, the engine and Graph.
 *
 * Lists, sets and tuples are arrays (a set's order means nothing); maps and objects are records.
 */
export type Value =
  null | boolean | number | bigint | string | Decimal | Unknown | Dynamic | readonly Value[] | ValueObject;

/** An object or map of values, by attribute name or map key. */
export interface ValueObject {
  readonly [name: string]: Value;
}

/** Whether a value is an object or map: neither null, a list, nor one of the special classes. */
export function isValueObject(value: Value | undefined): value is ValueObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof Decimal) &&
    !(value instanceof Dynamic)
  );
}

/** Whether a value is a list, set or tuple. */
export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is unknown. */
export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

/** Whether a value contains no unknown values. */
export function isWhollyKnown(value: Value): boolean {
  if (isUnknown(value)) return false;
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  if (isValueList(value)) return value.every(isWhollyKnown);
  if (isValueObject(value)) return Object.values(value).every(isWhollyKnown);
  return true;
}

/**
 * Whether Terraform considers two values equal: strings by Unicode normal form, numbers by amount, lists by order.
 *
 * Sets compare by order here. Use `equalValues` of the engine, which knows the attribute, to ignore the order.
 */
export function identical(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left === 'string' && typeof right === 'string') return left.normalize('NFC') === right.normalize('NFC');
  // The text of these values is unique to them.
  if (isSimple(left) || isSimple(right)) return false;
  if (isValueList(left) && isValueList(right))
    return left.length === right.length && left.every((element, index) => identical(element, right[index] ?? null));
  if (isValueObject(left) && isValueObject(right)) return identicalMembers(left, right);
  return canonicalText(left) === canonicalText(right);
}

function identicalMembers(left: ValueObject, right: ValueObject): boolean {
  const members = Object.entries(left);
  return (
    members.length === Object.keys(right).length &&
    members.every(([name, value]) => Object.hasOwn(right, name) && identical(value, right[name] ?? null))
  );
}

function isSimple(value: Value): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/** Returns a text that is the same for identical values only. */
export function canonicalText(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number' || typeof value === 'bigint') return `#${String(value)}`;
  if (value instanceof Decimal) return `#${value.text}`;
  if (isUnknown(value)) return '?';
  if (value instanceof Dynamic) return `(${JSON.stringify(value.type)}:${canonicalText(value.value)})`;
  if (isValueList(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isValueObject(value)) throw new TypeError('not a value');
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`);
  return `{${members.join(',')}}`;
}

/** Formats a value for messages: texts in quotes, numbers plain, unknown values as `(known after apply)`. */
export function renderValue(value: Value): string {
  if (isUnknown(value)) return '(known after apply)';
  if (value instanceof Decimal) return value.text;
  if (value instanceof Dynamic) return renderValue(value.value);
  if (typeof value === 'bigint') return String(value);
  if (isValueList(value)) return `[${value.map(renderValue).join(', ')}]`;
  if (!isValueObject(value)) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${name}: ${renderValue(member)}`)
    .join(', ')} }`;
}
