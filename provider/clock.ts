import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from '../core/index.js';

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (milliseconds, signal) => {
    if (milliseconds <= 0 || signal?.aborted === true) return;
    try {
      await wait(milliseconds, undefined, { ref: true, ...(signal && { signal }) });
    } catch {
      // Aborted: whoever waits looks at the signal itself.
    }
  },
};
