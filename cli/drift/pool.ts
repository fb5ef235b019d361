/** A task for one slot of the pool. Its argument returns whether others wait for a slot. */
export type Task = (othersWait: () => boolean) => Promise<void>;

/**
 * Processes a queue in order, with a number of parallel tasks; tasks can append others. If `stopped` returns true, it
 * starts no further tasks and ends.
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
