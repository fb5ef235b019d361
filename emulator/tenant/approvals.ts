import type { Json, JsonObject } from '../model/json.js';

/** Where a request for approval stands. */
export type ApprovalState = 'needsApproval' | 'approved' | 'rejected' | 'completed';

/** A write that was asked for and waits for a second administrator. */
export interface Approval {
  /** What the service answers with, and takes back, in `x-msft-approval-code`. */
  readonly code: string;
  readonly method: string;
  /** Path below the version. */
  readonly path: string;
  readonly body: Json;
  readonly justification: string;
  readonly requestor: string;
  readonly requestDateTime: string;
  readonly expirationDateTime: string;
  readonly status: ApprovalState;
}

/** The requests for approval of a tenant. */
export interface Approvals {
  add(request: Pick<Approval, 'method' | 'path' | 'body' | 'justification' | 'requestor'>): Approval;
  find(code: string): Approval | undefined;
  /** Gives the request as it is then, or undefined where there is none. */
  set(code: string, status: ApprovalState): Approval | undefined;
  all(): readonly JsonObject[];
}

/** Days in which somebody has to approve. */
const daysToApprove = 3;

/**
 * No requests yet.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/multi-admin-approval
 */
export function createApprovals({ now, mintGuid }: { now: () => Date; mintGuid: () => string }): Approvals {
  const requests = new Map<string, Approval>();
  return {
    add: (request) => {
      const expiry = new Date(now().getTime() + daysToApprove * 86_400_000);
      const times = { requestDateTime: now().toISOString(), expirationDateTime: expiry.toISOString() };
      const approval: Approval = { ...request, ...times, code: mintGuid(), status: 'needsApproval' };
      requests.set(approval.code, approval);
      return approval;
    },
    find: (code) => requests.get(code.toLowerCase()),
    set: (code, status) => {
      const present = requests.get(code.toLowerCase());
      if (!present) return undefined;
      const changed = { ...present, status };
      requests.set(present.code, changed);
      return changed;
    },
    all: () => [...requests.values()].map((approval) => ({ ...approval })),
  };
}
