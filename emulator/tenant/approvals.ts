import type { Json, JsonObject } from '../model/json.js';

/** State of an approval request. */
export type ApprovalState = 'needsApproval' | 'approved' | 'rejected' | 'cancelled' | 'expired' | 'completed';

/** A requested write that waits for a second administrator. */
export interface Approval {
  /** The value of `x-msft-approval-code` in the answer and in the repeated request. */
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

/** The approval requests of a tenant. */
export interface Approvals {
  add(request: Pick<Approval, 'method' | 'path' | 'body' | 'justification' | 'requestor'>): Approval;
  find(code: string): Approval | undefined;
  /** Sets the status and returns the request, or undefined if there is none. */
  set(code: string, status: ApprovalState): Approval | undefined;
  all(): readonly JsonObject[];
}

/** Days until a request expires. */
const daysToApprove = 3;

/**
 * Creates an empty list of approval requests.
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

/** Collection of the access policies of Multi Admin Approval. */
export const accessPoliciesPath = '/deviceManagement/operationApprovalPolicies';

/**
 * The paths whose writes a type of access policy covers, as far as Microsoft's page names them: policies of the settings
 * catalog, and device categories. That the names of the types mean these is a guess.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/multi-admin-approval
 */
const coveredBy: Readonly<Record<string, string>> = {
  configurationPolicy: '/deviceManagement/configurationPolicies',
  tenantConfiguration: '/deviceManagement/deviceCategories',
};

/** The paths below which writes of a tenant need approval. */
export function coveredPaths(tenant: { objects(path: string): ReadonlyMap<string, JsonObject> }): readonly string[] {
  const policies = [...tenant.objects(accessPoliciesPath).values()];
  return policies.flatMap((policy) => {
    const path = typeof policy.policyType === 'string' ? coveredBy[policy.policyType] : undefined;
    return path === undefined ? [] : [path];
  });
}
