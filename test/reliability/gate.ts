import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens at one write. */
export interface Trap {
  /** Which write after arming, counted from 1. Writes of a batch count one by one. */
  readonly at: number;
  /** Before or after Graph does what was asked. */
  readonly when: 'before' | 'after';
  /** Done at that moment. */
  readonly spring: () => void;
  /** Whether the write, and what follows it in its batch, never reaches Graph: the sender is dead. */
  readonly drops: boolean;
}

/** A proxy to the emulator that can wait for a certain write. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  /** Counts writes from now on, and springs the trap at its write. */
  arm(trap?: Trap): void;
  /** Writes since the last arming. */
  readonly writes: () => number;
}

/** Questions that are asked by a POST. */
const questions = /\/oauth2\/|\/validateFilter$|\/searchExistingIdentities$/u;

/** Opens a gate before an emulator. */
export async function openGate(emulator: string): Promise<Gate> {
  let count = 0;
  let trap: Trap | undefined;
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const before = count;
      count += writesIn(request, body);
      const isSprung = trap !== undefined && before < trap.at && trap.at <= count;
      const sprung = isSprung && trap ? { ...trap, at: trap.at - before } : undefined;
      return pass({ request, body, response, sprung, emulator, gate: url() });
    });
  });
  const url = (): string => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: url(),
    arm: (next) => {
      count = 0;
      trap = next;
    },
    writes: () => count,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Number of writes in a request: a batch can have many. */
function writesIn({ method, url }: Pick<IncomingMessage, 'method' | 'url'>, body: string): number {
  if (isBatch(url)) return itemsOf(body).reduce((sum, item) => sum + writesIn(item, ''), 0);
  return method !== 'GET' && !questions.test(url ?? '') ? 1 : 0;
}

function isBatch(url: string | undefined): boolean {
  return url?.endsWith('/$batch') === true;
}

interface Item {
  readonly method: string;
  readonly url: string;
}

function itemsOf(body: string): readonly Item[] {
  return (JSON.parse(body) as { readonly requests: readonly Item[] }).requests;
}

/** The start of a request that has at most so many writes: the first items of a batch. Undefined: none. */
function partOf({ url }: IncomingMessage, body: string, most: number): string | undefined {
  if (most === 0) return undefined;
  if (!isBatch(url)) return body;
  let left = most;
  const items = itemsOf(body);
  const end = items.findIndex((item) => (left -= writesIn(item, '')) < 0);
  return JSON.stringify({ requests: end < 0 ? items : items.slice(0, end) });
}

interface Passing {
  readonly request: IncomingMessage;
  readonly body: string;
  readonly response: ServerResponse;
  /** Its `at` counts the writes of this request. */
  readonly sprung: Trap | undefined;
  readonly emulator: string;
  readonly gate: string;
}

async function pass({ request, body, response, sprung, emulator, gate }: Passing): Promise<void> {
  if (sprung?.when === 'before') sprung.spring();
  // Of a batch whose sender dies, Graph may have done a part.
  const arrives = sprung?.drops ? partOf(request, body, sprung.when === 'before' ? sprung.at - 1 : sprung.at) : body;
  if (arrives === undefined) {
    request.socket.destroy();
    return;
  }
  const answer = await forward(request, arrives, emulator);
  const text = (await textOf(answer)).replaceAll(emulator, gate);
  if (sprung?.when === 'after') sprung.spring();
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 500, headers).end(text);
}

function forward({ method, url, headers }: IncomingMessage, body: string, emulator: string): Promise<IncomingMessage> {
  // A part of a batch is shorter than the whole.
  const { 'content-length': _length, ...others } = headers;
  return new Promise((resolve, reject) => {
    const { host } = new URL(emulator);
    send(`${emulator}${url ?? ''}`, { method, headers: { ...others, host } }, resolve)
      .on('error', reject)
      .end(body);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
