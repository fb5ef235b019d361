/** Requests that wait for the approval of another administrator, kept beside the state until they are sent again. */
export interface ApprovalStore {
  /** The code of a request that waits. Undefined: it was not asked before. */
  readonly find: (key: string) => string | undefined;
  /** Done when the code is kept. Rejects where it cannot be. */
  readonly note: (key: string, code: string) => Promise<void>;
  readonly forget: (key: string) => void;
}

/** What a write that needs the approval of another administrator is sent with. */
export interface Approvals {
  /** Why the change is needed. Undefined: nobody said, and such a write is refused. */
  readonly justification?: string;
  readonly store: ApprovalStore;
}

/** Keeps requests as long as the process lives. */
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
