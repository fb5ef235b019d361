import { isJsonObject, textOf } from '../../core/index.js';
import type { HttpRequest } from './http.js';
import type { Answer, Failure, FailureCause, Reply } from './reply.js';

/** History of a call. */
export interface Attempts {
  /** Requests made so far. */
  readonly made: number;
  /** Total milliseconds of the requests and the waits between them. */
  readonly spentMs: number;
  /** Whether a new token has been tried. */
  readonly renewed: boolean;
}

/** Before the first request. */
export const noAttempts: Attempts = { made: 0, spentMs: 0, renewed: false };

/** Input of a decision besides the reply. */
export interface RetryOptions {
  readonly method: HttpRequest['method'];
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Maximum total milliseconds of requests and waits. */
  readonly budgetMs: number;
  /** The part of it that may pass without an answer, in milliseconds. */
  readonly patienceMs: number;
}

/** How to continue: give up, or retry after a wait. `throttled`: the whole area must wait that long. */
export type Verdict =
  | { readonly again: false; readonly throttledMs?: number }
  | { readonly again: true; readonly delayMs: number; readonly renewToken: boolean; readonly throttled: boolean };

/**
 * Decides whether a request is repeated. `attempts` includes the one with this reply.
 *
 * GET, PATCH and DELETE can be repeated after any temporary problem. POST only if Graph certainly did nothing: 401,
 * 429, 503 with Retry-After, or a failed connection. The wait is Retry-After if it is positive; otherwise, a minimum
 * that doubles with every attempt. Everything counts against the budget: timeouts, slow answers and waits.
 *
 * @see https://learn.microsoft.com/graph/throttling
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function decide(reply: Reply, attempts: Attempts, options: RetryOptions): Verdict {
  if (reply.kind === 'failure') return afterFailure(reply, attempts, options);
  if (reply.kind !== 'answer') return { again: false };
  const { status } = reply;
  if (status === 401) return attempts.renewed ? { again: false } : { ...nothingToWaitFor, renewToken: true };
  if (isThrottling(reply)) return afterThrottling(reply, attempts, options);
  return afterServerError(reply, attempts, options);
}

/**
 * Whether Graph reports too many requests: with 429, or with the 500 of a service behind it.
 *
 * "Rate limit reached because of too many requests to query broker. Please retry after sometime." was recorded.
 */
export function isThrottling({ status, body }: Answer): boolean {
  if (status === 429) return true;
  const message = isJsonObject(body) && isJsonObject(body.error) ? textOf(body.error.message) : null;
  return status === 500 && /rate limit reached|too many requests/iu.test(message ?? '');
}

const nothingToWaitFor = { again: true, delayMs: 0, renewToken: false, throttled: false } as const;

/** Maximum number of 429 answers, even if every wait is zero. */
const mostThrottled = 20;
const mostAfterErrors = 5;
/** Maximum number of failed connections: a wrong address or a stopped server should be reported soon. */
const mostUnconnected = 3;

function afterThrottling(answer: Answer, attempts: Attempts, options: RetryOptions): Verdict {
  const delayMs = waitOf(answer, attempts, options);
  const again = attempts.made < mostThrottled && attempts.spentMs + delayMs <= options.budgetMs;
  return again ? { again, delayMs, renewToken: false, throttled: true } : { again, throttledMs: delayMs };
}

function afterServerError(answer: Answer, attempts: Attempts, options: RetryOptions): Verdict {
  if (![408, 500, 502, 503, 504].includes(answer.status)) return { again: false };
  const asked = parseRetryAfter(answer.header('retry-after'), options.now) !== undefined;
  const unserved = answer.status === 503 && asked;
  if (options.method === 'POST' && !unserved) return { again: false };
  const delayMs = waitOf(answer, attempts, options);
  const again = attempts.made < mostAfterErrors && attempts.spentMs + delayMs <= options.budgetMs;
  return again ? { again, delayMs, renewToken: false, throttled: unserved } : { again };
}

function afterFailure({ cause, detail, sent }: Failure, attempts: Attempts, options: RetryOptions): Verdict {
  if (final.includes(cause) || detail === 'ENOTFOUND') return { again: false };
  if (sent && options.method === 'POST') return { again: false };
  if (attempts.made >= (sent ? mostAfterErrors : mostUnconnected)) return { again: false };
  const delayMs = backOff(attempts.made, options.random);
  return attempts.spentMs + delayMs < options.patienceMs ? { ...nothingToWaitFor, delayMs } : { again: false };
}

/** Causes that another attempt would not change. */
const final: readonly FailureCause[] = ['aborted', 'tls', 'silent', 'oversized'];

/** A wait of zero, or until a past moment, is ignored. */
function waitOf(answer: Answer, attempts: Attempts, { now, random }: RetryOptions): number {
  const asked = parseRetryAfter(answer.header('retry-after'), now) ?? 0;
  return asked > 0 ? asked : backOff(attempts.made, random);
}

/** Between half and all of 1 s, 2 s, 4 s … 60 s: never zero, and with jitter. */
function backOff(made: number, random: () => number): number {
  return Math.round(((1 + random()) / 2) * Math.min(60_000, 1000 * 2 ** (made - 1)));
}

/**
 * Parses `Retry-After`: seconds, possibly with a fraction, or an HTTP date. In milliseconds, never negative.
 *
 * Undefined if the header is missing or invalid.
 */
export function parseRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\s*\d+(?:\.\d+)?\s*$/u.test(text)) return Math.ceil(Number(text) * 1000);
  // Date.parse accepts almost anything, even "-5"; an HTTP date starts with the day of the week.
  const date = /^\s*[A-Z][a-z]{2},/u.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
