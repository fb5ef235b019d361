import type { ReadResult } from '../../core/index.js';

/** Remembers what was read, so that equal reads are one. */
export interface Memory {
  /**
   * The remembered answer, or that of `read`, which is then remembered. Reads at the same time share one. `read` says when it sends:
   * until then no answer can be on its way.
   */
  recall<T>(key: MemoryKey, read: Read<T>): Promise<ReadResult<T>>;
  /** Forgets what was read at the paths and below them, and the objects and collections that contain them. */
  forget(paths: readonly string[]): void;
}

/** Reads, and says when it sends. */
type Read<T> = (sending: () => void) => Promise<ReadResult<T>>;

/** What is remembered under. */
export interface MemoryKey {
  readonly kind: 'get' | 'list';
  readonly version: string;
  readonly path: string;
  /** Path and query, and what the answer must prove. */
  readonly target: string;
  /** Reads again, unless a read waits to be sent, and remembers the new answer. */
  readonly fresh: boolean;
  /** An answer that was forgotten will do. */
  readonly earlier: boolean;
}

interface Entry {
  readonly path: string;
  readonly result: Promise<ReadResult<unknown>>;
  goodUntil: number;
  /** Not sent yet, so that no answer can be on its way. */
  isWaiting: boolean;
  /** From before a write of ours. */
  isForgotten: boolean;
}

/** What could not be read for a reason that may pass is not asked for again so soon, or every object would wait anew. */
const failureMs = 30_000;

/** Makes a memory. `now`: milliseconds since 1970. */
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
      // The name holds the kind, and the kind decides T.
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

/** Below the changed path, or containing it: a collection lists the object, an object may show the member. */
function isStale(path: string, changed: string): boolean {
  return path === changed || path.startsWith(`${changed}/`) || changed.startsWith(`${path}/`);
}

/** Graph takes paths in any case. */
function normal(path: string): string {
  return path.toLowerCase().replace(/\/+$/u, '');
}

function nameOf({ kind, version, target }: MemoryKey): string {
  return `${kind} ${version} ${target}`;
}
