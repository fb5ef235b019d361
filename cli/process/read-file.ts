import type { Json } from '../../core/index.js';
import { readBounded } from '../../files/read-bounded.js';

/** Maximum size of any file, unit: bytes. States and reports are the largest. */
const largestFile = 256 * 1024 * 1024;

/** The text of a file. Undefined: it cannot be read, or exceeds the limit. */
export function textOfFile(file: string): string | undefined {
  try {
    const { bytes, isCut } = readBounded(file, largestFile);
    return isCut ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}

/** The content of a JSON file. Undefined: it cannot be read, or is not JSON. */
export function jsonOfFile(file: string): Json | undefined {
  const text = textOfFile(file);
  return text === undefined ? undefined : parseJson(text);
}

/** Parses JSON. Undefined: it is invalid. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
