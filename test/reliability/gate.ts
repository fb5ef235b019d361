import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens at one write. */
export interface Trap {
  /** Which write after arming, counted from 1. */
  readonly at: number;
  /** Before or after Graph does what was asked. */
  readonly when: 'before' | 'after';
  /** Done at that moment. */
  readonly spring: () => void;
  /** Whether the write never reaches Graph: its sender is dead. */
  readonly drops: boolean;
}

/** A way to the emulator on which somebody can wait for a certain write. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  /** Counts writes from now on, and springs the trap at its write. */
  arm(trap?: Trap): void;
  /** Writes since the last arming. */
  readonly writes: () => number;
}

/** Questions that are asked by a POST. */
const questions = /\/\$batch$|\/oauth2\/|\/validateFilter$|\/searchExistingIdentities$/u;

/** Opens a gate before an emulator. */
export async function openGate(emulator: string): Promise<Gate> {
  let count = 0;
  let trap: Trap | undefined;
  const server = createServer((request, response) => {
    const isWrite = request.method !== 'GET' && !questions.test(request.url ?? '');
    const sprung = isWrite && (count += 1) === trap?.at ? trap : undefined;
    void pass({ request, response, sprung, emulator, gate: url() });
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

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly sprung: Trap | undefined;
  readonly emulator: string;
  readonly gate: string;
}

async function pass({ request, response, sprung, emulator, gate }: Passing): Promise<void> {
  const body = await textOf(request);
  if (sprung?.when === 'before') sprung.spring();
  if (sprung?.when === 'before' && sprung.drops) {
    request.socket.destroy();
    return;
  }
  const answer = await forward(request, body, emulator);
  const text = (await textOf(answer)).replaceAll(emulator, gate);
  if (sprung?.when === 'after') sprung.spring();
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 500, headers).end(text);
}

function forward({ method, url, headers }: IncomingMessage, body: string, emulator: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { host } = new URL(emulator);
    send(`${emulator}${url ?? ''}`, { method, headers: { ...headers, host } }, resolve)
      .on('error', reject)
      .end(body);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
