import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

import type { Session } from '../engine/request.js';
import { type Answer, badRequest, refuse } from '../model/answer.js';
import type { GraphVersion } from '../model/entity-type.js';
import { type Administration, answerAdministration } from './administration.js';
import { answerBatch } from './batch.js';
import type { ServerCertificate } from './certificate.js';
import { answerDiscovery } from './discovery.js';
import { type Exchange, exchange, type Exchanged, isSession } from './exchange.js';
import { bodyOf, clientRequestIdOf, headerOf, type Incoming, readIncoming } from './incoming.js';
import { renderAnswer } from './render-answer.js';
import { answerTokenRequest, type TokenEndpoint } from './token-endpoint.js';

/** Dependencies of the server. */
export interface Served {
  readonly exchange: Exchange;
  readonly tokens: TokenEndpoint;
  readonly administration: Administration;
  /** Identity of a token. */
  readonly authenticate: (authorization: string | undefined) => Session | Answer;
  readonly wait: () => Promise<void>;
}

/**
 * Milliseconds until an idle connection is closed. Longer than clients keep theirs, so that the server never closes a
 * connection while a client uses it.
 */
const keepAliveTimeout = 72_000;

/** Creates the HTTP server, with TLS if there is a certificate; it does not listen yet. */
export function createServer(served: Served, certificate?: ServerCertificate): Server {
  const scheme = certificate ? 'https' : 'http';
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    handle(served, { request, response, scheme }).catch(() => {
      // The client closed the connection while it sent its body or waited for the answer.
      response.destroy();
    });
  };
  const server = certificate ? createHttpsServer({ ...certificate }, listener) : createHttpServer(listener);
  server.keepAliveTimeout = keepAliveTimeout;
  return server;
}

interface Handled {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly scheme: 'http' | 'https';
}

async function handle(served: Served, { request, response, scheme }: Handled): Promise<void> {
  const incoming = await readIncoming(request, scheme);
  if (typeof incoming === 'string') {
    send(served, response, { exchanged: unreadable[incoming], clientRequestId: undefined });
    return;
  }
  // Node omits the body of an answer to HEAD.
  const exchanged = await answer(served, { ...incoming, method: incoming.method === 'HEAD' ? 'GET' : incoming.method });
  send(served, response, { exchanged, clientRequestId: clientRequestIdOf(incoming) });
}

const unreadable = {
  'too large': refuse(413, 'RequestEntityTooLarge', 'The request body is too large.'),
  'not gzip': badRequest('The request body is not what Content-Encoding says.'),
} as const;

async function answer(served: Served, incoming: Incoming): Promise<Exchanged> {
  const { method, url } = incoming;
  if (url.startsWith('/_emulator/')) {
    return answerAdministration(served.administration, { method, path: url, body: bodyOf(incoming) });
  }
  await served.wait();
  return route(served, incoming);
}

function route(served: Served, incoming: Incoming): Promise<Exchanged> | Exchanged {
  const { method, url, text } = incoming;
  const token = /^\/([^/?]+)\/oauth2\/v2\.0\/token(?:\?|$)/u.exec(url);
  if (token?.[1] !== undefined && method === 'POST') {
    return answerTokenRequest(served.tokens, token[1], new URLSearchParams(text));
  }
  const discovery =
    method === 'GET' ? answerDiscovery(url, incoming.origin ?? served.exchange.service.url()) : undefined;
  if (discovery) return discovery;
  const graph = /^\/(v1\.0|beta)(\/[^?]*)?(\?.*)?$/u.exec(url);
  if (!graph) return badRequest(`Invalid version: ${url.split(/[/?]/u)[1] ?? ''}`);
  return graphAnswer(served, incoming, {
    version: graph[1] as GraphVersion,
    target: `${graph[2] ?? ''}${graph[3] ?? ''}`,
  });
}

function graphAnswer(
  served: Served,
  incoming: Incoming,
  { version, target }: { version: GraphVersion; target: string },
): Promise<Exchanged> | Exchanged {
  const { method, headers, origin, arrived } = incoming;
  if (method === 'OPTIONS') return allowed(served.exchange.service.router.methods(version, target.split('?')[0] ?? ''));
  const session = served.authenticate(headers.authorization);
  const body = bodyOf(incoming);
  const request = {
    method,
    version,
    target,
    origin,
    arrived,
    inBatch: false,
    clientRequestId: clientRequestIdOf(incoming),
    header: (name: string) => headerOf(incoming, name),
    ...(body !== undefined && { body }),
  };
  const isBatch = method === 'POST' && /^\/\$batch$/iu.test(target);
  const lacksType = body !== undefined && headers['content-type']?.includes('json') !== true;
  if (!isSession(session)) return exchange(served.exchange, session, request);
  if (lacksType) return exchange(served.exchange, session, request, () => badRequest(noContentType));
  return isBatch
    ? exchange(served.exchange, session, request, () => answerBatch(served.exchange, session, request))
    : exchange(served.exchange, session, request);
}

/** The CORS preflight of a browser, which needs no sign-in. That `Allow` is sent is a guess. */
function allowed(methods: readonly string[]): Answer {
  const names = methods.join(', ');
  return {
    status: 200,
    headers: {
      Allow: names,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': names,
      'Access-Control-Allow-Headers': 'authorization, content-type',
    },
  };
}

const noContentType = 'Write requests (excluding DELETE) must contain the Content-Type header declaration.';

interface Sending {
  readonly exchanged: Exchanged;
  readonly clientRequestId: string | undefined;
}

function send(served: Served, response: ServerResponse, { exchanged, clientRequestId }: Sending): void {
  if (exchanged === 'hang') return;
  if (exchanged === 'reset') {
    response.socket?.destroy();
    return;
  }
  const now = served.exchange.now();
  response.setHeader('date', now.toUTCString());
  if ('raw' in exchanged) {
    write(response, 200, exchanged.raw);
    return;
  }
  const { status, headers, body, html } = renderAnswer(exchanged, { now, clientRequestId });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (html !== undefined) response.setHeader('content-type', 'text/html; charset=us-ascii');
  write(response, status, html ?? (body === undefined ? undefined : JSON.stringify(body)));
}

function write(response: ServerResponse, status: number, text: string | undefined): void {
  response.statusCode = status;
  // A 204 has no content. Node 20.11 breaks the connection if there is a length nevertheless.
  if (text === undefined || status === 204) {
    response.end();
    return;
  }
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(text);
}

/** 401 for a token that is missing, invalid or expired. */
export function unauthorized(message: string): Answer {
  return { ...refuse(401, 'InvalidAuthenticationToken', message), headers: { 'WWW-Authenticate': 'Bearer' } };
}
