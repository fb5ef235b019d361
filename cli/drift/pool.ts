/** Work for one place of the pool. Its argument says whether others wait for a place. */
export type Task = (othersWait: () => boolean) => Promise<void>;

/**
 * Works through a queue with so many tasks at once, in its order; tasks may add others at its end. Ends early, after what has
 * begun, when `stopped` says so.
 */
export async function inPool(
  queue: readonly Task[],
  { parallel, stopped }: { readonly parallel: number; readonly stopped: () => boolean },
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const task = queue[next];
      if (task === undefined || stopped()) return;
      next += 1;
      await task(() => next < queue.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, queue.length) }, worker));
}
