import { setTimeout as sleep } from 'node:timers/promises';

import { dispatch, type Service } from '../engine/dispatch.js';
import type { GraphRequest, Session } from '../engine/request.js';
import type { FaultEffect, Faults } from '../faults.js';
import type { Journal } from '../journal.js';
import { type Answer, refuse } from '../model/answer.js';
import type { StaleReads } from './stale-reads.js';
import type { Throttle } from './throttle.js';

/** An answer; a text to send unchanged; or no answer. */
export type Exchanged = Answer | { readonly raw: string } | 'reset' | 'hang';

/** Dependencies of requests and batch items. */
export interface Exchange {
  readonly service: Service;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly staleReads: StaleReads;
  /** Undefined: no throttling. */
  readonly throttle: Throttle | undefined;
  readonly now: () => Date;
  /** Aborted when the emulator closes. */
  readonly closing: AbortSignal;
}

/** A request with its origin. */
export interface IncomingRequest extends GraphRequest {
  readonly inBatch: boolean;
  readonly clientRequestId: string | undefined;
}

/**
 * Answers a request or a batch item: journal, faults, then the operation. `session`: the actor, or the answer that
 * refuses the request.
 */
export async function exchange(
  context: Exchange,
  session: Session | Answer,
  request: IncomingRequest,
  answer: () => Promise<Exchanged> | Exchanged = () => (isSession(session) ? run(context, session, request) : session),
): Promise<Exchanged> {
  const file = context.journal.add(journalEntry(context, session, request));
  const path = `/${request.version}${request.target}`;
  const effect = context.faults.take({ method: request.method, path, inBatch: request.inBatch });
  const refused = effect ? undefined : throttled(context, session, request);
  const exchanged = refused ?? (await withFault(context, effect, { session, request, answer }));
  if (typeof exchanged === 'object') file('status' in exchanged ? exchanged.status : 200);
  return exchanged;
}

/** A batch itself is not counted, but each of its items is. */
function throttled({ throttle }: Exchange, session: Session | Answer, request: IncomingRequest): Answer | undefined {
  if (!isSession(session)) return undefined;
  const { tenant, actor } = session;
  const { method, target } = request;
  const seconds = throttle?.({ tenantId: tenant.tenantId, applicationId: actor.applicationId ?? '', method, target });
  return seconds === undefined
    ? undefined
    : failure({ status: 429, retryAfter: String(Math.max(1, Math.ceil(seconds))) });
}

/** Whether the request is authenticated. */
export function isSession(session: Session | Answer): session is Session {
  return 'tenant' in session;
}

function run({ service, staleReads }: Exchange, session: Session, request: GraphRequest): Answer {
  const answer = (): Answer => dispatch(service, session, request);
  if (request.method === 'GET') return staleReads.read(session.tenant, request.target, answer);
  const { tenant } = session;
  if (tenant.switches.staleSeconds === 0) return answer();
  const before = tenant.snapshot();
  const answered = answer();
  staleReads.begin(tenant, { target: request.target, before, milliseconds: tenant.switches.staleSeconds * 1000 });
  return answered;
}

function journalEntry(
  { now }: Exchange,
  session: Session | Answer,
  { method, version, target, body, inBatch, clientRequestId }: IncomingRequest,
): Parameters<Journal['add']>[0] {
  const known = isSession(session);
  return {
    time: now().toISOString(),
    method,
    version,
    path: target,
    ...(body !== undefined && { body }),
    ...(clientRequestId !== undefined && { clientRequestId }),
    inBatch,
    tenantId: known ? session.tenant.tenantId : null,
    actor: known ? (session.actor.userPrincipalName ?? session.actor.applicationId) : null,
  };
}

interface Faulted {
  readonly session: Session | Answer;
  readonly request: IncomingRequest;
  readonly answer: () => Promise<Exchanged> | Exchanged;
}

async function withFault(context: Exchange, effect: FaultEffect | undefined, faulted: Faulted): Promise<Exchanged> {
  if (!effect) return faulted.answer();
  if ('reset' in effect) return 'reset';
  if ('hang' in effect) return 'hang';
  if ('body' in effect) return { raw: effect.body };
  if ('status' in effect) return failure(effect);
  if ('delayMs' in effect) {
    await sleep(effect.delayMs, undefined, { signal: context.closing }).catch(() => undefined);
    return faulted.answer();
  }
  if ('lostAnswer' in effect) {
    await faulted.answer();
    return 'reset';
  }
  return stale(context, effect, faulted);
}

const codes: Readonly<Record<number, string>> = {
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

function failure({ status, retryAfter, code }: Extract<FaultEffect, { status: number }>): Answer {
  const wait = retryAfter === undefined && status === 429 ? '1' : retryAfter;
  return {
    ...refuse(status, code ?? codes[status] ?? 'UnknownError', 'Please retry again later.'),
    ...(wait !== undefined && wait !== null && { headers: { 'Retry-After': wait } }),
  };
}

async function stale(
  { staleReads }: Exchange,
  effect: Extract<FaultEffect, { staleReads: number } | { staleMs: number }>,
  { session, request, answer }: Faulted,
): Promise<Exchanged> {
  if (!isSession(session)) return answer();
  const before = session.tenant.snapshot();
  const answered = await answer();
  const duration = 'staleReads' in effect ? { reads: effect.staleReads } : { milliseconds: effect.staleMs };
  staleReads.begin(session.tenant, { target: request.target, before, ...duration });
  return answered;
}
