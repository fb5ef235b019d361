import { setMaxListeners } from 'node:events';

import { type Approvals, approvalsInMemory, type Clock, createRedactor, type Redactor } from '../../core/index.js';
import { limits } from './limits.js';

/** One line of the client's log. Never contains a token, a header or a body. */
export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn';
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

/** Options of a connection. */
export interface ConnectOptions {
  /** Ends all waits and reads. A write in progress is awaited, because its outcome would otherwise be unknown. */
  readonly signal?: AbortSignal;
  /** Receives the log. Default: no log. */
  readonly log?: (entry: LogEntry) => void;
  /**
   * Receives the secrets of the credential and every token, and removes them from Graph's answers. Default: a separate
   * one for the connection.
   */
  readonly redactor?: Redactor;
  /** Default: the system clock. */
  readonly clock?: Clock;
  /** Returns numbers from 0 up to 1, for the jitter of back-off. Default: `Math.random`. */
  readonly random?: () => number;
  /** Version for the user agent `intuneform/<version>`. Default: `dev`. */
  readonly version?: string;
  /** Timeout of one request including its answer, in milliseconds. Default: 100,000. */
  readonly requestTimeoutMs?: number;
  /** Time limit of one call including timeouts, waits and retries, in milliseconds. Default: 300,000. */
  readonly retryBudgetMs?: number;
  /** Receives a line about current waits, every 30 seconds while there are any. Default: only logged. */
  readonly progress?: (line: string) => void;
  /**
   * Approvals by another administrator for writes that need one. Default: no justification; codes are kept for the
   * lifetime of the connection.
   */
  readonly approvals?: Approvals;
  /** Milliseconds between these lines. Default: 30,000. */
  readonly progressMs?: number;
}

/** The options with defaults. */
export type Surroundings = Required<ConnectOptions>;

/** Adds the defaults. */
export function withDefaults(options: ConnectOptions): Surroundings {
  const { signal = new AbortController().signal } = options;
  // Every request in flight and every wait adds a listener; above ten, Node would print a leak warning.
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

/** The system clock. */
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
