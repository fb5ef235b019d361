import { decode, encode } from '@msgpack/msgpack';

import type { Refinement, Value } from '../../../core/index.js';
import { numberFromRaw, numberToRaw } from './number.js';

/** Terraform rejects longer bodies. */
const mostBodyBytes = 1024;
const mostPrefixBytes = 256;

/**
 * Decodes the refinement of an unknown value. Unknown keys, and a body that is too long or damaged, are ignored: this
 * loses a hint, never a value.
 */
export function refinementFromBytes(bytes: Uint8Array): Refinement {
  const body = bytes.length > mostBodyBytes ? {} : bodyOf(bytes);
  return {
    ...member('isNull', booleanOf(body['1'])),
    ...member('stringPrefix', typeof body['2'] === 'string' ? body['2'].normalize('NFC') : undefined),
    ...member('numberLower', boundOf(body['3'])),
    ...member('numberUpper', boundOf(body['4'])),
    ...member('lengthLower', lengthOf(body['5'])),
    ...member('lengthUpper', lengthOf(body['6'])),
  };
}

/**
 * Encodes the refinement of an unknown value. Undefined if it is empty, or too long: a prefix of more than 256 bytes is
 * omitted, because a weaker refinement is always valid.
 */
export function refinementToBytes(refinement: Refinement): Uint8Array | undefined {
  const members = [
    [1, refinement.isNull],
    [2, shortEnough(refinement.stringPrefix)],
    [3, boundToRaw(refinement.numberLower)],
    [4, boundToRaw(refinement.numberUpper)],
    [5, refinement.lengthLower],
    [6, refinement.lengthUpper],
  ].filter(([, value]) => value !== undefined);
  if (members.length === 0) return undefined;
  const body = Buffer.concat([Buffer.of(0x80 | members.length), ...members.flat().map(item)]);
  return body.length > mostBodyBytes ? undefined : body;
}

/** The library cannot encode a map with numeric keys, so its members are encoded one by one after a map's first byte. */
function item(value: unknown): Uint8Array {
  return encode(value, { useBigInt64: true });
}

function bodyOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const body = decode(bytes, { useBigInt64: true });
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

function member<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}

function booleanOf(raw: unknown): boolean | undefined {
  return typeof raw === 'boolean' ? raw : undefined;
}

function boundOf(raw: unknown): Refinement['numberLower'] {
  if (!Array.isArray(raw)) return undefined;
  const [amount, inclusive] = raw as readonly unknown[];
  const bound = numberFromRaw(amount);
  return bound === undefined ? undefined : { bound, inclusive: inclusive === true };
}

function lengthOf(raw: unknown): number | undefined {
  const length = numberFromRaw(raw);
  return typeof length === 'number' ? length : undefined;
}

function shortEnough(prefix: string | undefined): string | undefined {
  return prefix !== undefined && Buffer.byteLength(prefix) <= mostPrefixBytes ? prefix : undefined;
}

function boundToRaw(bound: Refinement['numberLower']): readonly unknown[] | undefined {
  return bound && [numberToRaw(numberOf(bound.bound)), bound.inclusive];
}

function numberOf(value: Value): Parameters<typeof numberToRaw>[0] {
  const number = numberFromRaw(value);
  if (number === undefined) throw new TypeError('the bound of a refinement is not a number');
  return number;
}
