import { decode, encode, ExtData, type ExtensionCodecType } from '@msgpack/msgpack';

import { Unknown } from '../../../core/index.js';
import { refinementFromBytes } from './refinement.js';

/**
 * Content of a msgpack document before it is interpreted by type: null, true or false, number, bigint, text, bytes,
 * `Unknown`, a list of these or a record of them.
 */
export type Raw =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Unknown
  | ExtData
  | readonly Raw[]
  | { readonly [key: string]: Raw };

/** Decodes a msgpack document. Every extension is an unknown value, as the protocol requires. */
export function readMsgpack(bytes: Uint8Array): unknown {
  return decode(bytes, { extensionCodec: terraformExtensions, useBigInt64: true });
}

/** Encodes a msgpack document. Numbers of more than 32 bits must be bigints, or they become floats. */
export function writeMsgpack(raw: Raw): Uint8Array {
  return encode(raw, { extensionCodec: terraformExtensions, useBigInt64: true, ignoreUndefined: false });
}

/** The library's own codec would decode extension −1 as a date. */
const terraformExtensions: ExtensionCodecType<undefined> = {
  tryToEncode: (value) => (value instanceof ExtData ? value : null),
  decode: (bytes, type) => new Unknown(type === refined ? refinementFromBytes(bytes) : {}),
};

/** Extension type of an unknown value with a refinement. */
const refined = 12;
