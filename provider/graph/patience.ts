import type { Clock } from '../../core/index.js';
import { limits } from './limits.js';

/** How long a connection waits for a server that does not respond. */
export interface Patience {
  /** Time limit of one call including its retries, in milliseconds. */
  readonly budgetMs: () => number;
  /** Whether there has been no answer since a call gave up: then nothing is sent for a while. */
  readonly isLost: () => boolean;
  /** Records that a server answered, with any result. */
  readonly answered: () => void;
  /** Records that a call gave up without an answer. */
  readonly gaveUp: () => void;
}

/**
 * Creates the patience of a connection: the whole budget for the first call without an answer, and little for later
 * ones, so that the duration of a run does not grow with its number of calls.
 */
export function createPatience(clock: Clock, retryBudgetMs: number): Patience {
  let hasGivenUp = false;
  let lostUntil = 0;
  return {
    budgetMs: () => (hasGivenUp ? Math.min(limits.impatientMs, retryBudgetMs) : retryBudgetMs),
    isLost: () => lostUntil > clock.now().getTime(),
    answered: () => {
      lostUntil = 0;
    },
    gaveUp: () => {
      hasGivenUp = true;
      lostUntil = clock.now().getTime() + limits.silenceMs;
    },
  };
}
