import type { CallName, Request } from './messages.js';
import { readMessage } from './protobuf-reader.js';
import { messageBytes } from './protobuf-writer.js';

/**
 * Encodes a message. Members that are undefined or null are left out.
 *
 * @throws {TypeError} if `message` has members of a wrong type, or there is no such message: an internal error
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function encodeMessage(name: string, message: object): Uint8Array {
  return messageBytes(name, message);
}

/**
 * Decodes the request of a call.
 *
 * @throws {Error} if the bytes are not such a message
 */
export function decodeRequest<C extends CallName>(call: C, bytes: Uint8Array): Request<C> {
  // A message has exactly the members of the descriptor, which `Calls` declares as types.
  return decodeMessage(`${call}.Request`, bytes) as Request<C>;
}

/**
 * Decodes a message. Absent members become null (messages), empty text, no bytes, 0 or false, an empty list or object.
 * Fields that the descriptor does not have are skipped.
 *
 * @throws {Error} if the bytes are not such a message
 */
export function decodeMessage(name: string, bytes: Uint8Array): unknown {
  return readMessage(name, bytes);
}
