import { randomUUID } from 'node:crypto';

import { isNestedDeeper, type Json, type JsonObject, type Redactor } from '../../core/index.js';
import { type Http, type HttpAnswer, type HttpRequest, lateDetail } from './http.js';
import { limits } from './limits.js';
import type { Surroundings } from './options.js';
import type { Patience } from './patience.js';
import { type Answer, type Failure, type Reply, silent, stopped } from './reply.js';
import type { Admission, Charges, ThrottleBudget } from './throttle.js';
import type { Tokens } from './tokens.js';
import type { Waits } from './waits.js';

/** One request to Graph. */
export interface Call {
  readonly method: HttpRequest['method'];
  /** Full address on the endpoint. */
  readonly url: string;
  readonly body?: JsonObject;
  /** Additional headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it consumes of the throttling budget. */
  readonly charges: Charges;
  /** Whether it counts as a write for the budget. A `$batch` of reads does not. */
  readonly write: boolean;
  /** The part of the charges that counts as writes. Default: all or nothing, according to `write`. */
  readonly writes?: Charges;
  /** Remaining budget of the call. Default: the timeout of a request. Unit: milliseconds. */
  readonly leftMs?: number;
}

/** A reply, with the server's response time in milliseconds. */
export interface Exchanged {
  readonly reply: Reply;
  readonly tookMs: number;
}

/** Parts of a connection that all calls share. */
export interface ConnectionParts {
  readonly http: Http;
  readonly tokens: Tokens;
  readonly budget: ThrottleBudget;
  readonly patience: Patience;
  readonly waits: Waits;
  readonly surroundings: Surroundings;
}

/** Sends one request, once: waits for the budget, adds the token, logs, and parses. */
export async function exchange(parts: ConnectionParts, call: Call): Promise<Exchanged> {
  const { surroundings, tokens, patience } = parts;
  const unsent = (reply: Reply): Exchanged => ({ reply, tookMs: 0 });
  const admission = await admit(parts, call);
  if (!admission.admitted) return unsent({ kind: 'throttled', milliseconds: admission.throttledMs });
  if (surroundings.signal.aborted) return unsent(stopped);
  const { token, diagnostics } = await tokens.current();
  const [problem] = diagnostics.filter(({ severity }) => severity === 'error');
  if (token === undefined) return unsent(problem === undefined ? stopped : { kind: 'noToken', diagnostic: problem });
  if (patience.isLost()) return unsent(silent);
  const exchanged = await sendOnce(parts, call, token);
  const { reply } = exchanged;
  if (reply.kind === 'answer') patience.answered();
  if (reply.kind === 'answer' && reply.status === 401) tokens.discard(token);
  return exchanged;
}

async function admit(
  { budget, surroundings, waits }: ConnectionParts,
  { charges, write, writes = write ? charges : nothing }: Call,
): Promise<Admission> {
  const end = waits.begin('the pause that Graph requested');
  const admission = await budget.admit(charges, writes, surroundings);
  end();
  return admission;
}

const nothing: Charges = new Map();

async function sendOnce(parts: ConnectionParts, call: Call, token: string): Promise<Exchanged> {
  const { clock, signal, log, requestTimeoutMs } = parts.surroundings;
  const clientRequestId = randomUUID();
  const started = clock.now().getTime();
  const end = parts.waits.begin(`${call.method} ${new URL(call.url).pathname}`);
  const answer = await parts.http(toHttpRequest(call, { token, clientRequestId, signal }));
  end();
  const reply = answer.kind === 'answer' ? toAnswer(answer, clientRequestId, parts.surroundings.redactor) : answer;
  const durationMs = clock.now().getTime() - started;
  log({ level: 'debug', message: 'graph request', fields: logFields(call, reply, { clientRequestId, durationMs }) });
  // A timeout took its full time, even if a test's clock stands still.
  const given = Math.min(call.leftMs ?? Infinity, requestTimeoutMs);
  const late = reply.kind === 'failure' && reply.cause === 'timeout' && reply.detail === lateDetail;
  return { reply, tookMs: late ? Math.max(given, durationMs) : durationMs };
}

interface Sending {
  readonly token: string;
  readonly clientRequestId: string;
  readonly signal: AbortSignal;
}

function toHttpRequest(
  { method, url, body, headers, write, leftMs }: Call,
  { token, clientRequestId, signal }: Sending,
): HttpRequest {
  return {
    method,
    url,
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      'client-request-id': clientRequestId,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // A write in progress is not cut off, because its outcome would be unknown.
    ...(!write && { signal }),
    ...(leftMs !== undefined && { timeoutMs: leftMs }),
  };
}

/**
 * Redacts secrets that were sent from an answer before anything else reads it, because state and plan are built from
 * answers.
 */
function toAnswer({ status, header, text, bytes }: HttpAnswer, clientRequestId: string, redactor: Redactor): Answer {
  const body = text === '' ? undefined : redactor.redactAnswer(parseJson(text));
  return {
    kind: 'answer',
    status,
    header: (name) => redactor.redactAnswer(header(name)),
    body,
    malformed: text !== '' && body === undefined,
    bytes,
    clientRequestId,
  };
}

/**
 * Parses JSON. Undefined for JSON that is nested too deeply, because functions that walk through it would overflow the
 * stack.
 */
function parseJson(text: string): Json | undefined {
  try {
    const json = JSON.parse(text) as Json;
    return isNestedDeeper(json, limits.levels) ? undefined : json;
  } catch {
    return undefined;
  }
}

type LogFields = Readonly<Record<string, string | number | boolean>>;

function logFields(call: Call, reply: Answer | Failure, more: LogFields): LogFields {
  const requestId = reply.kind === 'answer' ? reply.header('request-id') : undefined;
  return {
    method: call.method,
    // Without the query, because a filter may contain names of people.
    path: new URL(call.url).pathname,
    ...(reply.kind === 'answer' ? { status: reply.status } : { failure: reply.cause, detail: reply.detail }),
    ...(requestId !== undefined && { requestId }),
    ...more,
  };
}
