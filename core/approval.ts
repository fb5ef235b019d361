/**
 * Requests that wait for approval by another administrator. They are stored next to the state until they are sent
 * again.
 */
export interface ApprovalStore {
  /** Returns the approval code of a waiting request. Undefined if approval was never requested. */
  readonly find: (key: string) => string | undefined;
  /** Stores an approval code. Rejects if the code cannot be stored. */
  readonly note: (key: string, code: string) => Promise<void>;
  readonly forget: (key: string) => void;
}

/** Settings for a write that needs approval by another administrator. */
export interface Approvals {
  /** Why the change is needed. Undefined: no justification was given, so such a write is refused. */
  readonly justification?: string;
  readonly store: ApprovalStore;
}

/** Keeps requests in memory, for the lifetime of the process. */
export function approvalsInMemory(): ApprovalStore {
  const codes = new Map<string, string>();
  return {
    find: (key) => codes.get(key),
    note: (key, code) => {
      codes.set(key, code);
      return Promise.resolve();
    },
    forget: (key) => void codes.delete(key),
  };
}
