import { setMaxListeners } from 'node:events';

import { type Approvals, approvalsInMemory, type Clock, createRedactor, type Redactor } from '../../core/index.js';
import { limits } from './limits.js';

/** One line of the client's log. Never holds a token, a header or a body. */
export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn';
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

/** What a connection can be given. */
export interface ConnectOptions {
  /** Ends all waiting and reading. A write on its way is still waited for, because its outcome would be unknown otherwise. */
  readonly signal?: AbortSignal;
  /** Takes the log. Default: there is none. */
  readonly log?: (entry: LogEntry) => void;
  /**
   * Learns the secrets of the credential and every token, and takes those that are sent out of Graph's answers.
   * Default: one of the connection alone.
   */
  readonly redactor?: Redactor;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Gives numbers from 0 up to 1, for the jitter of back-off. Default: `Math.random`. */
  readonly random?: () => number;
  /** Version for the user agent `intuneform/<version>`. Default: `dev`. */
  readonly version?: string;
  /** Milliseconds that one request may take, its answer included. Default: 100,000. */
  readonly requestTimeoutMs?: number;
  /** Milliseconds that one call may take, time-outs, waits and repeats together. Default: 300,000. */
  readonly retryBudgetMs?: number;
  /** Takes a line that says what is waited for, every half minute while anything is. Default: it goes to the log alone. */
  readonly progress?: (line: string) => void;
  /** What a write that needs the approval of another administrator is sent with. Default: no justification; codes live as long as the connection. */
  readonly approvals?: Approvals;
  /** Milliseconds between those lines. Default: 30,000. */
  readonly progressMs?: number;
}

/** The options with their defaults filled in. */
export type Surroundings = Required<ConnectOptions>;

/** Fills in the defaults. */
export function withDefaults(options: ConnectOptions): Surroundings {
  const { signal = new AbortController().signal } = options;
  // Every request in flight and every wait listens; Node would take more than ten of them for a leak, and say so to the user.
  setMaxListeners(0, signal);
  return {
    log: () => undefined,
    redactor: createRedactor(),
    clock: machineClock,
    random: Math.random,
    version: 'dev',
    requestTimeoutMs: 100_000,
    retryBudgetMs: 300_000,
    progress: () => undefined,
    approvals: { store: approvalsInMemory() },
    progressMs: limits.progressMs,
    ...options,
    signal,
  };
}

/** The machine's own time. */
export const machineClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds, signal) => (signal?.aborted ? Promise.resolve() : wait(milliseconds, signal)),
};

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
}
