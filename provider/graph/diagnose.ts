import {
  type Diagnostic,
  type DiagnosticCode,
  error,
  type Identity,
  isJsonObject,
  type Json,
  type UnreadableReason,
} from '../../core/index.js';
import { diagnoseFailure } from './failure-diagnostics.js';
import type { Answer, Reply } from './reply.js';
import { isThrottling } from './retry.js';

/** What was tried, for the messages. */
export interface Attempted {
  /** `read`, or what a write does. */
  readonly verb: 'read' | 'ask' | 'create' | 'change' | 'delete';
  readonly path: string;
  /** Origin of Graph. */
  readonly address: string;
  /** Whom the token speaks for; asked when it is needed, because a first reply comes with the first token. */
  readonly identity: () => Identity | undefined;
}

/** What a reply that is no success means. */
export interface Meaning {
  readonly reason: UnreadableReason;
  readonly diagnostic: Diagnostic;
}

/** Says what went wrong: INT3000 to INT3013, or why there is no token. */
export function diagnose(reply: Reply, attempted: Attempted): Meaning {
  const what = `cannot ${attempted.verb} ${attempted.path}`;
  switch (reply.kind) {
    case 'noToken':
      return { reason: 'authentication', diagnostic: reply.diagnostic };
    case 'held':
      return { reason: 'throttled', diagnostic: throttled(what, `for another ${seconds(reply.milliseconds)}`) };
    case 'failure':
      return { reason: 'unavailable', diagnostic: diagnoseFailure(reply, { what, address: attempted.address }) };
    case 'answer':
      return diagnoseAnswer(reply, what, attempted);
  }
}

/** Says that an answer with a good status makes no sense (INT3006). */
export function diagnoseNonsense(answer: Answer, fault: string, attempted: Attempted): Meaning {
  const diagnostic = error('INT3006', {
    what: `cannot ${attempted.verb} ${attempted.path}`,
    why: `${fault}; ${renderAnswer(answer)}`,
    fix: `check that ${attempted.address} is Microsoft Graph; if it is, try again later`,
  });
  return { reason: 'malformed', diagnostic };
}

/** Says that an answer points to another place, where no token may go (INT3012). */
export function diagnoseDetour(answer: Answer, attempted: Attempted): Meaning {
  const diagnostic = error('INT3012', {
    what: `cannot ${attempted.verb} ${attempted.path}`,
    why: `${attempted.address} points to another address, which the token must not be sent to; ${renderAnswer(answer)}`,
    fix: 'correct the Graph endpoint',
  });
  return { reason: 'malformed', diagnostic };
}

/** Says that a list as a whole makes no sense (INT3006), although each of its pages does. */
export function diagnoseList(why: string, { verb, path, address }: Attempted): Meaning {
  const fix = `check that ${address} is Microsoft Graph; if it is, try again`;
  return { reason: 'malformed', diagnostic: error('INT3006', { what: `cannot ${verb} ${path}`, why, fix }) };
}

/** Says that a whole collection is not there (INT3014): an empty one is a list without objects. */
export function diagnoseNoCollection(reply: Reply, attempted: Attempted): Meaning {
  const { diagnostic } = diagnose(reply, attempted);
  const fix =
    'check the Graph endpoint and the Intune licence of the tenant; of objects below another one, whether that exists';
  return { reason: 'malformed', diagnostic: error('INT3014', { what: diagnostic.what, why: diagnostic.why, fix }) };
}

/** Says that a list goes beyond its bounds (INT3016). */
export function diagnoseExcess(excess: string, attempted: Attempted): Meaning {
  const diagnostic = error('INT3016', {
    what: `cannot ${attempted.verb} ${attempted.path}`,
    why: `${attempted.address} sends ${excess}, which is more than any tenant has`,
    fix: `check that ${attempted.address} is Microsoft Graph`,
  });
  return { reason: 'malformed', diagnostic };
}

function throttled(what: string, detail: string): Diagnostic {
  return error('INT3004', {
    what,
    why: `Graph holds this tenant back ${detail}`,
    fix: 'run the command again later, or stop other programs that use this tenant',
  });
}

