import { createHash } from 'node:crypto';

import type { Call, ConnectionParts } from './exchange.js';
import { type Outcome, persist } from './persist.js';
import type { Reply } from './reply.js';

/** Headers of Multi Admin Approval. See https://learn.microsoft.com/intune/intune-service/fundamentals/multi-admin-approval */
const justificationHeader = 'x-msft-approval-justification';
/** Header of the code of a request for approval. */
export const approvalCodeHeader = 'x-msft-approval-code';

/**
 * Sends a write, and where the tenant wants the approval of another administrator, asks for it: the same request goes again, with the
 * justification. Its code is kept, and the next run sends the same request with it.
 */
export async function persistApproved(parts: ConnectionParts, tenantId: string, call: Call): Promise<Outcome> {
  const { justification, store } = parts.surroundings.approvals;
  const key = keyOf(tenantId, call);
  const code = store.find(key);
  const first = await persist(parts, code === undefined ? call : { ...call, headers: { [approvalCodeHeader]: code } });
  // Carried out, rejected or expired: the code is of no more use.
  if (code !== undefined && isDecided(first.reply)) store.forget(key);
  if (justification === undefined || !wantsJustification(first.reply)) return first;
  const encoded = Buffer.from(justification).toString('base64');
  const asked = await persist(parts, { ...call, headers: { [justificationHeader]: encoded } });
  const given = codeIn(asked.reply);
  // Kept before anybody hears of it: the process may end with this write.
  if (given !== undefined)
    await store.note(key, given).catch((fault: unknown) => {
      logLost(parts, fault);
    });
  return asked;
}

/** Whether a write may need headers of its own for the approval of another administrator. */
export function isApprovalOpen({ surroundings }: ConnectionParts, tenantId: string, call: Call): boolean {
  const { justification, store } = surroundings.approvals;
  return justification !== undefined || store.find(keyOf(tenantId, call)) !== undefined;
}

/** A code that cannot be kept is only in the message; the next apply asks for approval again. */
function logLost({ surroundings }: ConnectionParts, fault: unknown): void {
  surroundings.log({
    level: 'warn',
    message: 'the approval code could not be saved',
    fields: { fault: String(fault) },
  });
}

/** A digest, because the body may hold secrets. Providers of several tenants can share a state, and so a store. */
function keyOf(tenantId: string, { method, url, body }: Call): string {
  return createHash('sha256')
    .update(JSON.stringify([tenantId, method, url, body ?? null]))
    .digest('hex');
}

function isDecided(reply: Reply): boolean {
  return (
    reply.kind === 'answer' &&
    reply.status < 500 &&
    reply.status !== 412 &&
    reply.status !== 429 &&
    reply.status !== 401
  );
}

function wantsJustification(reply: Reply): boolean {
  return (
    reply.kind === 'answer' && reply.status === 400 && JSON.stringify(reply.body ?? '').includes(justificationHeader)
  );
}

function codeIn(reply: Reply): string | undefined {
  return reply.kind === 'answer' && reply.status === 412 ? reply.header(approvalCodeHeader) : undefined;
}
