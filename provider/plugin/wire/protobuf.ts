// The light build has neither the .proto parser nor file access, which are not needed here.
import { Root, type Type } from 'protobufjs/light.js';

import { descriptor, typeName } from './descriptor.js';
import type { CallName, Request } from './messages.js';

let root: Root | undefined;

/** Types by name: looking one up takes longer than decoding a small message. */
const types = new Map<string, Type>();

/**
 * Encodes a message.
 *
 * @throws {TypeError} if `message` has members of a wrong type, or there is no such message: an internal error
 */
export function encodeMessage(name: string, message: object): Uint8Array {
  return typeOf(name).encode(message).finish();
}

/**
 * Decodes the request of a call.
 *
 * @throws {Error} if the bytes are not such a message
 */
export function decodeRequest<C extends CallName>(call: C, bytes: Uint8Array): Request<C> {
  // protobufjs returns exactly the members of the descriptor, which `Calls` declares as types.
  return decodeMessage(`${call}.Request`, bytes) as Request<C>;
}

/**
 * Decodes a message. Absent members become null (messages), empty text, no bytes, 0 or false.
 *
 * @throws {Error} if the bytes are not such a message
 */
export function decodeMessage(name: string, bytes: Uint8Array): unknown {
  return typeOf(name).decode(bytes);
}

function typeOf(name: string): Type {
  const known = types.get(name);
  if (known) return known;
  root ??= Root.fromJSON(descriptor());
  const type = root.lookupType(typeName(name));
  types.set(name, type);
  return type;
}