interface Row {
  readonly code: DiagnosticCode;
  readonly reason: UnreadableReason;
  readonly fix: string;
}

const rows: Readonly<Record<number, Row>> = {
  401: {
    code: 'INT3013',
    reason: 'authentication',
    // Unlicensed tenants answer like this too, as third-party tools report; Microsoft does not document it.
    fix: 'check that the tenant has an active Intune licence, and that the credential is still valid',
  },
  403: {
    code: 'INT3003',
    reason: 'permission',
    fix: 'grant the missing permission in the Entra admin center, with admin consent, and check the Intune licence',
  },
  404: { code: 'INT3002', reason: 'malformed', fix: 'plan again: it may have been deleted meanwhile' },
  409: { code: 'INT3001', reason: 'unavailable', fix: 'plan again, to see what the tenant has now' },
  412: { code: 'INT3001', reason: 'unavailable', fix: 'plan again, to see what the tenant has now' },
};

const refused: Row = { code: 'INT3000', reason: 'malformed', fix: 'correct the value that the message names' };
const down: Row = {
  code: 'INT3005',
  reason: 'unavailable',
  fix: 'try again later; Microsoft 365 Service health tells of outages',
};

function diagnoseAnswer(answer: Answer, what: string, attempted: Attempted): Meaning {
  const { status } = answer;
  if (status >= 300 && status < 400) return diagnoseDetour(answer, attempted);
  if (isThrottling(answer)) return { reason: 'throttled', diagnostic: throttled(what, `: ${renderAnswer(answer)}`) };
  const { code, reason, fix } = rows[status] ?? (status >= 500 || status === 408 ? down : refused);
  const who = status === 403 ? `; ${renderIdentity(attempted.identity())}` : '';
  return { reason, diagnostic: error(code, { what, why: `${renderAnswer(answer)}${who}`, fix }) };
}

/** Whom the token speaks for and what it may do, as people read it. */
export function renderIdentity(identity: Identity | undefined): string {
  if (identity === undefined) return 'the permissions of the token are not known';
  const list = identity.permissions.length === 0 ? 'no permissions' : identity.permissions.join(', ');
  return identity.kind === 'application'
    ? `the token is app-only (${identity.name}) and has ${list}`
    : `the token is delegated (${identity.name}) and has ${list}`;
}

/** Status, Graph's code and message, and the ids that Microsoft's support asks for. */
function renderAnswer(answer: Answer): string {
  const { code, message, requestId, date } = readError(answer);
  const said = [code, message].filter((text) => text !== '').join(': ');
  const ids = [
    requestId !== undefined && `request-id ${requestId}`,
    `client-request-id ${answer.clientRequestId}`,
    date !== undefined && `date ${date}`,
  ].filter((text) => text !== false);
  return `Graph answered ${String(answer.status)}${said === '' ? '' : ` ${said}`} (${ids.join(', ')})`;
}

interface GraphError {
  readonly code: string;
  readonly message: string;
  readonly requestId: string | undefined;
  readonly date: string | undefined;
}

function readError(answer: Answer): GraphError {
  const body = isJsonObject(answer.body) && isJsonObject(answer.body.error) ? answer.body.error : {};
  const inner = isJsonObject(body.innerError) ? body.innerError : {};
  return {
    code: textOf(body.code) ?? '',
    message: plainMessage(textOf(body.message) ?? ''),
    requestId: answer.header('request-id') ?? textOf(inner['request-id']),
    date: answer.header('date') ?? textOf(inner.date),
  };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Intune puts a JSON object with a `Message` of its own into the message, as we remember it from real traffic [?]. One line, 500 characters. */
function plainMessage(message: string): string {
  return (innerMessage(message) ?? message).replace(/\s+/gu, ' ').trim().slice(0, 500);
}

function innerMessage(message: string): string | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const inner: unknown = JSON.parse(message);
    return isJsonObject(inner) ? textOf(inner.Message) : undefined;
  } catch {
    return undefined;
  }
}

function seconds(milliseconds: number): string {
  return `${String(Math.ceil(milliseconds / 1000))} s`;
}
