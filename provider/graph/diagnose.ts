import { type Diagnostic, type DiagnosticCode, error, type Identity, type UnreadableReason } from '../../core/index.js';
import { approvalCodeHeader } from './approval.js';
import { diagnoseApproval } from './approval-refusal.js';
import { type GraphError, readError } from './error-body.js';
import { diagnoseFailure } from './failure-diagnostics.js';
import type { Answer, Reply } from './reply.js';
import { isThrottling } from './retry.js';

/** The attempted call, for messages. */
export interface Attempted {
  /** `read`, or the kind of write. */
  readonly verb: 'read' | 'ask' | 'create' | 'change' | 'delete';
  readonly path: string;
  /** Origin of the Graph endpoint. */
  readonly address: string;
  /** Returns the identity of the token. A function, because the first reply arrives with the first token. */
  readonly identity: () => Identity | undefined;
  /** The approval code that was sent with the call. Undefined: none. */
  readonly approvalCode?: string;
}

/** Meaning of an unsuccessful reply. */
export interface Meaning {
  readonly reason: UnreadableReason;
  readonly diagnostic: Diagnostic;
  /** Set if Graph refused a signed-in user with 403. */
  readonly refused?: 'delegated';
}

/** Explains a failure: INT3000 to INT3013, or why there is no token. */
export function diagnose(reply: Reply, attempted: Attempted): Meaning {
  const what = `cannot ${attempted.verb} ${attempted.path}`;
  switch (reply.kind) {
    case 'noToken':
      return { reason: 'authentication', diagnostic: reply.diagnostic };
    case 'throttled':
      return { reason: 'throttled', diagnostic: throttled(what, `for another ${seconds(reply.milliseconds)}`) };
    case 'failure':
      return { reason: 'unavailable', diagnostic: diagnoseFailure(reply, { what, address: attempted.address }) };
    case 'answer':
      return diagnoseAnswer(reply, what, attempted);
  }
}

/** Reports a successful answer with invalid content (INT3006). */
export function diagnoseNonsense(answer: Answer, fault: string, attempted: Attempted): Meaning {
  const diagnostic = error('INT3006', {
    what: `cannot ${attempted.verb} ${attempted.path}`,
    why: `${fault}; ${renderAnswer(answer)}`,
    fix: `check that ${attempted.address} is Microsoft Graph; if it is, try again later`,
  });
  return { reason: 'malformed', diagnostic };
}

/** Reports that an answer points to another origin, to which no token is sent (INT3012). */
export function diagnoseDetour(answer: Answer, attempted: Attempted): Meaning {
  const diagnostic = error('INT3012', {
    what: `cannot ${attempted.verb} ${attempted.path}`,
    why: `${attempted.address} redirects to another address, which must not receive the token; ${renderAnswer(answer)}`,
    fix: 'correct the Graph endpoint',
  });
  return { reason: 'malformed', diagnostic };
}

/** Reports that a whole list is inconsistent (INT3006), although each of its pages is valid. */
export function diagnoseList(why: string, { verb, path, address }: Attempted): Meaning {
  const fix = `check that ${address} is Microsoft Graph; if it is, try again`;
  return { reason: 'malformed', diagnostic: error('INT3006', { what: `cannot ${verb} ${path}`, why, fix }) };
}

/** Reports that a collection does not exist (INT3014). An empty collection is a list without objects. */
export function diagnoseNoCollection(reply: Reply, attempted: Attempted): Meaning {
  const { diagnostic } = diagnose(reply, attempted);
  const fix =
    'check the Graph endpoint and the Intune license of the tenant; for nested objects, check that the parent exists';
  return { reason: 'malformed', diagnostic: error('INT3014', { what: diagnostic.what, why: diagnostic.why, fix }) };
}

/** Reports that a list exceeds its limits (INT3016). */
export function diagnoseExcess(excess: string, attempted: Attempted): Meaning {
  const diagnostic = error('INT3016', {
    what: `cannot ${attempted.verb} ${attempted.path}`,
    why: `${attempted.address} sends ${excess}, which is more than any tenant should have`,
    fix: `check that ${attempted.address} is Microsoft Graph`,
  });
  return { reason: 'malformed', diagnostic };
}

function throttled(what: string, detail: string): Diagnostic {
  return error('INT3004', {
    what,
    why: `Graph throttles this tenant ${detail}`,
    fix: 'run the command again later, or stop other programs that use this tenant',
  });
}

interface Row {
  readonly code: DiagnosticCode;
  readonly reason: UnreadableReason;
  readonly fix: string;
  /** Not a failure: the call waits for a person. */
  readonly waits?: true;
}

