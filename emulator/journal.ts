import type { Json } from './model/json.js';

/** One Graph request, or one item of a batch, in the order of arrival. Token requests are not in the journal. */
export interface JournalEntry {
  /** Time of the emulator, ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** `v1.0` or `beta`, as requested. */
  readonly version: string;
  /** Path and query below the version; `/$batch` for a batch itself. */
  readonly path: string;
  /** Null until it is answered, and permanently if a fault prevented the answer. */
  readonly status: number | null;
  readonly body?: Json;
  readonly clientRequestId?: string;
  readonly inBatch: boolean;
  /** Null if it had no valid token. */
  readonly tenantId: string | null;
  /** User principal name or application id; null if it had no valid token. */
  readonly actor: string | null;
}

/** Requests in the order of arrival. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Adds a request; returns the function that sets its status. */
  readonly add: (entry: Omit<JournalEntry, 'status'>) => (status: number) => void;
  readonly clear: () => void;
}

/** Creates an empty journal. */
export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  return {
    entries,
    add: (entry) => {
      const filed = { ...entry, status: null as number | null };
      entries.push(filed);
      return (status) => {
        filed.status = status;
      };
    },
    clear: () => {
      entries.length = 0;
    },
  };
}
