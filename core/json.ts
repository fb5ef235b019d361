/** Any JSON value that Graph sends or accepts. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object that Graph sends or accepts. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is a JSON object: neither null nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON list. Unlike `Array.isArray`, it keeps the type of the elements. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether lists and objects are nested more than `levels` deep. */
export function isNestedDeeper(value: Json | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isNestedDeeper(member, levels - 1));
}

/** Returns the elements of a JSON list, or none for any other value. */
export function jsonElements(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}

/** Returns the text of a JSON value, or null if it is not a text. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
