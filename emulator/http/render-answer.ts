import { randomUUID } from 'node:crypto';

import type { Answer } from '../model/answer.js';
import type { Json } from '../model/json.js';

/** An answer as sent: errors in Graph's format, with request ids. */
export interface SentAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** An HTML page instead of JSON. */
  readonly html?: string;
}

/** Data for the headers and ids of an answer. */
export interface Stamp {
  readonly now: Date;
  readonly clientRequestId: string | undefined;
}

/** Formats an answer as Graph does. */
export function renderAnswer(answer: Answer, { now, clientRequestId }: Stamp): SentAnswer {
  const requestId = randomUUID();
  const headers = { 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId, ...answer.headers };
  const { error, body, status, html } = answer;
  if (html !== undefined) return { status, headers, html };
  if (!error) return { status, headers, ...(body !== undefined && { body }) };
  const date = now.toISOString().slice(0, 19);
  const innerError = { date, 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId };
  return { status, headers, body: { error: { code: error.code, message: error.message, innerError } } };
}
