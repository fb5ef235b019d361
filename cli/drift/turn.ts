/** How long a tenant may keep a place of the pool. Unit: milliseconds. */
export interface Turns {
  /** Until it must leave the place, where others wait for one. */
  readonly firstMs: number;
  /** Until it is given up, whether others wait or not. */
  readonly lastMs: number;
}

/** Work that ends when its signal is aborted, or that is left alone where it does not. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

/** What came of work in its turn. */
export type Taken<T> = { readonly result: T } | { readonly late: true };

/** Lets work keep its place for a turn. After that it is aborted, and whatever comes of it is of no interest. */
export async function inTurn<T>(work: Work<T>, turns: Turns, othersWait: () => boolean): Promise<Taken<T>> {
  const ending = new AbortController();
  const clock = startClock(turns, othersWait);
  try {
    const working = work(ending.signal).then((result) => ({ result }));
    // Who comes late may still throw, and nobody listens any more.
    working.catch(() => undefined);
    return await Promise.race([working, clock.late]);
  } finally {
    clock.stop();
    ending.abort();
  }
}

interface TurnClock {
  readonly late: Promise<{ readonly late: true }>;
  readonly stop: () => void;
}

/** Looks again after every turn, because a place that nobody waits for may be kept. */
function startClock({ firstMs, lastMs }: Turns, othersWait: () => boolean): TurnClock {
  let timer: NodeJS.Timeout | undefined;
  let elapsed = 0;
  const late = new Promise<{ readonly late: true }>((resolve) => {
    timer = setInterval(() => {
      elapsed += firstMs;
      if (othersWait() || elapsed >= lastMs) resolve({ late: true });
    }, firstMs);
  });
  return {
    late,
    stop: () => {
      clearInterval(timer);
    },
  };
}
