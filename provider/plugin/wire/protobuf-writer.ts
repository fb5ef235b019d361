import { type Field, fieldsOf, type ScalarType } from './descriptor.js';
import { wireTypes } from './wire-types.js';

/** Encodes a message. */
export function messageBytes(name: string, message: object): Uint8Array {
  const writer = new Writer();
  for (const field of fieldsOf(name)) {
    const value = Object.hasOwn(message, field.name) ? (Reflect.get(message, field.name) as unknown) : null;
    if (value !== undefined && value !== null) writeField(writer, field, value);
  }
  return writer.bytes();
}

/** Bytes that grow at the end. */
class Writer {
  private buffer = Buffer.allocUnsafe(256);
  private length = 0;

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  tag(id: number, wireType: number): void {
    this.varint(id * 8 + wireType);
  }

  /** Seven bits in each byte, the lowest first. A negative number is written as one of 64 bits. */
  varint(value: number): void {
    this.reserve(10);
    if (value < 0) {
      this.large(BigInt.asUintN(64, BigInt(value)));
      return;
    }
    let rest = value;
    while (rest > 127) {
      this.buffer[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.buffer[this.length++] = rest;
  }

  sized(id: number, bytes: Uint8Array): void {
    this.tag(id, wireTypes.sized);
    this.varint(bytes.length);
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  text(id: number, text: string): void {
    const size = Buffer.byteLength(text);
    this.tag(id, wireTypes.sized);
    this.varint(size);
    this.reserve(size);
    this.length += this.buffer.write(text, this.length);
  }

  private large(value: bigint): void {
    let rest = value;
    while (rest > 127n) {
      this.buffer[this.length++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.buffer[this.length++] = Number(rest);
  }

  private reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

function writeField(writer: Writer, field: Field, value: unknown): void {
  if (field.many === undefined) {
    if (!isZero(value) || field.isAlternative) writeValue(writer, field, { id: field.id, value });
    return;
  }
  if (typeof value !== 'object' || value === null) throw wrong(field, `a ${field.many}`);
  if (field.many === 'map') {
    for (const [key, member] of Object.entries(value)) writeEntry(writer, field, { key, value: member });
    return;
  }
  if (!Array.isArray(value)) throw wrong(field, 'a list');
  for (const element of value as unknown[]) writeValue(writer, field, { id: field.id, value: element });
}

/** Whether the value is that of an absent field. */
function isZero(value: unknown): boolean {
  return value === '' || value === 0 || value === false || (value instanceof Uint8Array && value.length === 0);
}

/** An entry of a map is a message with the key and the value. */
function writeEntry(writer: Writer, field: Field, entry: { readonly key: string; readonly value: unknown }): void {
  const own = new Writer();
  own.text(1, entry.key);
  writeValue(own, field, { id: 2, value: entry.value });
  writer.sized(field.id, own.bytes());
}

interface Numbered {
  readonly id: number;
  readonly value: unknown;
}

function writeValue(writer: Writer, field: Field, { id, value }: Numbered): void {
  if ('scalar' in field.type) {
    writeScalar(writer, { field, type: field.type.scalar }, { id, value });
    return;
  }
  if (typeof value !== 'object' || value === null) throw wrong(field, 'an object');
  writer.sized(id, messageBytes(field.type.message, value));
}

interface Typed {
  readonly field: Field;
  readonly type: ScalarType;
}

function writeScalar(writer: Writer, { field, type }: Typed, { id, value }: Numbered): void {
  switch (type) {
    case 'string':
      if (typeof value !== 'string') throw wrong(field, 'a text');
      writer.text(id, value);
      return;
    case 'bytes':
      if (!(value instanceof Uint8Array)) throw wrong(field, 'bytes');
      writer.sized(id, value);
      return;
    case 'bool':
      if (typeof value !== 'boolean') throw wrong(field, 'a boolean');
      writer.tag(id, wireTypes.varint);
      writer.varint(value ? 1 : 0);
      return;
    case 'int32':
    case 'int64':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong(field, 'an integer');
      writer.tag(id, wireTypes.varint);
      writer.varint(value);
  }
}

function wrong({ name }: Field, expected: string): TypeError {
  return new TypeError(`${name} is not ${expected}`);
}
