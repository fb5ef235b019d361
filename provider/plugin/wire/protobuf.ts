// The light build has neither the .proto parser nor file access, which nothing here needs.
import { Root, type Type } from 'protobufjs/light.js';

import { descriptor, typeName } from './descriptor.js';
import type { CallName, Request } from './messages.js';

let root: Root | undefined;

/**
 * Writes a message.
 *
 * @throws {TypeError} when `message` has members of a wrong type, or there is no such message: a fault of our own
 */
export function encodeMessage(name: string, message: object): Uint8Array {
  return typeOf(name).encode(message).finish();
}

/**
 * Reads what Terraform sends with a call.
 *
 * @throws {Error} when the bytes are not such a message
 */
export function decodeRequest<C extends CallName>(call: C, bytes: Uint8Array): Request<C> {
  // protobufjs gives exactly the members of the descriptor, which `Calls` writes down as types.
  return decodeMessage(`${call}.Request`, bytes) as Request<C>;
}

/**
 * Reads a message. Absent members read as null (messages), empty text, no bytes, 0 or false.
 *
 * @throws {Error} when the bytes are not such a message
 */
export function decodeMessage(name: string, bytes: Uint8Array): unknown {
  return typeOf(name).decode(bytes);
}

function typeOf(name: string): Type {
  root ??= Root.fromJSON(descriptor());
  return root.lookupType(typeName(name));
}
