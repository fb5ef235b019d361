import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastify from 'fastify';
import type { Session } from '../engine/dispatch.js';
import type { Answer } from '../model/answer.js';
import { badRequest, refuse } from '../model/answer.js';
import type { GraphVersion } from '../model/entity-type.js';
import type { Json } from '../model/json.js';
import { parseJson } from '../model/json.js';
import type { Administration } from './administration.js';
import { answerAdministration } from './administration.js';
import { answerBatch } from './batch.js';
import type { Exchange, Exchanged } from './exchange.js';
import { exchange, isSession } from './exchange.js';
import { renderAnswer } from './render-answer.js';
import type { TokenEndpoint } from './token-endpoint.js';
import { answerTokenRequest } from './token-endpoint.js';

/** What the server serves. */
export interface Served {
  readonly exchange: Exchange;
  readonly tokens: TokenEndpoint;
  readonly administration: Administration;
  /** Who a token speaks for. */
  readonly authenticate: (authorization: string | undefined) => Session | Answer;
  readonly wait: () => Promise<void>;
}

/** Makes the HTTP server; it does not listen yet. */
export function createServer(served: Served): FastifyInstance {
  const server = fastify({ bodyLimit: 16 * 1_048_576, exposeHeadRoutes: false, forceCloseConnections: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  server.route({
    method: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    url: '/*',
    handler: (request, reply) => handle(served, request, reply),
  });
  return server;
}

async function handle(served: Served, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const url = request.raw.url ?? '/';
  if (url.startsWith('/_emulator/')) {
    return send(served, request, {
      reply,
      exchanged: answerAdministration(served.administration, adminRequest(request, url)),
    });
  }
  await served.wait();
  return send(served, request, { reply, exchanged: await route(served, request, url) });
}

function adminRequest(request: FastifyRequest, url: string): Parameters<typeof answerAdministration>[1] {
  return { method: request.method, path: url, body: bodyOf(request) };
}

function route(served: Served, request: FastifyRequest, url: string): Promise<Exchanged> | Exchanged {
  const token = /^\/([^/?]+)\/oauth2\/v2\.0\/token(?:\?|$)/u.exec(url);
  if (token?.[1] !== undefined && request.method === 'POST') {
    return answerTokenRequest(served.tokens, token[1], new URLSearchParams(textOf(request)));
  }
  const graph = /^\/(v1\.0|beta)(\/[^?]*)?(\?.*)?$/u.exec(url);
  if (!graph) return badRequest(`Invalid version: ${url.split(/[/?]/u)[1] ?? ''}`);
  return graphAnswer(served, request, {
    version: graph[1] as GraphVersion,
    target: `${graph[2] ?? ''}${graph[3] ?? ''}`,
  });
}

function textOf(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : '';
}

/** Text that is no JSON stays text, and is refused as a payload further in. */
function bodyOf(request: FastifyRequest): Json | undefined {
  const text = textOf(request);
  return text === '' ? undefined : (parseJson(text) ?? text);
}

function graphAnswer(
  served: Served,
  request: FastifyRequest,
  { version, target }: { version: GraphVersion; target: string },
): Promise<Exchanged> {
  const session = served.authenticate(request.headers.authorization);
  const body = bodyOf(request);
  const clientRequestId = clientRequestIdOf(request);
  const incoming = {
    method: request.method,
    version,
    target,
    inBatch: false,
    clientRequestId,
    ...(body !== undefined && { body }),
  };
  const isBatch = request.method === 'POST' && /^\/\$batch$/iu.test(target);
  const lacksType = body !== undefined && request.headers['content-type']?.includes('json') !== true;
  if (!isSession(session)) return exchange(served.exchange, session, incoming);
  if (lacksType) return exchange(served.exchange, session, incoming, () => badRequest(noContentType));
  return isBatch
    ? exchange(served.exchange, session, incoming, () => answerBatch(served.exchange, session, { version, body }))
    : exchange(served.exchange, session, incoming);
}

const noContentType = 'Write requests (excluding DELETE) must contain the Content-Type header declaration.';

function clientRequestIdOf(request: FastifyRequest): string | undefined {
  const given = request.headers['client-request-id'];
  return typeof given === 'string' ? given : undefined;
}

interface Sending {
  readonly reply: FastifyReply;
  readonly exchanged: Exchanged;
}

function send(served: Served, request: FastifyRequest, { reply, exchanged }: Sending): FastifyReply {
  if (exchanged === 'hang') return reply.hijack();
  if (exchanged === 'reset') {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  const now = served.exchange.now();
  void reply.header('date', now.toUTCString()).header('content-type', 'application/json; charset=utf-8');
  if ('raw' in exchanged) return reply.send(exchanged.raw);
  const { status, headers, body } = renderAnswer(exchanged, { now, clientRequestId: clientRequestIdOf(request) });
  void reply.code(status).headers(headers);
  if (body === undefined) return reply.removeHeader('content-type').send();
  return reply.send(JSON.stringify(body));
}

/** 401 for a token that is missing, not ours, or too old. */
export function unauthorized(message: string): Answer {
  return { ...refuse(401, 'InvalidAuthenticationToken', message), headers: { 'WWW-Authenticate': 'Bearer' } };
}
