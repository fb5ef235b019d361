import { isUtf8 } from 'node:buffer';

import { type Field, fieldsOf, type ScalarType } from './descriptor.js';
import { wireTypes } from './wire-types.js';

/** Maximum depth of messages and groups, as in the implementations of Google. */
const deepest = 100;

/** Bytes and the next position. */
interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  /** First position after the message. */
  readonly end: number;
  readonly depth: number;
}

type Message = Record<string, unknown>;

/** Decodes a message. */
export function readMessage(name: string, bytes: Uint8Array): Message {
  return fill(emptyMessage(name), name, { bytes, at: 0, end: bytes.length, depth: 0 });
}

/** Own members, also for absent fields: a copy of a message has them too. */
function emptyMessage(name: string): Message {
  return Object.fromEntries(fieldsOf(name).map((field) => [field.name, absent(field)]));
}

function absent({ many, type }: Field): unknown {
  if (many) return many === 'list' ? [] : {};
  return absentValue(type);
}

function absentValue(type: Field['type']): unknown {
  return 'scalar' in type ? zeros[type.scalar]() : null;
}

const zeros: Readonly<Record<ScalarType, () => unknown>> = {
  bool: () => false,
  bytes: () => new Uint8Array(0),
  int32: () => 0,
  int64: () => 0,
  string: () => '',
};

function fill(message: Message, name: string, cursor: Cursor): Message {
  const fields = fieldsOf(name);
  while (cursor.at < cursor.end) {
    const { id, wireType } = readTag(cursor);
    const field = fields.find((one) => one.id === id);
    // A field of another type is one that this version does not know.
    if (field && wireType === wireTypeOf(field)) readField(message, field, cursor);
    else skip(cursor, wireType, id);
  }
  return message;
}

function readTag(cursor: Cursor): { readonly id: number; readonly wireType: number } {
  const tag = readSize(cursor);
  const id = Math.floor(tag / 8);
  if (id === 0) throw new RangeError('a field has the number 0');
  return { id, wireType: tag % 8 };
}

function wireTypeOf({ many, type }: Field): number {
  const isNumber = 'scalar' in type && type.scalar !== 'string' && type.scalar !== 'bytes';
  return isNumber && many === undefined ? wireTypes.varint : wireTypes.sized;
}

function readField(message: Message, field: Field, cursor: Cursor): void {
  const present = message[field.name];
  switch (field.many) {
    case 'list':
      (present as unknown[]).push(readValue(field, undefined, cursor));
      return;
    case 'map':
      readEntry(present as Message, field, inside(cursor));
      return;
    case undefined:
      message[field.name] = readValue(field, present, cursor);
  }
}

/** An entry of a map is a message with the key and the value. */
function readEntry(map: Message, field: Field, cursor: Cursor): void {
  let key = '';
  let value = absentValue(field.type);
  while (cursor.at < cursor.end) {
    const { id, wireType } = readTag(cursor);
    if (id === 1 && wireType === wireTypes.sized) key = textOf(readSized(cursor));
    else if (id === 2 && wireType === wireTypes.sized) value = readValue(field, value, cursor);
    else skip(cursor, wireType, id);
  }
  value ??= 'message' in field.type ? emptyMessage(field.type.message) : value;
  // A key can be `__proto__`.
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The parts of a message that occurs several times are merged. */
function readValue({ type }: Field, present: unknown, cursor: Cursor): unknown {
  if ('scalar' in type) return readScalar(type.scalar, cursor);
  const message = (present ?? emptyMessage(type.message)) as Message;
  return fill(message, type.message, inside(cursor));
}

function readScalar(type: ScalarType, cursor: Cursor): unknown {
  switch (type) {
    case 'string':
      return textOf(readSized(cursor));
    case 'bytes':
      return readSized(cursor);
    case 'bool':
      return Number(readVarint(cursor)) !== 0;
    case 'int32':
      return signed(readVarint(cursor), 32);
    case 'int64':
      return signed(readVarint(cursor), 64);
  }
}

/** A number beyond the safe integers is rounded. */
function signed(value: number | bigint, bits: number): number {
  return typeof value === 'number' ? value : Number(BigInt.asIntN(bits, value));
}

/** Refuses bytes that are not UTF-8, as protobuf does. */
function textOf(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new RangeError('a text is not UTF-8');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** Enters the message at the position, and moves behind it. */
function inside(cursor: Cursor): Cursor {
  const { bytes, depth } = cursor;
  if (depth >= deepest) throw new RangeError('messages are nested too deeply');
  const at = startOfSized(cursor);
  return { bytes, at, end: cursor.at, depth: depth + 1 };
}

function readSized(cursor: Cursor): Uint8Array {
  const start = startOfSized(cursor);
  return cursor.bytes.subarray(start, cursor.at);
}

/** Moves behind a value with a size, and returns where it starts. */
function startOfSized(cursor: Cursor): number {
  const size = readSize(cursor);
  const start = cursor.at;
  move(cursor, size);
  return start;
}

function move(cursor: Cursor, bytes: number): void {
  if (bytes > cursor.end - cursor.at) throw new RangeError('a value is longer than its message');
  cursor.at += bytes;
}

function readSize(cursor: Cursor): number {
  const size = Number(readVarint(cursor));
  if (size > 0xffffffff) throw new RangeError('a size or tag has more than 32 bits');
  return size;
}

function readVarint(cursor: Cursor): number | bigint {
  let value = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = readByte(cursor);
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
  let large = BigInt(value);
  for (let shift = 28n; shift < 70n; shift += 7n) {
    const byte = readByte(cursor);
    large |= BigInt(byte & 127) << shift;
    if (byte < 128) return BigInt.asUintN(64, large);
  }
  throw new RangeError('a number has more than ten bytes');
}

function readByte(cursor: Cursor): number {
  const { at } = cursor;
  move(cursor, 1);
  return cursor.bytes[at] ?? 0;
}

/** Moves behind the value of an unknown field. A group ends with a tag of its own. */
function skip(cursor: Cursor, wireType: number, id: number, depth = cursor.depth): void {
  switch (wireType) {
    case wireTypes.varint:
      readVarint(cursor);
      return;
    case wireTypes.eightBytes:
      move(cursor, 8);
      return;
    case wireTypes.sized:
      startOfSized(cursor);
      return;
    case wireTypes.fourBytes:
      move(cursor, 4);
      return;
    case wireTypes.startOfGroup:
      skipGroup(cursor, id, depth + 1);
      return;
    default:
      throw new RangeError(`a field has the wire type ${String(wireType)}`);
  }
}

function skipGroup(cursor: Cursor, group: number, depth: number): void {
  if (depth > deepest) throw new RangeError('groups are nested too deeply');
  for (;;) {
    const { id, wireType } = readTag(cursor);
    if (wireType === wireTypes.endOfGroup && id === group) return;
    skip(cursor, wireType, id, depth);
  }
}
