import { readDescriptor } from '../files/read-bounded.js';

let known: Buffer | undefined;

/** What standard input holds, to its end, or to the first byte after `most`. It can be read once, so it is kept. */
export function readStandardInput(most: number): Buffer {
  known ??= readDescriptor(0, most).bytes;
  return known;
}
