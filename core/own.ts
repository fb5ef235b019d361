/**
 * Looks up a key that comes from outside in a table. Undefined: the table has no such key.
 *
 * A plain property access would also find inherited members such as `constructor` and `toString`.
 */
export function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
