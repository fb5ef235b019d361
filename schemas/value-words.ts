import { stepName } from './pointer.js';
import type { SchemaFault } from './schema-fault.js';

/** The key of the place of a fault. */
export function keyOf({ path }: Pick<SchemaFault, 'path'>): string {
  const last = path.at(-1);
  return last === undefined ? 'the document' : stepName(last);
}

/**
 * Formats a value as it was written, shortened. Lists and objects are only named, because aliases can make them
 * endless.
 */
export function show(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  if (value === undefined) return 'nothing';
  // JSON cannot represent infinity and NaN.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
