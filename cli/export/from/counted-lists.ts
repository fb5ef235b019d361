import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../core/index.js';

/**
 * Converts lists to plain lists: Windows PowerShell 5 writes some of them as `{"value": […], "Count": 2}`.
 *
 * @see https://stackoverflow.com/questions/20848507
 */
export function withPlainLists(value: Json): Json {
  if (isJsonArray(value)) return value.map(withPlainLists);
  if (!isJsonObject(value)) return value;
  const list = countedList(value);
  if (list) return list.map(withPlainLists);
  return Object.fromEntries<Json | undefined>(
    Object.entries(value).map(([name, member]) => [name, member === undefined ? undefined : withPlainLists(member)]),
  );
}

function countedList({ value, Count: count, ...others }: JsonObject): readonly Json[] | undefined {
  if (!isJsonArray(value) || Object.keys(others).length > 0) return undefined;
  return count === value.length ? value : undefined;
}
