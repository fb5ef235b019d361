import { readDescriptor } from '../files/read-bounded.js';

let known: Buffer | undefined;

/**
 * Reads standard input to its end, or to the first byte after `most`. It can be read only once, so the content is
 * cached.
 */
export function readStandardInput(most: number): Buffer {
  known ??= readDescriptor(0, most).bytes;
  return known;
}
