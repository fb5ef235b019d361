import type { Http, HttpAnswer, HttpRequest } from './http.js';
import type { Surroundings } from './options.js';
import type { Answer, Failure } from './reply.js';
import { type Attempts, decide, noAttempts } from './retry.js';
import type { Waits } from './waits.js';

/** Dependencies of sign-in. `now`: milliseconds since 1970. */
export interface SignInMeans {
  readonly http: Http;
  readonly waits: Waits;
  readonly surroundings: Surroundings;
  readonly now: () => number;
}

/**
 * Requests a token. Retries after throttling, a server error or a broken connection, within the same budget as any
 * other call.
 *
 * Although it is a POST, the request changes nothing and can be repeated.
 */
export async function askPersistently(means: SignInMeans, request: HttpRequest): Promise<HttpAnswer | Failure> {
  let attempts = noAttempts;
  for (;;) {
    const { answer, tookMs } = await askOnce(means, request, attempts);
    attempts = { ...attempts, made: attempts.made + 1, spentMs: attempts.spentMs + tookMs };
    const verdict = decide(toReply(answer), attempts, optionsOf(means));
    if (!verdict.again) return answer;
    await waitFor(means, request, verdict.delayMs);
    attempts = { ...attempts, spentMs: attempts.spentMs + verdict.delayMs };
  }
}

async function askOnce(
  { http, waits, surroundings, now }: SignInMeans,
  request: HttpRequest,
  { spentMs }: Attempts,
): Promise<{ readonly answer: HttpAnswer | Failure; readonly tookMs: number }> {
  const { signal, retryBudgetMs, requestTimeoutMs } = surroundings;
  const started = now();
  const timeoutMs = Math.min(requestTimeoutMs, Math.max(1, retryBudgetMs - spentMs));
  const end = waits.begin(`a token from ${new URL(request.url).origin}`);
  const answer = await http({ ...request, signal, timeoutMs });
  end();
  const late = answer.kind === 'failure' && answer.cause === 'timeout';
  return { answer, tookMs: Math.max(now() - started, late ? timeoutMs : 0) };
}

/** Converts an answer. Here, 401 is final: there is no other token to try. */
function toReply(answer: HttpAnswer | Failure): Answer | Failure {
  if (answer.kind === 'failure') return answer;
  const { header, bytes, status } = answer;
  const plain = { kind: 'answer', header, bytes, body: undefined, malformed: false, clientRequestId: '' } as const;
  return { ...plain, status: status === 401 ? 400 : status };
}

function optionsOf({ surroundings, now }: SignInMeans): Parameters<typeof decide>[2] {
  const { random, retryBudgetMs: budgetMs } = surroundings;
  return { method: 'GET', random, now: now(), budgetMs, patienceMs: budgetMs };
}

async function waitFor({ waits, surroundings }: SignInMeans, { url }: HttpRequest, delayMs: number): Promise<void> {
  const { clock, signal, log } = surroundings;
  log({ level: 'info', message: 'token request is repeated', fields: { address: new URL(url).origin, delayMs } });
  const end = waits.begin(`another attempt at a token from ${new URL(url).origin}`);
  await clock.sleep(delayMs, signal);
  end();
}
