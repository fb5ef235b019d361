/** Time, as what waits needs it. Tests bring their own. */
export interface Clock {
  now(): Date;
  /** Waits. Ends early, without an error, when `signal` aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
