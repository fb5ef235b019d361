import type { ThrottleArea } from '../../core/index.js';
import { type Call, type ConnectionParts, exchange } from './exchange.js';
import type { Reply } from './reply.js';
import { type Attempts, decide, noAttempts, type RetryOptions, type Verdict } from './retry.js';

/**
 * The last reply to a call. `uncertain`: an earlier attempt may have reached Graph, without an answer that confirms it.
 */
export interface Outcome {
  readonly reply: Reply;
  readonly uncertain: boolean;
  /** The approval code that was sent with the call. Undefined: none. */
  readonly approvalCode?: string;
}

/** Sends a request, and repeats it as long as `decide` requires. */
export async function persist(parts: ConnectionParts, call: Call): Promise<Outcome> {
  let attempts = noAttempts;
  let uncertain = false;
  for (;;) {
    const { reply, tookMs } = await exchange(parts, call.write ? call : { ...call, leftMs: leftOf(parts, attempts) });
    attempts = after(attempts, tookMs);
    const verdict = judgeReply(parts, call.write ? call : { ...call, method: 'GET' }, { reply, attempts });
    if (!verdict.again) return { reply, uncertain };
    uncertain ||= mayHaveHappened(reply);
    await pause(parts, call, verdict.delayMs);
    attempts = next(attempts, verdict);
  }
}

/** Remaining time of a call in milliseconds. */
export function leftOf({ patience }: ConnectionParts, { spentMs }: Attempts): number {
  return Math.max(1, patience.budgetMs() - spentMs);
}

/** Adds one attempt. */
export function after(attempts: Attempts, tookMs: number): Attempts {
  return { ...attempts, made: attempts.made + 1, spentMs: attempts.spentMs + tookMs };
}

/** Decides how to continue, and informs the other calls of the connection. */
export function judgeReply(
  parts: ConnectionParts,
  { method, charges }: Pick<Call, 'method' | 'charges'>,
  { reply, attempts }: { readonly reply: Reply; readonly attempts: Attempts },
): Verdict {
  const verdict = decide(reply, attempts, retryOptions(parts, method));
  throttle(parts, charges.keys(), verdict);
  if (!verdict.again && reply.kind === 'failure' && reply.cause === 'timeout') parts.patience.gaveUp();
  return verdict;
}

/** Waits before the next attempt. */
export async function pause(
  parts: ConnectionParts,
  call: Pick<Call, 'method' | 'url'>,
  delayMs: number,
): Promise<void> {
  logRetry(parts, call, delayMs);
  const end = parts.waits.begin(`another attempt at ${call.method} ${new URL(call.url).pathname}`);
  await parts.surroundings.clock.sleep(delayMs, parts.surroundings.signal);
  end();
}

/** Input of `decide` besides the reply. */
function retryOptions({ surroundings, patience }: ConnectionParts, method: Call['method']): RetryOptions {
  const { clock, random, retryBudgetMs: budgetMs } = surroundings;
  return { method, random, now: clock.now().getTime(), budgetMs, patienceMs: patience.budgetMs() };
}

/** Pauses the areas if Graph throttled a call, whether or not that call continues. */
function throttle({ budget, surroundings }: ConnectionParts, areas: Iterable<ThrottleArea>, verdict: Verdict): void {
  const wait = verdict.again ? (verdict.throttled ? verdict.delayMs : 0) : (verdict.throttledMs ?? 0);
  if (wait === 0) return;
  const until = surroundings.clock.now().getTime() + wait;
  for (const area of areas) budget.throttle(area, until);
}

/** The attempts after a verdict to continue. */
export function next(attempts: Attempts, verdict: Extract<Verdict, { readonly again: true }>): Attempts {
  return {
    made: attempts.made,
    spentMs: attempts.spentMs + verdict.delayMs,
    renewed: attempts.renewed || verdict.renewToken,
  };
}

/** Logs that a request is repeated. */
function logRetry({ surroundings }: ConnectionParts, call: Pick<Call, 'method' | 'url'>, delayMs: number): void {
  const fields = { method: call.method, path: new URL(call.url).pathname, delayMs };
  surroundings.log({ level: 'info', message: 'graph request is repeated', fields });
}

/** Whether Graph may have executed a request without confirming it. */
export function mayHaveHappened(reply: Reply): boolean {
  if (reply.kind === 'failure') return reply.sent;
  return reply.kind === 'answer' && (reply.status >= 500 || reply.status === 408);
}
