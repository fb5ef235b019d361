import type { ReadResult } from '../../core/index.js';

/** Caches reads, so that equal reads are sent once. */
export interface Memory {
  /**
   * Returns the cached answer, or that of `read`, which is then cached. Concurrent reads share one request. `read`
   * reports when it is sent: until then, no answer can be in transit.
   */
  recall<T>(key: MemoryKey, read: Read<T>): Promise<ReadResult<T>>;
  /** Drops reads at the paths and below them, and of the objects and collections that contain them. */
  forget(paths: readonly string[]): void;
}

/** Reads, and calls `sending` when the request is sent. */
type Read<T> = (sending: () => void) => Promise<ReadResult<T>>;

/** Key of a cached read. */
export interface MemoryKey {
  readonly kind: 'get' | 'list';
  readonly version: string;
  readonly path: string;
  /** Path and query, and what the answer must prove. */
  readonly target: string;
  /** Whether to read again, unless a read still waits to be sent. The new answer is cached. */
  readonly fresh: boolean;
  /** Whether a dropped answer is acceptable. */
  readonly earlier: boolean;
}

interface Entry {
  readonly path: string;
  readonly result: Promise<ReadResult<unknown>>;
  goodUntil: number;
  /** Whether it is not sent yet, so that no answer can be in transit. */
  isWaiting: boolean;
  /** Whether it is from before one of our writes. */
  isForgotten: boolean;
}

/** Milliseconds for which a temporary failure to read is not retried; otherwise, every object would wait again. */
const failureMs = 30_000;

/** Creates a cache. `now`: milliseconds since 1970. */
export function createMemory(now: () => number): Memory {
  const entries = new Map<string, Entry>();
  const remember = <T>(key: MemoryKey, read: Read<T>): Promise<ReadResult<T>> => {
    const state = { goodUntil: Infinity, isWaiting: true, isForgotten: false };
    const asked = read(() => (entry.isWaiting = false));
    const entry: Entry = Object.assign(state, { path: normal(key.path), result: asked });
    entries.set(nameOf(key), entry);
    return asked.then((result) => {
      entry.isWaiting = false;
      if (result.state === 'unreadable' && result.reason !== 'permission') entry.goodUntil = now() + failureMs;
      return result;
    });
  };
  return {
    recall: <T>(key: MemoryKey, read: Read<T>) => {
      const known = entries.get(nameOf(key));
      if (known === undefined || mustAsk(known, key, now())) return remember(key, read);
      // The name contains the kind, which determines T.
      return known.result as Promise<ReadResult<T>>;
    },
    forget: (paths) => {
      const changed = paths.map(normal);
      for (const entry of entries.values())
        if (changed.some((each) => isStale(entry.path, each))) entry.isForgotten = true;
    },
  };
}

function mustAsk({ goodUntil, isWaiting, isForgotten }: Entry, { fresh, earlier }: MemoryKey, now: number): boolean {
  if (isWaiting) return false;
  return goodUntil <= now || fresh || (isForgotten && !earlier);
}

/** Below the changed path, or containing it: a collection lists the object, and an object may contain the member. */
function isStale(path: string, changed: string): boolean {
  return path === changed || path.startsWith(`${changed}/`) || changed.startsWith(`${path}/`);
}

/** Graph ignores the case of paths. */
function normal(path: string): string {
  return path.toLowerCase().replace(/\/+$/u, '');
}

function nameOf({ kind, version, target }: MemoryKey): string {
  return `${kind} ${version} ${target}`;
}
