/** Handling of Ctrl-C and similar signals while a command runs. */
export interface Interrupts {
  /** Whether a signal arrived. */
  readonly arrived: boolean;
  /** Runs an operation that ends gracefully: the first signal calls `onSignal`, later ones only print a line. */
  during<T>(onSignal: () => void, run: () => Promise<T>): Promise<T>;
  /** Waits for the first signal without printing anything. */
  arrival(): Promise<void>;
}

/** The part of the process that interrupts use. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
}

/** Reactions to signals. */
export interface InterruptReactions {
  /** Called if no operation ends gracefully: ends now. */
  readonly end: () => void;
  /** Prints a line for the user. */
  readonly tell: (line: string) => void;
}

/** Handles SIGINT, SIGTERM and SIGHUP (a closed terminal) for the rest of the process. */
export function createInterrupts(source: SignalSource, { end, tell }: InterruptReactions): Interrupts {
  let arrived = false;
  let graceful: (() => void) | undefined;
  let awaited: (() => void) | undefined;
  const listener = (): void => {
    if (awaited) {
      awaited();
      return;
    }
    if (!graceful) {
      end();
      return;
    }
    tell(arrived ? 'still waiting for the current step to end' : 'stopping after the current step; please wait');
    if (!arrived) graceful();
    arrived = true;
  };
  source.on('SIGINT', listener);
  source.on('SIGTERM', listener);
  source.on('SIGHUP', listener);
  return {
    get arrived() {
      return arrived;
    },
    during: async (onSignal, run) => {
      graceful = onSignal;
      try {
        return await run();
      } finally {
        graceful = undefined;
      }
    },
    arrival: () =>
      new Promise((resolve) => {
        awaited = resolve;
      }),
  };
}
