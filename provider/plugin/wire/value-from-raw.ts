import { Dynamic, type Path, type TypeConstraint, Unknown, type Value, type ValueObject } from '../../../core/index.js';
import { undecodable } from './fault.js';
import { numberFromRaw } from './number.js';
import { typeFromJson } from './type-json.js';

/**
 * Interprets a decoded msgpack or JSON value by its type. Member names stay unchanged; text is converted to Unicode's
 * NFC, as Terraform compares it.
 *
 * @throws {ProtocolFault} INT4002, if it does not match the type: another kind of value, or a missing or additional
 * member
 */
export function valueFromRaw(type: TypeConstraint, raw: unknown, path: Path = []): Value {
  if (raw === null) return null;
  if (raw instanceof Unknown) return raw;
  if (typeof type === 'string') return primitive(type, raw, path);
  switch (type[0]) {
    case 'list':
    case 'set':
      return elements(raw, path).map((element, index) => valueFromRaw(type[1], element, [...path, index]));
    case 'tuple':
      return tuple(type[1], elements(raw, path), path);
    case 'map':
      return map(type[1], record(raw, path), path);
    case 'object':
      return object(type[1], record(raw, path), path);
  }
}

function primitive(type: 'string' | 'number' | 'bool' | 'dynamic', raw: unknown, path: Path): Value {
  if (type === 'dynamic') return dynamic(raw, path);
  if (type === 'number') return numberFromRaw(raw) ?? refuse(path, 'a number was expected');
  if (type === 'bool') return typeof raw === 'boolean' ? raw : refuse(path, 'a Boolean was expected');
  return typeof raw === 'string' ? raw.normalize('NFC') : refuse(path, 'a string was expected');
}

/** A list of type and value in msgpack; an object of the two in state JSON. */
function dynamic(raw: unknown, path: Path): Value {
  const [typeRaw, value] = Array.isArray(raw) ? (raw as readonly unknown[]) : dynamicOfJson(raw, path);
  const type = typeFromJson(typeRaw);
  if (type === undefined) throw undecodable(path, 'the type of a dynamic value was expected');
  return new Dynamic(type, valueFromRaw(type, value, path));
}

function dynamicOfJson(raw: unknown, path: Path): readonly unknown[] {
  const { type, value } = record(raw, path);
  return [JSON.stringify(type), value];
}

function tuple(types: readonly TypeConstraint[], raw: readonly unknown[], path: Path): Value {
  if (raw.length !== types.length) {
    throw undecodable(path, `${String(types.length)} elements were expected, but ${String(raw.length)} were received`);
  }
  return types.map((type, index) => valueFromRaw(type, raw[index], [...path, index]));
}

function map(type: TypeConstraint, raw: RawRecord, path: Path): ValueObject {
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key.normalize('NFC'), valueFromRaw(type, value, [...path, { key }])]),
  );
}

function object(types: Readonly<Record<string, TypeConstraint>>, raw: RawRecord, path: Path): ValueObject {
  const extra = Object.keys(raw).filter((name) => !Object.hasOwn(types, name));
  const missing = Object.keys(types).filter((name) => !Object.hasOwn(raw, name));
  if (missing.length > 0) throw undecodable(path, `missing: ${missing.join(', ')}`);
  if (extra.length > 0) throw undecodable(path, `not in the schema: ${extra.join(', ')}`);
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, valueFromRaw(type, raw[name], [...path, name])]),
  );
}

function elements(raw: unknown, path: Path): readonly unknown[] {
  return Array.isArray(raw) ? raw : refuse(path, 'a list was expected');
}

type RawRecord = Readonly<Record<string, unknown>>;

function record(raw: unknown, path: Path): RawRecord {
  const plain = typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !ArrayBuffer.isView(raw);
  return plain ? (raw as RawRecord) : refuse(path, 'an object was expected');
}

function refuse(path: Path, why: string): never {
  throw undecodable(path, why);
}
