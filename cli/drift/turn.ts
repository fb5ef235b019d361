/** How long a tenant may occupy a slot of the pool. Unit: milliseconds. */
export interface Turns {
  /** Limit if others wait for a slot. */
  readonly firstMs: number;
  /** Limit in any case. */
  readonly lastMs: number;
}

/** Work that ends when its signal is aborted, or is abandoned if it does not. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

/** Result of a turn. */
export type Taken<T> = { readonly result: T } | { readonly late: true };

/** Runs work for one turn. Afterwards, it is aborted and its result is ignored. */
export async function inTurn<T>(work: Work<T>, turns: Turns, othersWait: () => boolean): Promise<Taken<T>> {
  const ending = new AbortController();
  const clock = startClock(turns, othersWait);
  try {
    const working = work(ending.signal).then((result) => ({ result }));
    // Ignores the rejection of abandoned work.
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

/** Checks after every turn, because work can keep a slot that no other task needs. */
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
