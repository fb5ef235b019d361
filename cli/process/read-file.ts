import { readFileSync } from 'node:fs';

import type { Json } from '../../core/index.js';

/** The text of a file. Undefined: it cannot be read. */
export function textOfFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** What a JSON file holds. Undefined: it cannot be read, or is not JSON. */
export function jsonOfFile(file: string): Json | undefined {
  const text = textOfFile(file);
  return text === undefined ? undefined : parseJson(text);
}

/** Parses JSON. Undefined: it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
