/** The effect of a fault. */
export type FaultEffect =
  | {
      readonly status: number;
      /** Value of `Retry-After`, such as `2.128`. Null: no header. Default: `1` for 429, otherwise none. */
      readonly retryAfter?: string | null;
      /** Default: Graph's code for the status. */
      readonly code?: string;
    }
  /** Closes the connection without executing the request. */
  | { readonly reset: true }
  /** Executes the request, then closes the connection: the client cannot know the result. */
  | { readonly lostAnswer: true }
  /** Delays the answer. */
  | { readonly delayMs: number }
  /** Never answers. */
  | { readonly hang: true }
  /** Answers 200 with a body that Graph would not return, possibly not JSON. */
  | { readonly body: string }
  /**
   * Executes the request; the next reads of the same collection or object, this number of them, return the earlier
   * state.
   */
  | { readonly staleReads: number }
  /** The same, for a period of the emulator's clock. */
  | { readonly staleMs: number };

/** An error injected on demand. */
export interface Fault {
  /** Requests that it affects; absent members match everything. */
  readonly match: {
    readonly method?: string;
    /** A text within the path, or a pattern; matched against `/<version>/<path>?<query>`. */
    readonly path?: RegExp | string;
    /** True: only items of a batch. False: only individual requests. */
    readonly inBatch?: boolean;
  };
  /** Number of times that it occurs. Default: until the faults are cleared. */
  readonly times?: number;
  readonly then: FaultEffect;
}

/** The request that faults are matched against. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly inBatch: boolean;
}

/** Faults in the order in which they were added. The first that matches and is not used up occurs. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  readonly take: (target: FaultTarget) => FaultEffect | undefined;
}

/** Creates an empty list of faults. */
export function createFaults(): Faults {
  const pending: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => pending.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      pending.length = 0;
    },
    take: (target) => {
      const found = pending.find(({ fault, left }) => left > 0 && matches(fault, target));
      if (!found) return undefined;
      found.left--;
      return found.fault.then;
    },
  };
}

function matches({ match }: Fault, { method, path, inBatch }: FaultTarget): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match.inBatch !== undefined && match.inBatch !== inBatch) return false;
  if (match.path === undefined) return true;
  return typeof match.path === 'string'
    ? path.includes(match.path)
    : new RegExp(match.path.source, match.path.flags.replace(/[gy]/gu, '')).test(path);
}
