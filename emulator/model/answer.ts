import type { Json } from './json.js';

/** An answer of Graph. When it is sent, `error` is converted to Graph's error format, with request ids. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** An HTML page instead of JSON. */
  readonly html?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** A value, or the answer that refuses the request. */
export type Outcome<T> = { readonly value: T } | { readonly refusal: Answer };

/** Whether an outcome is a refusal. */
export function isRefused<T>(outcome: Outcome<T>): outcome is { readonly refusal: Answer } {
  return 'refusal' in outcome;
}

/** 200 with a body. */
export function ok(body: Json): Answer {
  return { status: 200, body };
}

/** 201 with the new object. */
export function created(body: Json): Answer {
  return { status: 201, body };
}

/** 204 without a body. */
export const noContent: Answer = { status: 204 };

/** Any error. */
export function refuse(status: number, code: string, message: string): Answer {
  return { status, error: { code, message } };
}

/** 400 BadRequest, Intune's answer to any invalid request. */
export function badRequest(message: string): Answer {
  return refuse(400, 'BadRequest', message);
}

/** 400 ModelValidationFailure, for a body that does not match its type: an unknown property or type, or a missing type (reports). */
export function invalidModel(message: string): Answer {
  return refuse(400, 'ModelValidationFailure', message);
}

/** 404 ResourceNotFound, Intune's answer for an id that does not exist. */
export function notFound(id: string): Answer {
  return refuse(404, 'ResourceNotFound', `Resource '${id}' does not exist.`);
}
