import { badRequest, isRefused, type Outcome } from '../model/answer.js';
import type { Property } from '../model/entity-type.js';
import { type Json, textOf } from '../model/json.js';

/** Checks a value against its property: type, range, length, members. Returns members in Graph's spelling. */
export function checkPrimitive(name: string, value: Json, property: Property): Outcome<Json> {
  if (!hasKind(value, property.kind)) {
    return refused(
      `Cannot convert the literal '${JSON.stringify(value)}' of '${name}' to the expected type '${edm[property.kind]}'.`,
    );
  }
  if (property.members && property.flags) return flagged(name, textOf(value), property.members);
  if (property.members) return member(name, value, property.members);
  if (typeof value === 'number' && outside(value, property)) return refused(rangeMessage(name, value, property));
  const { maxLength } = property;
  if (typeof value === 'string' && maxLength !== undefined && value.length > maxLength) {
    return refused(`The value of '${name}' exceeds the maximum length of ${String(maxLength)}.`);
  }
  return { value };
}

const edm: Readonly<Record<Property['kind'], string>> = {
  string: 'Edm.String',
  int32: 'Edm.Int32',
  int64: 'Edm.Int64',
  boolean: 'Edm.Boolean',
  dateTimeOffset: 'Edm.DateTimeOffset',
  guid: 'Edm.Guid',
  strings: 'Collection(Edm.String)',
  complex: 'complex',
  complexes: 'Collection(complex)',
};

/** The text form of an Edm.Guid. */
export const guidPattern = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu;

function hasKind(value: Json, kind: Property['kind']): boolean {
  if (kind === 'string') return typeof value === 'string';
  if (kind === 'guid') return typeof value === 'string' && guidPattern.test(value);
  if (kind === 'dateTimeOffset') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'strings') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return Number.isSafeInteger(value) && (kind === 'int64' || Math.abs(Number(value)) <= 2_147_483_647);
}

function member(name: string, value: Json, members: readonly string[]): Outcome<Json> {
  const wanted = textOf(value).toLowerCase();
  const found = members.find((candidate) => candidate.toLowerCase() === wanted);
  return found === undefined
    ? refused(`Requested value '${textOf(value)}' of '${name}' was not found.`)
    : { value: found };
}

/** Several members of an enumeration of flags are returned in its own order, as in a capture. */
function flagged(name: string, value: string, members: readonly string[]): Outcome<Json> {
  const read = value.split(',').map((part) => member(name, part.trim(), members));
  const refusedOne = read.find(isRefused);
  if (refusedOne) return refusedOne;
  const given = read.flatMap((one) => (isRefused(one) ? [] : [textOf(one.value)]));
  const [none = '', ...others] = members;
  const set = others.filter((candidate) => given.includes(candidate));
  return { value: set.length === 0 ? none : set.join(',') };
}

function outside(value: number, { min, max }: Property): boolean {
  return (min !== undefined && value < min) || (max !== undefined && value > max);
}

function rangeMessage(name: string, value: number, { min, max }: Property): string {
  return `The value ${String(value)} of '${name}' is out of range: ${String(min)} to ${String(max)}.`;
}

function refused(message: string): Outcome<Json> {
  return { refusal: badRequest(message) };
}
