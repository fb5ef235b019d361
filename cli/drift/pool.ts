/** Works through a list with so many at once, in the order of the list. Ends early, after what has begun, when `stopped` says so. */
export async function inPool<T>(
  list: readonly T[],
  work: (element: T) => Promise<void>,
  { parallel, stopped }: { readonly parallel: number; readonly stopped: () => boolean },
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const index = next;
      const element = list[index];
      if (index >= list.length || element === undefined || stopped()) return;
      next += 1;
      await work(element);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, list.length) }, worker));
}
