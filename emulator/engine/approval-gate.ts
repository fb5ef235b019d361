import { type Answer, badRequest, refuse } from '../model/answer.js';
import { type Approval, coveredPaths } from '../tenant/approvals.js';
import type { GraphRequest, Session } from './request.js';

const justificationHeader = 'x-msft-approval-justification';
const codeHeader = 'x-msft-approval-code';

/**
 * Refuses a write that needs the approval of a second administrator, in both phases of Multi Admin Approval: 400
 * without a justification (Base64 text), and 412 and the code of a new request with one. The same write with the code
 * of an approved request is accepted.
 *
 * The answers to a code that is unknown, used, rejected, cancelled or expired are guesses: 400 if it is unknown or
 * expired, else 403.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/multi-admin-approval
 */
export function approvalRefusal(session: Session, request: GraphRequest): Answer | undefined {
  if (request.method === 'GET' || !isCovered(session, request)) return undefined;
  const code = request.header?.(codeHeader);
  if (code !== undefined) return refusalWithCode(session, request, code);
  const justification = decoded(request.header?.(justificationHeader));
  if (justification === undefined) return badRequest(`Header '${justificationHeader}' is required to request approval`);
  const { tenant, actor } = session;
  const requestor = actor.userPrincipalName ?? actor.applicationId ?? '';
  const asked = { method: request.method, path: pathOf(request), body: request.body ?? null };
  return waiting(tenant.approvals.add({ ...asked, justification, requestor }));
}

/** Marks the code of an accepted write as used. */
export function completeApproval({ tenant }: Session, request: GraphRequest): void {
  const code = request.header?.(codeHeader);
  if (code !== undefined) tenant.approvals.set(code, 'completed');
}

function isCovered({ tenant }: Session, request: GraphRequest): boolean {
  const path = pathOf(request).toLowerCase();
  return [...tenant.switches.approvals, ...coveredPaths(tenant)].some((prefix) =>
    path.startsWith(prefix.toLowerCase()),
  );
}

function pathOf({ target }: GraphRequest): string {
  return target.split('?')[0] ?? '';
}

function decoded(header: string | undefined): string | undefined {
  if (header === undefined || !/^[\w+/-]+={0,2}$/u.test(header)) return undefined;
  return Buffer.from(header, 'base64').toString();
}

function refusalWithCode({ tenant }: Session, request: GraphRequest, code: string): Answer | undefined {
  const approval = tenant.approvals.find(code);
  if (!approval || !isSame(approval, request)) return badRequest('The approval code does not belong to this request.');
  if (approval.status === 'expired' || Date.parse(approval.expirationDateTime) <= tenant.now().getTime())
    return badRequest('The request for approval has expired.');
  if (approval.status === 'needsApproval') return waiting(approval);
  return approval.status === 'approved'
    ? undefined
    : refuse(403, 'Forbidden', `The request for approval is ${approval.status}.`);
}

function isSame({ method, path, body }: Approval, request: GraphRequest): boolean {
  const asked = JSON.stringify(request.body ?? null);
  return method === request.method && path === pathOf(request) && JSON.stringify(body) === asked;
}

function waiting({ code }: Approval): Answer {
  return {
    ...refuse(412, 'PreconditionFailed', 'The request needs the approval of another administrator.'),
    headers: { [codeHeader]: code },
  };
}
