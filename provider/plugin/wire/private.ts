import { isJsonObject, type JsonObject } from '../../../core/index.js';
import { undecodable } from './fault.js';

/**
 * Decodes the private data of an object. No bytes: empty.
 *
 * @throws {ProtocolFault} INT4002, if the bytes are not a JSON object
 */
export function privateFromWire(bytes: Uint8Array): JsonObject {
  if (bytes.length === 0) return {};
  const parsed = parse(bytes);
  if (!isJsonObject(parsed)) throw undecodable([], 'the private data beside the state is not ours');
  return parsed;
}

/** Encodes the private data of an object. Terraform stores the bytes unchanged and never shows them. */
export function privateToWire(remembered: JsonObject): Uint8Array {
  return Buffer.from(JSON.stringify(remembered));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
