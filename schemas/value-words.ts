import { stepName } from './pointer.js';
import type { SchemaFault } from './schema-fault.js';

/** What the place of a fault is called: its key. */
export function keyOf({ path }: Pick<SchemaFault, 'path'>): string {
  const last = path.at(-1);
  return last === undefined ? 'the document' : stepName(last);
}

/** A value as it was written, short. Lists and objects are only named: an alias can make them endless. */
export function show(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  if (value === undefined) return 'nothing';
  // JSON has no word for infinity and for what is not a number.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
