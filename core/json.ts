/** Any JSON value, as Graph sends and takes it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object, as Graph sends and takes it. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is a JSON object, and neither null nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON list. Unlike `Array.isArray`, it keeps the type of the elements. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether lists and objects lie inside one another on more than so many levels. */
export function isNestedDeeper(value: Json | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isNestedDeeper(member, levels - 1));
}

/** The elements of a JSON list; none where it is anything else. */
export function jsonElements(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}

/** The text in a JSON value; null where it is anything else. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
