import type { Json } from './model/json.js';

/** One Graph request, or one item of a batch, in the order of arrival. Requests for tokens are not in the journal. */
export interface JournalEntry {
  /** Emulator's time, ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** `v1.0` or `beta`, as asked for. */
  readonly version: string;
  /** Path and query below the version; `/$batch` for a batch itself. */
  readonly path: string;
  /** Null while it is not answered, and for ever where a fault left it so. */
  readonly status: number | null;
  readonly body?: Json;
  readonly clientRequestId?: string;
  readonly inBatch: boolean;
  /** Null where no valid token came with it. */
  readonly tenantId: string | null;
  /** User principal name or application id; null where no valid token came with it. */
  readonly actor: string | null;
}

/** Requests in the order of arrival. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Files a request; gives the function that files its status. */
  readonly add: (entry: Omit<JournalEntry, 'status'>) => (status: number) => void;
  readonly clear: () => void;
}

/** An empty journal. */
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
