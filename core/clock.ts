/** Time source for code that waits. Tests provide their own. */
export interface Clock {
  now(): Date;
  /** Waits for the given time. Ends early, without an error, when `signal` aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
