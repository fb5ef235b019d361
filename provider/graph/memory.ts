import type { ReadResult } from '../../core/index.js';

/** Remembers what was read, so that equal reads are one. */
export interface Memory {
  /** The remembered answer, or that of `read`, which is then remembered. Reads at the same time share one. */
  recall<T>(key: MemoryKey, read: () => Promise<ReadResult<T>>): Promise<ReadResult<T>>;
  /** Forgets what was read at the paths and below them, and the objects and collections that contain them. */
  forget(paths: readonly string[]): void;
}

/** What is remembered under. */
export interface MemoryKey {
  readonly kind: 'get' | 'list';
  readonly version: string;
  readonly path: string;
  /** Path and query, and what the answer must prove. */
  readonly target: string;
  /** Reads again, unless that was begun in this turn, and remembers the new answer. */
  readonly fresh: boolean;
}

interface Entry {
  readonly path: string;
  readonly result: Promise<ReadResult<unknown>>;
  goodUntil: number;
  /** Asked for in this turn of the event loop, so that no answer can be on its way yet. */
  young: boolean;
}

/** What could not be read for a reason that may pass is not asked for again so soon, or every object would wait anew. */
const failureMs = 30_000;

/** Makes a memory. `now`: milliseconds since 1970. */
export function createMemory(now: () => number): Memory {
  const entries = new Map<string, Entry>();
  const remember = <T>(key: MemoryKey, read: () => Promise<ReadResult<T>>): Promise<ReadResult<T>> => {
    const asked = read();
    const entry: Entry = { path: normal(key.path), result: asked, goodUntil: Infinity, young: true };
    entries.set(nameOf(key), entry);
    setImmediate(() => (entry.young = false));
    return asked.then((result) => {
      if (result.state === 'unreadable' && result.reason !== 'permission') entry.goodUntil = now() + failureMs;
      return result;
    });
  };
  return {
    recall: <T>(key: MemoryKey, read: () => Promise<ReadResult<T>>) => {
      const known = entries.get(nameOf(key));
      const mustAsk = known === undefined || known.goodUntil <= now() || (key.fresh && !known.young);
      if (mustAsk) return remember(key, read);
      // The name holds the kind, and the kind decides T.
      return known.result as Promise<ReadResult<T>>;
    },
    forget: (paths) => {
      const changed = paths.map(normal);
      for (const [name, { path }] of entries) if (changed.some((each) => isStale(path, each))) entries.delete(name);
    },
  };
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
