import { isUtf8 } from 'node:buffer';

import { type Field, fieldsOf, type ScalarType } from './descriptor.js';
import { wireTypes } from './wire-types.js';

/** Maximum depth of messages and groups, as in the implementations of Google. */
const deepest = 100;

type Message = Record<string, unknown>;

/** Decodes a message. */
export function readMessage(name: string, bytes: Uint8Array): Message {
  const reader = new Reader(bytes);
  return reader.fill(emptyMessage(name), name);
}

/** Own members, also for absent fields: a copy of a message has them too. */
function emptyMessage(name: string): Message {
  const message: Message = {};
  for (const field of fieldsOf(name)) message[field.name] = absent(field);
  return message;
}

function absent({ many, type }: Field): unknown {
  if (many) return many === 'list' ? [] : {};
  return 'scalar' in type ? zeros[type.scalar] : null;
}

const zeros: Readonly<Record<ScalarType, unknown>> = {
  ...{ bool: false, bytes: new Uint8Array(0), int32: 0, int64: 0, string: '' },
};

/** Reads bytes from the front to the end of the innermost message. */
class Reader {
  private at = 0;
  private end: number;
  private depth = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.end = bytes.length;
  }

  /** Sets the members of a message. Those of one that occurs several times are merged. */
  fill(message: Message, name: string): Message {
    const fields = fieldsOf(name);
    while (this.at < this.end) {
      const tag = this.tag();
      const field = fields.find(({ id }) => id === tag >>> 3);
      // A field of another type is one that this version does not know.
      if (field && (tag & 7) === wireTypeOf(field)) this.field(message, field);
      else this.skip(tag);
    }
    return message;
  }

  private field(message: Message, field: Field): void {
    const present = message[field.name];
    if (field.many === 'list') (present as unknown[]).push(this.value(field, null));
    else if (field.many === 'map')
      this.inside(() => {
        this.entry(present as Message, field);
      });
    else message[field.name] = this.value(field, present);
  }

  /** An entry of a map is a message with the key and the value. */
  private entry(map: Message, field: Field): void {
    let key = '';
    let value: unknown;
    while (this.at < this.end) {
      const tag = this.tag();
      if (tag === keyTag) key = this.text();
      else if (tag === valueTag) value = this.value(field, value);
      else this.skip(tag);
    }
    value ??= 'message' in field.type ? emptyMessage(field.type.message) : zeros[field.type.scalar];
    // A key can be `__proto__`.
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  }

  private value({ type }: Field, present: unknown): unknown {
    if ('scalar' in type) return this.scalar(type.scalar);
    const { message } = type;
    return this.inside(() => this.fill((present ?? emptyMessage(message)) as Message, message));
  }

  private scalar(type: ScalarType): unknown {
    switch (type) {
      case 'string':
        return this.text();
      case 'bytes':
        return this.sized();
      case 'bool':
        return Number(this.varint()) !== 0;
      case 'int32':
        return signed(this.varint(), 32);
      case 'int64':
        return signed(this.varint(), 64);
    }
  }

  /** Refuses bytes that are not UTF-8, as protobuf does. */
  private text(): string {
    const bytes = this.sized();
    if (!isUtf8(bytes)) throw new RangeError('a text is not UTF-8');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  }

  private sized(): Uint8Array {
    const size = this.size();
    const start = this.at;
    this.move(size);
    return this.bytes.subarray(start, this.at);
  }

  /** Reads the message at the position, and nothing behind it. */
  private inside<T>(read: () => T): T {
    if (this.depth >= deepest) throw new RangeError('messages are nested too deeply');
    const size = this.size();
    const outer = this.end;
    if (size > outer - this.at) throw tooLong();
    this.end = this.at + size;
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    this.end = outer;
    return result;
  }

  private move(bytes: number): void {
    if (bytes > this.end - this.at) throw tooLong();
    this.at += bytes;
  }

  private tag(): number {
    const tag = this.size();
    if (tag >>> 3 === 0) throw new RangeError('a field has the number 0');
    return tag;
  }

  private size(): number {
    const size = Number(this.varint());
    if (size > 0xffffffff) throw new RangeError('a size or tag has more than 32 bits');
    return size;
  }

  private varint(): number | bigint {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    let large = BigInt(value);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      large |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, large);
    }
    throw new RangeError('a number has more than ten bytes');
  }

  private byte(): number {
    if (this.at >= this.end) throw tooLong();
    return this.bytes[this.at++] ?? 0;
  }

  /** Moves behind the value of an unknown field. A group ends with a tag of its own. */
  private skip(tag: number, depth = this.depth): void {
    switch (tag & 7) {
      case wireTypes.varint:
        this.varint();
        return;
      case wireTypes.eightBytes:
        this.move(8);
        return;
      case wireTypes.sized:
        this.move(this.size());
        return;
      case wireTypes.fourBytes:
        this.move(4);
        return;
      case wireTypes.startOfGroup:
        this.skipGroup(tag >>> 3, depth + 1);
        return;
      default:
        throw new RangeError(`a field has the wire type ${String(tag & 7)}`);
    }
  }

  private skipGroup(group: number, depth: number): void {
    if (depth > deepest) throw new RangeError('groups are nested too deeply');
    for (;;) {
      const tag = this.tag();
      if ((tag & 7) === wireTypes.endOfGroup && tag >>> 3 === group) return;
      this.skip(tag, depth);
    }
  }
}

/** Tags of the two fields of an entry of a map. All values of our maps have a size. */
const keyTag = 8 + wireTypes.sized;
const valueTag = 16 + wireTypes.sized;

function wireTypeOf({ many, type }: Field): number {
  const isNumber = 'scalar' in type && type.scalar !== 'string' && type.scalar !== 'bytes';
  return isNumber && many === undefined ? wireTypes.varint : wireTypes.sized;
}

/** A number beyond the safe integers is rounded. */
function signed(value: number | bigint, bits: number): number {
  return typeof value === 'number' ? value : Number(BigInt.asIntN(bits, value));
}

function tooLong(): RangeError {
  return new RangeError('a value is longer than its message');
}
