import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import type * as RestPipeline from '@azure/core-rest-pipeline';
import type {
  HttpClient,
  Pipeline,
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
} from '@azure/core-rest-pipeline';

import { own } from '../../core/index.js';
import { readBody } from './body.js';
import type { Failure, FailureCause } from './reply.js';

/** One complete request. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Timeout, if it is shorter than the default for requests. Unit: milliseconds. */
  readonly timeoutMs?: number;
}

/** An unprocessed answer. */
export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
  /** Size of the decompressed body. Unit: bytes. */
  readonly bytes: number;
}

/** Sends one request, once. Never throws because of network errors. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer | Failure>;

/** Options of `createHttp`. */
export interface HttpOptions {
  readonly loopback: boolean;
  readonly version: string;
  readonly requestTimeoutMs: number;
}

/**
 * Creates the bottom layer: a pipeline with a user agent and the proxy of the environment (never for loopback). It
 * reads and decompresses bodies within the limits of `limits.ts`, which the pipeline itself does not support.
 *
 * There is no redirect policy: a redirect is returned as its status, so a token never follows it. There is no retry
 * policy either; `retry.ts` decides about retries. The pipeline is loaded with the first request, for a quick start.
 */
export function createHttp(options: HttpOptions): Http {
  let transport: Promise<Transport> | undefined;
  return async (request) => {
    transport ??= createTransport(options);
    return send(await transport, request, Math.min(request.timeoutMs ?? Infinity, options.requestTimeoutMs));
  };
}

interface Transport {
  readonly rest: typeof RestPipeline;
  readonly client: HttpClient;
  readonly pipeline: Pipeline;
}

async function createTransport(options: HttpOptions): Promise<Transport> {
  const rest = await import('@azure/core-rest-pipeline');
  return { rest, client: rest.createDefaultHttpClient(), pipeline: createPipeline(rest, options) };
}

function createPipeline(rest: typeof RestPipeline, { loopback, version }: HttpOptions): Pipeline {
  const pipeline = rest.createEmptyPipeline();
  pipeline.addPolicy({
    name: 'intuneformUserAgent',
    sendRequest: (request, next) => {
      request.headers.set('User-Agent', `intuneform/${version}`);
      return next(request);
    },
  });
  if (!loopback) pipeline.addPolicy(rest.proxyPolicy());
  pipeline.addPolicy(idlePolicy());
  return pipeline;
}

/**
 * All tenants of a process share connections to Microsoft's hosts. This is safe because each request carries its own
 * identity.
 */
const limits = { keepAlive: true, timeout: 5_000 };
const agents = { http: new HttpAgent(limits), https: new HttpsAgent(limits) };

/**
 * Keeps idle connections for five seconds. A server closes an idle connection without warning, and a POST at that
 * moment has an unknown outcome. Graph's front ends keep connections open far longer.
 */
function idlePolicy(): PipelinePolicy {
  return {
    name: 'intuneformIdle',
    sendRequest: (request, next) => {
      // A proxy has its own agent, which is already set.
      request.agent ??= request.url.startsWith('https:') ? agents.https : agents.http;
      // Set without the client's knowledge, because it would then decompress without a limit.
      const headers = { ...request.headers.toJSON({ preserveCase: true }), 'Accept-Encoding': 'gzip' };
      return next(Object.assign(request, { requestOverrides: { ...request.requestOverrides, headers } }));
    },
  };
}

async function send(transport: Transport, request: HttpRequest, timeoutMs: number): Promise<HttpAnswer | Failure> {
  const { signal: stop } = request;
  if (stop?.aborted) return { kind: 'failure', cause: 'aborted', detail: 'stopped', sent: false };
  // The pipeline's own timeout ends with the headers and leaks its timer; this one covers the body too.
  const cut = new AbortController();
  const cutOff = (): void => {
    cut.abort();
  };
  const timer = setTimeout(cutOff, timeoutMs);
  stop?.addEventListener('abort', cutOff);
  try {
    return await receive(
      await transport.pipeline.sendRequest(transport.client, toPipelineRequest(transport.rest, request, cut.signal)),
    );
  } catch (fault) {
    return toFailure(fault, { stopped: stop?.aborted === true, late: cut.signal.aborted });
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', cutOff);
  }
}

async function receive({ status, headers, readableStreamBody }: PipelineResponse): Promise<HttpAnswer | Failure> {
  const header = (name: string): string | undefined => headers.get(name);
  if (readableStreamBody === undefined) return { kind: 'answer', status, header, text: '', bytes: 0 };
  const body = await readBody(readableStreamBody, header('content-encoding'));
  if (body.kind === 'oversized') return { kind: 'failure', cause: 'oversized', detail: body.detail, sent: true };
  return { kind: 'answer', status, header, text: body.text, bytes: body.bytes };
}

function toPipelineRequest(rest: typeof RestPipeline, request: HttpRequest, abortSignal: AbortSignal): PipelineRequest {
  const { hostname, protocol } = new URL(request.url);
  return rest.createPipelineRequest({
    url: request.url,
    method: request.method,
    headers: rest.createHttpHeaders(request.headers),
    ...(request.body !== undefined && { body: request.body }),
    abortSignal,
    allowInsecureConnection: protocol === 'http:',
    streamResponseStatusCodes: new Set([Number.POSITIVE_INFINITY]),
    // Node expects an IPv6 host without the brackets of the address.
    ...(hostname.startsWith('[') && { requestOverrides: { hostname: hostname.slice(1, -1) } }),
  });
}

function toFailure(fault: unknown, { stopped, late }: { stopped: boolean; late: boolean }): Failure {
  if (stopped) return { kind: 'failure', cause: 'aborted', detail: 'stopped', sent: true };
  if (late) return { kind: 'failure', cause: 'timeout', detail: lateDetail, sent: true };
  const detail = codeOf(fault);
  const cause = causeOf(detail);
  return { kind: 'failure', cause, detail, sent: !['refused', 'dns', 'tls'].includes(cause) };
}

/** Detail of a failure when a request times out. */
export const lateDetail = 'no complete response in time';

function codeOf(fault: unknown): string {
  if (fault instanceof Error && 'code' in fault && typeof fault.code === 'string') return fault.code;
  return fault instanceof Error ? fault.name : 'unknown';
}

const causes: Readonly<Record<string, FailureCause>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
};

/**
 * Node names certificate errors after OpenSSL: `DEPTH_ZERO_SELF_SIGNED_CERT`, `CERT_HAS_EXPIRED`,
 * `ERR_TLS_CERT_ALTNAME_INVALID`.
 */
function causeOf(code: string): FailureCause {
  return own(causes, code) ?? (/CERT|TLS|SSL|UNABLE_TO/u.test(code) ? 'tls' : 'reset');
}
