import { ExtData } from '@msgpack/msgpack';

import {
  Decimal,
  Dynamic,
  isValueList,
  isValueObject,
  type TypeConstraint,
  Unknown,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import type { Raw } from './msgpack.js';
import { numberToRaw } from './number.js';
import { refinementToBytes } from './refinement.js';
import { typeToJson } from './type-json.js';

/**
 * Converts a value to the form for msgpack, by its type. Absent members of an object are null; text is converted to
 * Unicode's NFC.
 *
 * @throws {TypeError} if the value does not match the type: an internal error
 */
export function valueToRaw(type: TypeConstraint, value: Value, place = 'value'): Raw {
  if (value === null) return null;
  if (value instanceof Unknown) return unknownToRaw(value);
  if (typeof type === 'string') return primitive(type, value, place);
  switch (type[0]) {
    case 'list':
    case 'set':
      return elements(value, place).map((element, index) => valueToRaw(type[1], element, `${place}[${String(index)}]`));
    case 'tuple':
      return tuple(type[1], elements(value, place), place);
    case 'map':
      return map(type[1], members(value, place), place);
    case 'object':
      return object(type[1], members(value, place), place);
  }
}

/** A plain unknown must be extension 0 with one zero byte; Terraform rejects any other short form. */
function unknownToRaw({ refinement }: Unknown): Raw {
  const body = refinementToBytes(refinement);
  return body === undefined ? new ExtData(0, Buffer.of(0)) : new ExtData(12, body);
}

function primitive(type: 'string' | 'number' | 'bool' | 'dynamic', value: Value, place: string): Raw {
  if (type === 'dynamic' && value instanceof Dynamic) {
    return [typeToJson(value.type), valueToRaw(value.type, value.value, place)];
  }
  if (type === 'string' && typeof value === 'string') return value.normalize('NFC');
  if (type === 'bool' && typeof value === 'boolean') return value;
  if (type === 'number' && isNumber(value)) return numberToRaw(value);
  throw misfit(place, type);
}

function isNumber(value: Value): value is number | bigint | Decimal {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal;
}

function tuple(types: readonly TypeConstraint[], values: readonly Value[], place: string): Raw {
  if (values.length !== types.length) throw misfit(place, `tuple of ${String(types.length)}`);
  return types.map((type, index) => valueToRaw(type, values[index] ?? null, `${place}[${String(index)}]`));
}

function map(type: TypeConstraint, value: ValueObject, place: string): Raw {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.normalize('NFC'),
      valueToRaw(type, member, `${place}[${JSON.stringify(key)}]`),
    ]),
  );
}

function object(types: Readonly<Record<string, TypeConstraint>>, value: ValueObject, place: string): Raw {
  const extra = Object.keys(value).find((name) => !Object.hasOwn(types, name));
  if (extra !== undefined) throw new TypeError(`${place}.${extra} is not in the schema`);
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, valueToRaw(type, value[name] ?? null, `${place}.${name}`)]),
  );
}

function elements(value: Value, place: string): readonly Value[] {
  if (!isValueList(value)) throw misfit(place, 'list');
  return value;
}

function members(value: Value, place: string): ValueObject {
  if (!isValueObject(value)) throw misfit(place, 'object');
  return value;
}

/** Contains the path and never the value, which may be a secret. */
function misfit(place: string, expected: string): TypeError {
  return new TypeError(`${place} is not a ${expected}`);
}
