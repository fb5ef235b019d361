import type { Clock } from '../../core/index.js';
import { limits } from './limits.js';

/** How long a connection still waits for a server that does not answer. */
export interface Patience {
  /** Milliseconds that one call may take, all its repeats together. */
  readonly budgetMs: () => number;
  /** Whether nothing at all has answered since a call gave up: then nothing more is sent for a while. */
  readonly isLost: () => boolean;
  /** Notes that a server answered, whatever it said. */
  readonly answered: () => void;
  /** Notes that a call gave up without an answer. */
  readonly gaveUp: () => void;
}

/**
 * Makes the patience of a connection: the whole budget for the first call that gets no answer, and little for those after it, so
 * that a run of many calls ends within a bound that does not grow with them.
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
