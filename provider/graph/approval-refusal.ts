import { type Diagnostic, error } from '../../core/index.js';
import { readError } from './error-body.js';
import type { Answer } from './reply.js';

const center = 'Intune admin center, Tenant administration, Multi Admin Approval';
const again =
  'apply again with a justification (`intuneform apply --justification`, or the argument `approval_justification` of the provider) to make a new request';

/** A write that was sent with an approval code. */
interface ApprovedWrite {
  readonly verb: string;
  readonly path: string;
  /** Undefined: it was sent without one. */
  readonly approvalCode?: string;
}

/** Ends of a request, by a word in Graph's message. No source shows these messages. */
const ends = [
  {
    word: /reject|denied/iu,
    state: 'was rejected',
    fix: `ask the approver why (${center}), change the declaration or agree on the change, and ${again}`,
  },
  { word: /cancel/iu, state: 'was cancelled', fix: `if the change is still wanted, ${again}` },
  {
    word: /expire/iu,
    state: 'has expired',
    fix: `${again}, and have another administrator approve it within three days (${center})`,
  },
];

const unknownEnd = {
  state: 'is no longer valid',
  fix: `look up the request (${center}): if it was rejected or cancelled, or has expired, ${again}`,
};

/** Statuses that refuse a request whose code the same identity obtained before, whatever the message is. */
const always: ReadonlySet<number> = new Set([403, 404, 410, 412]);

/**
 * Explains why Graph refused a write that was sent with an approval code (INT3022). Undefined: the answer is about the
 * write itself, not about its approval.
 */
export function diagnoseApproval(answer: Answer, write: ApprovedWrite, answered: string): Diagnostic | undefined {
  const { approvalCode, verb, path } = write;
  if (approvalCode === undefined || answer.status < 400 || answer.status >= 500) return undefined;
  const { message } = readError(answer);
  const end = /approv/iu.test(message) ? ends.find(({ word }) => word.test(message)) : undefined;
  if (end === undefined && !always.has(answer.status)) return undefined;
  const { state, fix } = end ?? unknownEnd;
  return error('INT3022', {
    what: `the request for approval to ${verb} ${path} ${state}`,
    why: answered.replace('\n', `\napproval request ${approvalCode}, `),
    fix,
  });
}
