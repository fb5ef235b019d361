import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { URL } from 'node:url';

/** A request for Graph on its way through the proxy. Requests for tokens are not among them. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  /** Which one it is, counted from 1. */
  readonly index: number;
}

/** What the server behind the proxy answered. */
export interface Original {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** What the client gets: an answer, a broken connection, or nothing at all. */
export type Given =
  'reset' | 'silence' | { readonly status: number; readonly headers: object; readonly body: string | Buffer };

/** Decides the answer to a request. `forward` asks the server, once. */
export type Meddle = (passing: Passing, forward: () => Promise<Original>) => Promise<Given>;

/** A server between the client and the emulator that changes what passes. */
export interface OddProxy extends AsyncDisposable {
  readonly url: string;
  /** Requests since the last call of `meddleBy`. */
  readonly count: () => number;
  /** From now on. */
  meddleBy(meddle: Meddle | undefined): void;
}

/** Starts a proxy in front of a server. */
export async function startProxy(target: string): Promise<OddProxy> {
  let meddle: Meddle | undefined;
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    void readAll(incoming).then(async (body) => {
      const forward = (): Promise<Original> => pass(target, incoming, body);
      const isToken = incoming.url?.includes('/oauth2/') === true;
      if (!isToken) count += 1;
      const passing = { method: incoming.method ?? '', path: incoming.url ?? '', index: count };
      give(outgoing, isToken || !meddle ? asItIs(await forward()) : await meddle(passing, forward));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    count: () => count,
    meddleBy: (next) => {
      meddle = next;
      count = 0;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** An answer unchanged. */
export function asItIs({ status, headers, text }: Original): Given {
  return { status, headers: plainHeaders(headers), body: text };
}

/** The headers that still hold when the body is another. */
export function plainHeaders(headers: IncomingMessage['headers']): object {
  const { 'content-length': _length, 'transfer-encoding': _encoding, connection: _connection, ...rest } = headers;
  return rest;
}

function give(outgoing: ServerResponse, given: Given): void {
  if (given === 'silence') return;
  if (given === 'reset') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(given.status, given.headers as Record<string, string>);
  outgoing.end(given.body);
}

/** The host header stays that of the proxy, so that links lead back through it. */
function pass(target: string, incoming: IncomingMessage, body: string): Promise<Original> {
  const { method, url = '/', headers } = incoming;
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, path: url, method, headers: { ...headers, 'accept-encoding': 'identity' } },
      (answer) => {
        void readAll(answer).then((text) => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        }, reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
