/** Ctrl-C and its relatives, while a verb runs. */
export interface Interrupts {
  /** Whether a signal arrived. */
  readonly arrived: boolean;
  /** Runs something that wants to end gracefully: the first signal calls `onSignal`, later ones are only answered with a line. */
  during<T>(onSignal: () => void, run: () => Promise<T>): Promise<T>;
  /** Waits for the first signal, and says nothing about it. */
  arrival(): Promise<void>;
}

/** What interrupts need of the process. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
}

/** What is done about signals. */
export interface InterruptReactions {
  /** Nothing that wants to end gracefully is running: end now. */
  readonly end: () => void;
  /** Tells the user a line. */
  readonly tell: (line: string) => void;
}

/** Listens for SIGINT, SIGTERM and SIGHUP (a closed terminal) for the rest of the process. */
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
    tell(arrived ? 'still waiting for the present step to end' : 'stopping after the present step; please wait');
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
