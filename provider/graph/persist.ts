import type { ThrottleArea } from '../../core/index.js';
import type { Call, Line } from './exchange.js';
import { exchange } from './exchange.js';
import type { Reply } from './reply.js';
import type { Attempts, RetryOptions, Verdict } from './retry.js';
import { decide, noAttempts } from './retry.js';

/** The last reply to a call. `uncertain`: an earlier attempt may have reached Graph without an answer that says so. */
export interface Outcome {
  readonly reply: Reply;
  readonly uncertain: boolean;
}

/** Sends a request, and again as long as `decide` says so. */
export async function persist(line: Line, call: Call): Promise<Outcome> {
  let attempts = noAttempts;
  let uncertain = false;
  for (;;) {
    const reply = await exchange(line, call);
    attempts = { ...attempts, made: attempts.made + 1 };
    const verdict = decide(reply, attempts, retryOptions(line, call.method));
    holdBack(line, call.charges.keys(), verdict);
    if (!verdict.again) return { reply, uncertain };
    uncertain ||= mayHaveHappened(reply);
    logRetry(line, call, verdict.delayMs);
    await line.surroundings.clock.sleep(verdict.delayMs, line.surroundings.signal);
    attempts = next(attempts, verdict);
  }
}

/** What `decide` needs besides the reply. */
export function retryOptions({ surroundings }: Line, method: Call['method']): RetryOptions {
  const { clock, random, retryBudgetMs } = surroundings;
  return { method, random, now: clock.now().getTime(), budgetMs: retryBudgetMs };
}

/** Holds the areas back when Graph throttled a call, whether or not that call goes on. */
export function holdBack({ budget, surroundings }: Line, areas: Iterable<ThrottleArea>, verdict: Verdict): void {
  const wait = verdict.again ? (verdict.throttled ? verdict.delayMs : 0) : (verdict.throttledMs ?? 0);
  if (wait === 0) return;
  const until = surroundings.clock.now().getTime() + wait;
  for (const area of areas) budget.hold(area, until);
}

/** The attempts after a verdict to go on. */
export function next(attempts: Attempts, verdict: Extract<Verdict, { readonly again: true }>): Attempts {
  return {
    made: attempts.made,
    waitedMs: attempts.waitedMs + verdict.delayMs,
    renewed: attempts.renewed || verdict.renewToken,
  };
}

/** Logs that a request will be made again. */
export function logRetry({ surroundings }: Line, call: Pick<Call, 'method' | 'url'>, delayMs: number): void {
  const fields = { method: call.method, path: new URL(call.url).pathname, delayMs };
  surroundings.log({ level: 'info', message: 'graph request is repeated', fields });
}

function mayHaveHappened(reply: Reply): boolean {
  if (reply.kind === 'failure') return reply.sent;
  return reply.kind === 'answer' && (reply.status >= 500 || reply.status === 408);
}
