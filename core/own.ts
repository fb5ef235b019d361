/**
 * What a table says of a key that somebody else chose. Undefined: nothing.
 *
 * Every object also answers to `constructor`, `toString` and the like; a table does not.
 */
export function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
