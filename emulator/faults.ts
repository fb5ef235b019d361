/** What a fault does. */
export type FaultEffect =
  | {
      readonly status: number;
      /** Value of `Retry-After`, e.g. `2.128`. Null: no such header. Default: `1` with 429, none otherwise. */
      readonly retryAfter?: string | null;
      /** Default: Graph's code for the status. */
      readonly code?: string;
    }
  /** Breaks the connection; nothing was done. */
  | { readonly reset: true }
  /** Does what was asked, then breaks the connection: the client cannot know. */
  | { readonly lostAnswer: true }
  /** Answers late. */
  | { readonly delayMs: number }
  /** Never answers. */
  | { readonly hang: true }
  /** Answers 200 with a body that is not what Graph would say, perhaps no JSON at all. */
  | { readonly body: string }
  /** Does what was asked; the next so many reads of the same collection or object see it as it was before. */
  | { readonly staleReads: number }
  /** The same for a time by the emulator's clock. */
  | { readonly staleMs: number };

/** Something that goes wrong on demand. */
export interface Fault {
  /** Requests it befalls; what is left out matches everything. */
  readonly match: {
    readonly method?: string;
    /** A text that the path holds, or a pattern; matched against `/<version>/<path>?<query>`. */
    readonly path?: RegExp | string;
    /** True: items of a batch alone. False: requests by themselves alone. */
    readonly inBatch?: boolean;
  };
  /** How often it happens. Default: until the faults are cleared. */
  readonly times?: number;
  readonly then: FaultEffect;
}

/** What faults are matched against. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly inBatch: boolean;
}

/** Faults in the order in which they were added; the first that matches and is not used up happens. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  readonly take: (target: FaultTarget) => FaultEffect | undefined;
}

/** No faults yet. */
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
