import type { EngineContext } from './contract.js';

/** What to attempt, and when to stop. */
interface Attempts<T> {
  /** Pauses between attempts. There is one attempt more than there are pauses. Unit: milliseconds. */
  readonly pauses: readonly number[];
  /** @param index 0 for the first attempt */
  readonly attempt: (index: number) => T | Promise<T>;
  readonly isSettled: (answer: T) => boolean;
}

/**
 * Repeats an attempt until its result is settled, no pause is left, or the run is aborted: Graph is only eventually
 * consistent.
 *
 * @returns the last result, settled or not
 */
export async function patiently<T>(
  { clock, signal }: Pick<EngineContext, 'clock' | 'signal'>,
  { pauses, attempt, isSettled }: Attempts<T>,
): Promise<T> {
  let answer = await attempt(0);
  for (const [index, pause] of pauses.entries()) {
    if (isSettled(answer) || signal.aborted) return answer;
    await clock.sleep(pause, signal);
    answer = await attempt(index + 1);
  }
  return answer;
}
