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

/** The text in a JSON value; null where it is anything else. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
