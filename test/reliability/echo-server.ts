import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where an echoing server repeats what it was sent. */
export type EchoPlace =
  /** In the names and descriptions of the objects that it answers with. */
  | 'names'
  /** In the messages, codes and ids of errors: it refuses everything but the sign-in. */
  | 'errors'
  /** In a page of HTML, and in the headers. */
  | 'html'
  /** It refuses the sign-in itself. */
  | 'sign-in';

/** A server that forwards to the emulator, and repeats in its answers all secrets in the headers and bodies it received. */
export interface EchoServer extends AsyncDisposable {
  readonly url: string;
  echo(place: EchoPlace | 'nowhere'): void;
  /** Repeats only what it is sent from now on. */
  forget(): void;
  /** Tokens that it handed out. */
  readonly tokens: readonly string[];
  /** What it was sent in the place of a client secret. */
  readonly assertions: readonly string[];
}

/** What the server replaces before it forwards: the secret that was planted, and the one that the emulator knows. */
export interface EchoOptions {
  readonly target: string;
  readonly planted: string;
  readonly known: string;
}

/** Starts the server on a free port of loopback. */
export async function startEchoServer(options: EchoOptions): Promise<EchoServer> {
  const echoed = new Set<string>();
  const tokens: string[] = [];
  const assertions: string[] = [];
  let place: EchoPlace | 'nowhere' = 'nowhere';
  const server = createServer((request, response) => {
    answer(request, response, { ...options, place, echoed, tokens, assertions, url }).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    tokens,
    assertions,
    echo: (where) => {
      place = where;
    },
    forget: () => {
      echoed.clear();
    },
    [Symbol.asyncDispose]: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => {
          closed();
        });
      }),
  };
}

interface Echoing extends EchoOptions {
  readonly place: EchoPlace | 'nowhere';
  readonly echoed: Set<string>;
  readonly tokens: string[];
  readonly assertions: string[];
  readonly url: string;
}

async function answer(request: IncomingMessage, response: ServerResponse, echoing: Echoing): Promise<void> {
  const body = await textOf(request);
  const isSignIn = request.url?.includes('/oauth2/') === true;
  listen(request, body, echoing);
  if (isSignIn ? echoing.place === 'sign-in' : ['errors', 'html'].includes(echoing.place)) {
    refuse(response, isSignIn, echoing);
    return;
  }
  const { status, headers, text } = await forward(request, body, echoing);
  if (isSignIn) echoing.tokens.push((JSON.parse(text) as { access_token: string }).access_token);
  const said = echoing.place === 'names' && !isSignIn ? inNames(text, echoing.echoed) : text;
  response.writeHead(status, headers).end(said.replaceAll(echoing.target, echoing.url));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Everything that it received, and what a program could derive from it. */
function listen(
  request: IncomingMessage,
  body: string,
  { echoed, assertions }: Pick<Echoing, 'echoed' | 'assertions'>,
): void {
  const { authorization = '' } = request.headers;
  if (authorization !== '') echoed.add(authorization);
  const form = new URLSearchParams(body);
  const secret = form.get('client_secret');
  if (secret !== null) {
    for (const text of [secret, body, encodeURIComponent(secret)]) echoed.add(text);
    const basic = Buffer.from(`${form.get('client_id') ?? ''}:${secret}`);
    for (const encoding of ['base64', 'base64url', 'hex'] as const) echoed.add(basic.toString(encoding));
  }
  const assertion = form.get('client_assertion');
  if (assertion !== null) {
    for (const text of [assertion, body, Buffer.from(assertion).toString('base64')]) echoed.add(text);
    assertions.push(assertion);
  }
  const values = /"(?:depToken|adminAccountPassword)":"((?:[^"\\]|\\.)+)"/gu;
  for (const [, value = ''] of body.matchAll(values)) {
    const plain = JSON.parse(`"${value}"`) as string;
    for (const text of [plain, value, Buffer.from(plain).toString('base64')]) echoed.add(text);
  }
}

function refuse(response: ServerResponse, isSignIn: boolean, { place, echoed }: Echoing): void {
  const said = [...echoed].join(' | ');
  const header = said.replace(/[^\x20-\x7e]/gu, ' ').slice(0, 6_000);
  if (place === 'html') {
    response
      .writeHead(200, { 'content-type': 'text/html', 'request-id': header })
      .end(`<html><body>${said}</body></html>`);
    return;
  }
  const refusal = isSignIn
    ? { error: 'invalid_client', error_description: `AADSTS7000215: Invalid client secret. You sent ${said}` }
    : {
        error: {
          code: `BadRequest ${said}`,
          message: `You sent ${said}`,
          innerError: { 'request-id': said, date: said },
        },
      };
  const status = isSignIn ? 401 : 400;
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': header }).end(JSON.stringify(refusal));
}

async function forward(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
  { target, planted, known, url: own }: Echoing,
): Promise<{ readonly status: number; readonly headers: Record<string, string>; readonly text: string }> {
  const form = new URLSearchParams(body);
  if (form.get('client_secret') === planted) form.set('client_secret', known);
  const sent = url.includes('/oauth2/') ? form.toString() : body.replaceAll(own, target);
  const { authorization, 'content-type': contentType } = headers;
  const answered = await fetch(`${target}${url}`, {
    method,
    headers: { ...(authorization && { authorization }), ...(contentType && { 'content-type': contentType }) },
    ...(sent !== '' && { body: sent }),
  });
  const type = answered.headers.get('content-type');
  return { status: answered.status, headers: type ? { 'content-type': type } : {}, text: await answered.text() };
}

/** Names keep their beginning, so that objects are found again. */
function inNames(text: string, echoed: ReadonlySet<string>): string {
  const said = JSON.stringify(` ${[...echoed].join(' | ')}`).slice(1, -1);
  return text.replace(
    /("(?:displayName|description|tokenName)":")((?:[^"\\]|\\.)*)"/gu,
    `$1$2${said.replaceAll('$', '$$$$')}"`,
  );
}
