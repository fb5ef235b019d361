import type { TypeConstraint, Value } from '../../../core/index.js';
import { undecodable } from './fault.js';
import type { DynamicValue, Sent } from './messages.js';
import { readMsgpack, writeMsgpack } from './msgpack.js';
import { parseJson } from './state-json.js';
import { valueFromRaw } from './value-from-raw.js';
import { valueToRaw } from './value-to-raw.js';

/**
 * Decodes a value that Terraform sent. No bytes mean null.
 *
 * @throws {ProtocolFault} INT4002, if the bytes are damaged or do not match the type
 */
export function dynamicFromWire(type: TypeConstraint, sent: Sent<DynamicValue> | undefined): Value {
  if (sent?.msgpack?.length) return valueFromRaw(type, unpack(sent.msgpack));
  if (sent?.json?.length) return valueFromRaw(type, parse(sent.json));
  return null;
}

/**
 * Encodes a value for Terraform.
 *
 * @throws {TypeError} if it does not match the type: an internal error
 */
export function dynamicToWire(type: TypeConstraint, value: Value): DynamicValue {
  return { msgpack: writeMsgpack(valueToRaw(type, value)) };
}

function unpack(bytes: Uint8Array): unknown {
  try {
    return readMsgpack(bytes);
  } catch {
    throw undecodable([], 'the bytes are not a msgpack document');
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch {
    throw undecodable([], 'the bytes are not a JSON document');
  }
}
