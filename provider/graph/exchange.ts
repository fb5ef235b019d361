import { randomUUID } from 'node:crypto';
import type { Json, JsonObject, Redactor } from '../../core/index.js';
import type { Http, HttpAnswer, HttpRequest } from './http.js';
import type { Surroundings } from './options.js';
import type { Answer, Failure, Reply } from './reply.js';
import { stopped } from './reply.js';
import type { Charges, ThrottleBudget } from './throttle.js';
import type { Tokens } from './tokens.js';

/** One request to Graph. */
export interface Call {
  readonly method: HttpRequest['method'];
  /** Whole address, on the endpoint. */
  readonly url: string;
  readonly body?: JsonObject;
  /** What it takes of the throttle budget. */
  readonly charges: Charges;
  /** Whether it changes something, for the budget. A `$batch` of reads does not. */
  readonly write: boolean;
}

/** Everything of a connection that calls share. */
export interface Line {
  readonly http: Http;
  readonly tokens: Tokens;
  readonly budget: ThrottleBudget;
  readonly surroundings: Surroundings;
}

/** Sends one request, once: waits for the budget, adds the token, logs, parses. */
export async function exchange(line: Line, call: Call): Promise<Reply> {
  const { surroundings, tokens } = line;
  const admission = await line.budget.admit(call.charges, call.write, surroundings);
  if (!admission.admitted) return { kind: 'held', milliseconds: admission.held };
  if (surroundings.signal.aborted) return stopped;
  const { token, diagnostics } = await tokens.current();
  const [problem] = diagnostics.filter(({ severity }) => severity === 'error');
  if (token === undefined) return problem === undefined ? stopped : { kind: 'noToken', diagnostic: problem };
  const clientRequestId = randomUUID();
  const started = surroundings.clock.now().getTime();
  const answer = await line.http(toHttpRequest(call, { token, clientRequestId, signal: surroundings.signal }));
  const reply = answer.kind === 'answer' ? toAnswer(answer, clientRequestId, surroundings.redactor) : answer;
  if (reply.kind === 'answer' && reply.status === 401) tokens.discard(token);
  const durationMs = surroundings.clock.now().getTime() - started;
  surroundings.log({
    level: 'debug',
    message: 'graph request',
    fields: logFields(call, reply, { clientRequestId, durationMs }),
  });
  return reply;
}

interface Sending {
  readonly token: string;
  readonly clientRequestId: string;
  readonly signal: AbortSignal;
}

function toHttpRequest({ method, url, body, write }: Call, { token, clientRequestId, signal }: Sending): HttpRequest {
  return {
    method,
    url,
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      'client-request-id': clientRequestId,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // A write on its way is waited for: cut off, nobody would know whether it happened.
    ...(!write && { signal }),
  };
}

/** State and plan are made of what Graph answers, so that what was sent to it is taken out here, before anybody reads it. */
function toAnswer({ status, header, text }: HttpAnswer, clientRequestId: string, redactor: Redactor): Answer {
  const body = text === '' ? undefined : redactor.redactAnswer(parseJson(text));
  return {
    kind: 'answer',
    status,
    header: (name) => redactor.redactAnswer(header(name)),
    body,
    malformed: text !== '' && body === undefined,
    clientRequestId,
  };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

type LogFields = Readonly<Record<string, string | number | boolean>>;

function logFields(call: Call, reply: Answer | Failure, more: LogFields): LogFields {
  const requestId = reply.kind === 'answer' ? reply.header('request-id') : undefined;
  return {
    method: call.method,
    // Without the query: a filter may name people.
    path: new URL(call.url).pathname,
    ...(reply.kind === 'answer' ? { status: reply.status } : { failure: reply.cause, detail: reply.detail }),
    ...(requestId !== undefined && { requestId }),
    ...more,
  };
}
