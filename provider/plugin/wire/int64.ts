import type { Int64 } from './messages.js';

/** The number of an int64 as protobufjs decodes it. */
export function toNumber(value: Int64): number {
  return typeof value === 'number' ? value : value.toNumber();
}
