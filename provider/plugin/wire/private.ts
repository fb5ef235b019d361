import { isJsonObject, type JsonObject } from '../../../core/index.js';
import { undecodable } from './fault.js';

/**
 * Reads what the engine remembered of an object. No bytes: nothing.
 *
 * @throws {ProtocolFault} INT4002, when the bytes are not a JSON object
 */
export function privateFromWire(bytes: Uint8Array): JsonObject {
  if (bytes.length === 0) return {};
  const parsed = parse(bytes);
  if (!isJsonObject(parsed)) throw undecodable([], 'the private data beside the state is not ours');
  return parsed;
}

/** Writes what the engine remembers of an object. Terraform keeps the bytes as they are and never shows them. */
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
