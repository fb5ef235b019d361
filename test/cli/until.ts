import { setTimeout as pause } from 'node:timers/promises';

import { requireEngineOfRunning } from '../support/engine.js';

/** Waits until a condition holds. @throws Error shortly before Jest ends the test, with the condition */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 150_000;
  while (!isSo()) {
    requireEngineOfRunning();
    if (performance.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await pause(10);
  }
}