const rows: Readonly<Record<number, Row>> = {
  401: {
    code: 'INT3013',
    reason: 'authentication',
    fix: 'check that the credential is still valid, and that the tenant has an active Intune license',
  },
  403: {
    code: 'INT3003',
    reason: 'permission',
    fix: 'grant the missing permission in the Microsoft Entra admin center, with admin consent, and check the Intune license',
  },
  404: { code: 'INT3002', reason: 'malformed', fix: 'plan again: it may have been deleted in the meantime' },
  409: { code: 'INT3001', reason: 'unavailable', fix: 'plan again to read the current state of the tenant' },
  412: { code: 'INT3001', reason: 'unavailable', fix: 'plan again to read the current state of the tenant' },
};

const refused: Row = { code: 'INT3000', reason: 'malformed', fix: 'correct the value that the message describes' };
const down: Row = {
  code: 'INT3005',
  reason: 'unavailable',
  fix: 'try again later; Microsoft 365 Service health reports outages',
};
const downOrUnlicensed: Row = {
  ...down,
  fix: 'try again later; if the problem persists, check that the tenant has an Intune license: tenants without one can return an HTML page',
};

/** Errors observed in real tenants, with their meaning. The first match applies. */
const observed: readonly { readonly fits: (error: GraphError, answer: Answer) => boolean; readonly row: Row }[] = [
  {
    // The refusal comes from the Intune services, not Microsoft Entra: nested twice, it means that the tenant or user
    // cannot use Intune.
    fits: ({ isIntunes }, { status }) => status === 401 && isIntunes,
    row: {
      code: 'INT3018',
      reason: 'authentication',
      fix: 'assign an active Intune license to the tenant, and an Intune role to a signed-in user',
    },
  },
  {
    fits: ({ message }, { status }) => status === 400 && noRoute.test(message),
    row: {
      code: 'INT3019',
      reason: 'malformed',
      fix: 'check the Graph endpoint and the cloud; if they are right, report it with this message',
    },
  },
  {
    fits: ({ message }) => message.includes('x-msft-approval-justification'),
    row: {
      code: 'INT3020',
      reason: 'permission',
      fix: 'give a justification: `intuneform apply --justification`, the provider argument `approval_justification`, or the environment variable INTUNEFORM_APPROVAL_JUSTIFICATION',
    },
  },
  {
    fits: (_error, { status, header }) => status === 412 && header(approvalCodeHeader) !== undefined,
    row: {
      code: 'INT3021',
      reason: 'permission',
      waits: true,
      fix: 'have another administrator approve the request (Intune admin center, Tenant administration, Multi Admin Approval), and apply again within three days',
    },
  },
  { fits: (_error, { status, malformed }) => status === 503 && malformed, row: downOrUnlicensed },
];

const noRoute = /^(?:No method match route template|No OData route exists|Resource not found for the segment)/u;

function diagnoseAnswer(answer: Answer, what: string, attempted: Attempted): Meaning {
  const { status } = answer;
  if (status >= 300 && status < 400) return diagnoseDetour(answer, attempted);
  if (isThrottling(answer)) return { reason: 'throttled', diagnostic: throttled(what, `: ${renderAnswer(answer)}`) };
  const said = readError(answer);
  const known = observed.find(({ fits }) => fits(said, answer))?.row;
  const approval = known ? undefined : diagnoseApproval(answer, attempted, renderAnswer(answer));
  if (approval) return { reason: 'permission', diagnostic: approval };
  const { code, reason, fix, waits } = known ?? rows[status] ?? (status >= 500 || status === 408 ? down : refused);
  const identity = status === 403 ? attempted.identity() : undefined;
  const why = renderAnswer(answer, status === 403 ? `; ${renderIdentity(identity)}` : '');
  const summary = waits ? `the request to ${attempted.verb} ${attempted.path} is waiting for approval` : what;
  const isPerson = reason === 'permission' && identity?.kind === 'delegated';
  const diagnostic = error(code, { what: summary, why, fix });
  return { reason, diagnostic, ...(isPerson && { refused: 'delegated' }) };
}

/** Formats the identity of the token. `doctor` lists its permissions: real tokens have dozens. */
function renderIdentity(identity: Identity | undefined): string {
  if (identity === undefined) return 'the token cannot be read';
  const { kind, name } = identity;
  return kind === 'application' ? `the token is app-only (${name})` : `the token is delegated (${name})`;
}

/**
 * Formats status, code and message of Graph; the second line has the ids that Microsoft support asks for. `more`
 * follows the message.
 */
function renderAnswer(answer: Answer, more = ''): string {
  const { code, message, ids } = readError(answer);
  const said = [code, message].filter((text) => text !== '').join(': ');
  return `Graph responded with ${String(answer.status)}${said === '' ? '' : ` ${said}`}${more}\n${ids.join(', ')}`;
}

function seconds(milliseconds: number): string {
  return `${String(Math.ceil(milliseconds / 1000))} s`;
}
