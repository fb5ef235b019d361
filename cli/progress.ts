/** Tells on standard error what takes long. */
export interface Progress {
  /** Runs a step. Says that it runs once it takes longer than a second, and how long it took at its end. */
  step<T>(what: string, run: () => Promise<T>): Promise<T>;
}

/** Where progress goes. */
export interface ProgressSink {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Steps shorter than this are not worth a line. */
const patience = 1000;

/** Progress as lines, without anything that moves; nothing at all where `sink` is no terminal, or `quiet`. */
export function createProgress(sink: ProgressSink, { quiet }: { readonly quiet?: boolean }): Progress {
  if (quiet || sink.isTTY !== true) return { step: (_what, run) => run() };
  return { step: (what, run) => timedStep(sink, what, run) };
}

async function timedStep<T>(sink: ProgressSink, what: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const timer = setTimeout(() => sink.write(`${what} …\n`), patience);
  try {
    return await run();
  } finally {
    clearTimeout(timer);
    const elapsed = performance.now() - start;
    if (elapsed >= patience) sink.write(`${what}: ${(elapsed / 1000).toFixed(1)} s\n`);
  }
}
