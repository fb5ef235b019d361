/** Reports long operations on standard error. */
export interface Progress {
  /** Runs a step. Reports it if it takes longer than a second, and its duration when it ends. */
  step<T>(what: string, run: () => Promise<T>): Promise<T>;
  /**
   * Reports the progress of a long operation: at most every two seconds on a terminal, and every 30 seconds in a log.
   */
  tell(line: () => string): void;
  /** Reports immediately something that a person may have to act on, also in a log. */
  note(line: string): void;
}

/** Output of progress. */
export interface ProgressSink {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Milliseconds. Shorter steps are not reported. */
const patience = 1000;

/** Milliseconds between two lines about a long operation, on a terminal and in a log. */
const intervals = { watched: 2_000, logged: 30_000 } as const;

/**
 * Creates progress output as lines without animation. Steps are only reported on a terminal, and nothing if `quiet`.
 *
 * `now`: milliseconds. Default: the system clock.
 */
export function createProgress(
  sink: ProgressSink,
  { quiet, now = milliseconds }: { readonly quiet?: boolean; readonly now?: () => number },
): Progress {
  if (quiet) return { step: (_what, run) => run(), tell: () => undefined, note: () => undefined };
  const watched = sink.isTTY === true;
  const tell = createTelling(sink, { interval: watched ? intervals.watched : intervals.logged, now });
  const note = (line: string): void => {
    sink.write(`${line}\n`);
  };
  return { note, step: watched ? (what, run) => timedStep(sink, what, run) : (_what, run) => run(), tell };
}

/** A monotonic clock. Node would load 10 modules for `performance`. */
const milliseconds = (): number => Number(process.hrtime.bigint()) / 1e6;

function createTelling(
  sink: ProgressSink,
  { interval, now }: { readonly interval: number; readonly now: () => number },
): Progress['tell'] {
  let last = now();
  return (line) => {
    if (now() - last < interval) return;
    last = now();
    sink.write(`${line()}\n`);
  };
}

async function timedStep<T>(sink: ProgressSink, what: string, run: () => Promise<T>): Promise<T> {
  const start = milliseconds();
  const timer = setTimeout(() => sink.write(`${what} …\n`), patience);
  try {
    return await run();
  } finally {
    clearTimeout(timer);
    const elapsed = milliseconds() - start;
    if (elapsed >= patience) sink.write(`${what}: ${(elapsed / 1000).toFixed(1)} s\n`);
  }
}
