import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the server saw it. Requests for tokens are not among them. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An answer. `raw` instead of a body is sent as it is; `'reset'` breaks the connection, `'silence'` never answers. */
export type Reply =
  'reset' | 'silence' | { status?: number; headers?: Record<string, string>; body?: unknown; raw?: string | Buffer };

/** A server with the answers of a test, over real HTTP on loopback. It issues tokens as Entra does. */
export interface OddServer extends AsyncDisposable {
  readonly url: string;
  readonly seen: Seen[];
  /** Form fields of the requests for tokens. */
  readonly signIns: URLSearchParams[];
}

/** What a server does besides answering. */
export interface OddOptions {
  /** Claims of the tokens, in addition to the usual ones. */
  readonly claims?: Record<string, unknown>;
  /** Answers a request for a token instead of the server itself. */
  readonly token?: (form: URLSearchParams) => Reply | undefined;
}

/** Starts a server. `answer` is called for every request except token requests. */
export async function startServer(answer: (request: Seen) => Reply, options: OddOptions = {}): Promise<OddServer> {
  const seen: Seen[] = [];
  const signIns: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = '', url = '', headers } = request;
      if (url.endsWith('/oauth2/v2.0/token')) {
        const form = new URLSearchParams(body);
        signIns.push(form);
        send(response, options.token?.(form) ?? issueToken(url, options.claims));
        return;
      }
      const one = { method, url, headers, body };
      seen.push(one);
      send(response, answer(one));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    signIns,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    response.destroy();
    return;
  }
  const text = reply.raw ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  const headers = { 'request-id': 'f00d', date: 'Mon, 23 Nov 2026 05:12:00 GMT', ...reply.headers };
  response.writeHead(reply.status ?? 200, headers);
  response.end(text);
}

let issued = 0;

function issueToken(url: string, claims: Record<string, unknown> = {}): Reply {
  issued += 1;
  const body = { tid: url.split('/')[1], idtyp: 'app', appid: 'c0ffee', exp: 4_000_000_000, jti: issued, ...claims };
  const token = `${encode({ alg: 'none' })}.${encode(body)}.planted-token-secret`;
  return { body: { token_type: 'Bearer', expires_in: 3600, access_token: token } };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
