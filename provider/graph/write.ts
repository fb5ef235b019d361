import type { GraphQuestion, GraphWrite, WriteResult } from '../../core/index.js';
import { toAddress } from './addresses.js';
import { isApprovalOpen, persistApproved } from './approval.js';
import type { SendTogether } from './coalesce.js';
import { type Attempted, diagnose, diagnoseNonsense, type Meaning } from './diagnose.js';
import type { ConnectionParts } from './exchange.js';
import type { Outcome } from './persist.js';
import { isAbsence, isError } from './proof.js';
import { type Answer, successOf } from './reply.js';
import { isThrottling } from './retry.js';

/** Target of writes, and how they are batched. */
export interface WriteTarget {
  readonly endpoint: string;
  readonly tenantId: string;
  readonly sendTogether: SendTogether;
}

/** Writes, and returns the outcome. */
export async function write(
  parts: ConnectionParts,
  { endpoint, tenantId, sendTogether }: WriteTarget,
  request: GraphWrite,
): Promise<WriteResult> {
  const { method, version, path, body, area, changesNothing = false, shared = false } = request;
  const call = {
    method,
    url: toAddress(endpoint, version, path),
    ...(body !== undefined && { body }),
    charges: new Map([[area, 1]]),
    write: !changesNothing,
  };
  const outcome =
    shared && isShort(body) && !isApprovalOpen(parts, tenantId, call)
      ? await sendTogether({ version, target: path, area, writes: method, ...(body !== undefined && { body }) })
      : await persistApproved(parts, tenantId, call);
  const verb = changesNothing ? 'ask' : verbs[method];
  const attempted = { verb, path, address: endpoint, identity: parts.tokens.identity } as const;
  const { approvalCode } = outcome;
  return toResult(outcome, method, { ...attempted, ...(approvalCode !== undefined && { approvalCode }) });
}

/** A batch can have at most 4 MB in total: bodies with images are sent separately. */
function isShort(body: GraphWrite['body']): boolean {
  return JSON.stringify(body ?? null).length <= 100_000;
}

/** Sends a query that changes nothing, and returns the outcome. */
export async function ask(
  parts: ConnectionParts,
  { endpoint, sendQuestion }: { readonly endpoint: string; readonly sendQuestion: SendTogether },
  { version, path, body, area }: GraphQuestion,
): Promise<WriteResult> {
  const { reply } = await sendQuestion({ version, target: path, body, area });
  const attempted = { verb: 'ask', path, address: endpoint, identity: parts.tokens.identity } as const;
  return toResult({ reply, uncertain: false }, 'POST', attempted);
}

const verbs = { POST: 'create', PATCH: 'change', PUT: 'change', DELETE: 'delete' } as const;

function toResult({ reply, uncertain }: Outcome, method: GraphWrite['method'], attempted: Attempted): WriteResult {
  const answer = successOf(reply);
  if (answer !== undefined) return toSuccess(answer, attempted);
  // The object to delete is gone, whoever deleted it.
  if (method === 'DELETE' && isAbsence(reply)) return { outcome: 'done', status: 404, body: null };
  const { diagnostic } = diagnose(reply, attempted);
  if (uncertain) return { outcome: 'unknown', diagnostic };
  if (reply.kind === 'failure') {
    return reply.sent ? { outcome: 'unknown', diagnostic } : { outcome: 'refused', status: 0, diagnostic };
  }
  if (reply.kind !== 'answer') return { outcome: 'refused', status: 0, diagnostic };
  const { status } = reply;
  if (isThrottling(reply)) return { outcome: 'refused', status: 429, diagnostic };
  return status >= 500 || status === 408
    ? { outcome: 'unknown', status, diagnostic }
    : { outcome: 'refused', status, diagnostic };
}

/**
 * A body that is not JSON does not come from Graph, but for example from the sign-in page of a proxy: nothing may have been
 * written. Also, the id of a new object is in the body.
 */
function toSuccess(answer: Answer, attempted: Attempted): WriteResult {
  if (answer.malformed) return unknown(diagnoseNonsense(answer, 'the response is not JSON', attempted));
  if (isError(answer.body))
    return unknown(diagnoseNonsense(answer, 'the response contains an error despite its success status', attempted));
  return { outcome: 'done', status: answer.status, body: answer.body ?? null };
}

function unknown({ diagnostic }: Meaning): WriteResult {
  return { outcome: 'unknown', diagnostic };
}
