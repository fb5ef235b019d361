import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

import { type Json, parseJson } from '../model/json.js';

/** A request with its full body. */
export interface Incoming {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** The body as text; empty if there is none. */
  readonly text: string;
  /**
   * Scheme and authority that the client requested, such as `http://localhost:8080`. Undefined: it sent no valid
   * `Host`.
   */
  readonly origin: string | undefined;
  /** When it arrived, by `performance.now()`. */
  readonly arrived: number;
}

/** Maximum size of a body in bytes, before and after decompression. */
export const largestBody = 16 * 1_048_576;

/** Reads a request to its end, or returns why the body cannot be read. */
export async function readIncoming(
  request: IncomingMessage,
  scheme: 'http' | 'https',
): Promise<Incoming | 'too large' | 'not gzip'> {
  const arrived = performance.now();
  const body = await readBody(request);
  if (body === 'too large') return body;
  const text = unpacked(body, request.headers['content-encoding']);
  if (text === undefined) return 'not gzip';
  const { method = 'GET', url = '/', headers } = request;
  return { method, url, headers, text, origin: originOf(headers.host, scheme), arrived };
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size > largestBody ? 'too large' : Buffer.concat(chunks);
}

/**
 * Microsoft's Go client compresses bodies with gzip by default, and Graph accepts them (source: its middleware
 * `CompressionHandler`).
 */
function unpacked(body: Buffer, encoding: string | undefined): string | undefined {
  if (encoding?.toLowerCase() !== 'gzip') return body.toString();
  try {
    return gunzipSync(body, { maxOutputLength: largestBody }).toString();
  } catch {
    return undefined;
  }
}

function originOf(host: string | undefined, scheme: string): string | undefined {
  return host !== undefined && /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/iu.test(host) ? `${scheme}://${host}` : undefined;
}

/** The body as JSON. Invalid JSON stays text and is refused later as a payload. */
export function bodyOf({ text }: Incoming): Json | undefined {
  return text === '' ? undefined : (parseJson(text) ?? text);
}

/** The header `client-request-id`. */
export function clientRequestIdOf(incoming: Incoming): string | undefined {
  return headerOf(incoming, 'client-request-id');
}

/** A header by its name in lower case, if it was sent once. */
export function headerOf({ headers }: Incoming, name: string): string | undefined {
  const given = headers[name];
  return typeof given === 'string' ? given : undefined;
}
