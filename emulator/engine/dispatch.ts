import { type Answer, badRequest, isRefused, type Outcome, refuse } from '../model/answer.js';
import { isJsonObject, type JsonObject } from '../model/json.js';
import type { Operation } from '../model/operation.js';
import { parseQuery, type Query } from '../odata/query.js';
import type { Actor } from '../tenant/audit-log.js';
import { approvalRefusal, completeApproval } from './approval-gate.js';
import type { GraphRequest, Session } from './request.js';
import type { Route, Router } from './router.js';
import { asTenantAnswers, unlicensedAnswer } from './tenant-answers.js';

/** The state that all requests share. */
export interface Service {
  readonly router: Router;
  /** Address without a trailing slash. */
  readonly url: () => string;
  readonly pageSize: number | undefined;
}

/** Answers a request: finds the operation, checks permissions, reads query and body, and runs it. */
export function dispatch(service: Service, session: Session, request: GraphRequest): Answer {
  const [path = ''] = splitOnce(request.target, '?');
  const route = service.router.find(request.method, request.version, path);
  if (isRefused(route)) return route.refusal;
  const unlicensed = unlicensedAnswer(session.tenant, path);
  if (unlicensed) return unlicensed;
  const { operation } = route.value;
  const refusal = permissionRefusal(operation, session.actor) ?? approvalRefusal(session, request);
  const answer = refusal ?? runOperation(service, session, { request, route: route.value });
  if (!refusal && !answer.error) completeApproval(session, request);
  return asTenantAnswers(session.tenant, { path, operation, answer });
}

interface Asked {
  readonly request: GraphRequest;
  readonly route: Route;
}

function runOperation(service: Service, session: Session, { request, route }: Asked): Answer {
  const [path = '', search = ''] = splitOnce(request.target, '?');
  const { operation, keys, parameters } = route;
  const input = readInput(request, search);
  if (isRefused(input)) return input.refusal;
  const { orderBy } = input.value.query;
  if (orderBy !== undefined && !operation.orders?.includes(orderBy)) {
    return badRequest("Query option '$orderby' is not supported.");
  }
  const root = `${request.origin ?? service.url()}/${request.version}`;
  const { pageSize } = service;
  return operation.run({
    ...session,
    ...input.value,
    version: request.version,
    root,
    path,
    keys,
    parameters,
    pageSize,
    arrived: request.arrived ?? performance.now(),
  });
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function permissionRefusal({ permissions }: Operation, actor: Actor): Answer | undefined {
  const wanted = actor.kind === 'application' ? permissions.application : permissions.delegated;
  if (wanted.some((name) => actor.permissions.includes(name))) return undefined;
  if (wanted.length === 0) {
    return refuse(403, 'Authorization_RequestDenied', 'This operation is not supported with application permissions.');
  }
  const message = `Application is not authorized to perform this operation. Application must have one of the following scopes: ${wanted.join(', ')}`;
  return refuse(403, 'Forbidden', message);
}

function readInput(request: GraphRequest, search: string): Outcome<{ query: Query; body: JsonObject }> {
  const query = parseQuery(search);
  if (isRefused(query)) return query;
  if (request.body === undefined) {
    if (request.method === 'PATCH') return { refusal: badRequest('Empty Payload. JSON content expected.') };
    return { value: { query: query.value, body: {} } };
  }
  if (isJsonObject(request.body)) return { value: { query: query.value, body: request.body } };
  return {
    refusal: badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    ),
  };
}
