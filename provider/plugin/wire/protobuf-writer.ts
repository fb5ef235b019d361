import { type Field, fieldsOf, type ScalarType } from './descriptor.js';
import { wireTypes } from './wire-types.js';

/** Encodes a message. */
export function messageBytes(name: string, message: object): Uint8Array {
  return Buffer.concat(fieldsOf(name).flatMap((field) => fieldParts(field, memberOf(message, field.name))));
}

function memberOf(message: object, name: string): unknown {
  return Object.hasOwn(message, name) ? (Reflect.get(message, name) as unknown) : undefined;
}

function fieldParts(field: Field, value: unknown): readonly Uint8Array[] {
  if (value === undefined || value === null) return [];
  if (field.many === undefined) {
    const parts = valueParts(field, field.id, value);
    return isZero(value) && !field.isAlternative ? [] : parts;
  }
  if (typeof value !== 'object') throw wrong(field, `a ${field.many}`);
  if (field.many === 'map') return Object.entries(value).flatMap(([key, member]) => entryParts(field, key, member));
  if (!Array.isArray(value)) throw wrong(field, 'a list');
  return value.flatMap((element: unknown) => valueParts(field, field.id, element));
}

/** Whether the value is that of an absent field. */
function isZero(value: unknown): boolean {
  return value === '' || value === 0 || value === false || (value instanceof Uint8Array && value.length === 0);
}

/** An entry of a map is a message with the key and the value. */
function entryParts(field: Field, key: string, value: unknown): readonly Uint8Array[] {
  const text = Buffer.from(key);
  const entry = [...sized(1, text), ...valueParts(field, 2, value)];
  return sized(field.id, Buffer.concat(entry));
}

function valueParts(field: Field, id: number, value: unknown): readonly Uint8Array[] {
  if ('scalar' in field.type) return scalarParts(field, field.type.scalar, { id, value });
  if (typeof value !== 'object' || value === null) throw wrong(field, 'an object');
  return sized(id, messageBytes(field.type.message, value));
}

interface Numbered {
  readonly id: number;
  readonly value: unknown;
}

function scalarParts(field: Field, type: ScalarType, { id, value }: Numbered): readonly Uint8Array[] {
  switch (type) {
    case 'string':
      if (typeof value !== 'string') throw wrong(field, 'a text');
      return sized(id, Buffer.from(value));
    case 'bytes':
      if (!(value instanceof Uint8Array)) throw wrong(field, 'bytes');
      return sized(id, value);
    case 'bool':
      if (typeof value !== 'boolean') throw wrong(field, 'a boolean');
      return [varint(tagOf(id, wireTypes.varint)), varint(value ? 1 : 0)];
    case 'int32':
    case 'int64':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong(field, 'an integer');
      return [varint(tagOf(id, wireTypes.varint)), varint(value)];
  }
}

function sized(id: number, bytes: Uint8Array): readonly Uint8Array[] {
  return [varint(tagOf(id, wireTypes.sized)), varint(bytes.length), bytes];
}

function tagOf(id: number, wireType: number): number {
  return id * 8 + wireType;
}

/** Seven bits in each byte, the lowest first. A negative number is written as one of 64 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value < 0 ? BigInt.asUintN(64, BigInt(value)) : value;
  while (rest > 127) {
    bytes.push(Number(typeof rest === 'bigint' ? rest & 127n : rest % 128) | 128);
    rest = typeof rest === 'bigint' ? rest >> 7n : Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, Number(rest)]);
}

function wrong({ name }: Field, expected: string): TypeError {
  return new TypeError(`${name} is not ${expected}`);
}
