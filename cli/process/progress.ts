/** Tells on standard error what takes long. */
export interface Progress {
  /** Runs a step. Says that it runs once it takes longer than a second, and how long it took at its end. */
  step<T>(what: string, run: () => Promise<T>): Promise<T>;
  /** Tells how far something long has come: at most every two seconds in a terminal, and every half minute in a log. */
  tell(line: () => string): void;
  /** Tells at once something that a person may have to act on, also in a log. */
  note(line: string): void;
}

/** Where progress goes. */
export interface ProgressSink {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Steps shorter than this are not worth a line. */
const patience = 1000;

/** Milliseconds between one line about something long and the next, where somebody watches and where nobody does. */
const intervals = { watched: 2_000, logged: 30_000 } as const;

/**
 * Progress as lines, without anything that moves; steps only in a terminal, and nothing at all where it is `quiet`.
 *
 * `now`: milliseconds. Default: the machine's.
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

/** Of a clock that never goes back. Node would load 10 modules for `performance`. */
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
