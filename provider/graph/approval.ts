import { createHash } from 'node:crypto';

import type { Call, ConnectionParts } from './exchange.js';
import { type Outcome, persist } from './persist.js';
import type { Reply } from './reply.js';

/** Headers of Multi Admin Approval. See https://learn.microsoft.com/intune/intune-service/fundamentals/multi-admin-approval */
const justificationHeader = 'x-msft-approval-justification';
/** Header with the code of an approval request. */
export const approvalCodeHeader = 'x-msft-approval-code';

/**
 * Sends a write. If the tenant requires approval by another administrator, requests it by sending the write again with
 * the justification. The code is stored, and the next run sends the same request with it.
 */
export async function persistApproved(parts: ConnectionParts, tenantId: string, call: Call): Promise<Outcome> {
  const { justification, store } = parts.surroundings.approvals;
  const key = keyOf(tenantId, call);
  const code = store.find(key);
  const first = await persist(parts, code === undefined ? call : { ...call, headers: { [approvalCodeHeader]: code } });
  // The request was completed, rejected or has expired, so the code is no longer needed.
  if (code !== undefined && isDecided(first.reply)) store.forget(key);
  if (justification === undefined || !wantsJustification(first.reply))
    return code === undefined ? first : { ...first, approvalCode: code };
  const encoded = Buffer.from(justification).toString('base64');
  const asked = await persist(parts, { ...call, headers: { [justificationHeader]: encoded } });
  const given = codeIn(asked.reply);
  // Stored before anything else happens: the process may end with this write.
  if (given !== undefined)
    await store.note(key, given).catch((fault: unknown) => {
      logLost(parts, fault);
    });
  return asked;
}

/** Whether a write may need the headers for approval by another administrator. */
export function isApprovalOpen({ surroundings }: ConnectionParts, tenantId: string, call: Call): boolean {
  const { justification, store } = surroundings.approvals;
  return justification !== undefined || store.find(keyOf(tenantId, call)) !== undefined;
}

/** Logs that a code could not be stored. Only the message has it then, and the next apply requests approval again. */
function logLost({ surroundings }: ConnectionParts, fault: unknown): void {
  surroundings.log({
    level: 'warn',
    message: 'the approval code could not be saved',
    fields: { fault: String(fault) },
  });
}

/**
 * Identifies a request by digest, because the body may contain secrets. Providers of several tenants can share a state,
 * and so a store.
 */
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
