import type { Diagnostic, ResourceDefinition } from '../../core/index.js';
import {
  type ApprovalContext,
  type ApprovalFinding,
  approvalOf,
  approvalUnknown,
  coveredBy,
} from '../../provider/engine/index.js';
import type { Definition } from './needs.js';

/** A declared resource, and whether its writes need approval. */
export interface ResourceApproval {
  readonly definition: ResourceDefinition;
  readonly finding: ApprovalFinding;
}

/** Finds out which declared resources the access policies of the tenant cover. */
export async function approvalsOf(
  declared: readonly Definition[],
  context: ApprovalContext,
): Promise<readonly ResourceApproval[]> {
  const found = await Promise.all(
    declared.map(async (definition): Promise<readonly ResourceApproval[]> =>
      definition.kind === 'resource' ? [{ definition, finding: await approvalOf(definition, context) }] : [],
    ),
  );
  return found.flat();
}

/** Reports resources whose writes wait for another administrator (INT2174), and once that it is unknown (INT2175). */
export function judgeApprovals(approvals: readonly ResourceApproval[]): readonly Diagnostic[] {
  const covered = approvals.flatMap(({ definition, finding }) =>
    finding.state === 'covered'
      ? [coveredBy(definition, { writes: `each change of a ${definition.noun}`, policies: finding.policies })]
      : [],
  );
  const [unknown] = approvals.flatMap(({ finding }) => (finding.state === 'unknown' ? [finding.why] : []));
  return unknown === undefined ? covered : [...covered, approvalUnknown(unknown)];
}
