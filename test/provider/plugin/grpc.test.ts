import { EventEmitter, once } from 'node:events';
import { type ClientHttp2Session, connect, constants, type IncomingHttpHeaders } from 'node:http2';
import { connect as connectPlain } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import * as fc from 'fast-check';

import { createServer, type GrpcServer } from '../../../provider/plugin/server/grpc.js';
import type { Methods } from '../../../provider/plugin/server/grpc-call.js';
import { listen } from '../../../provider/plugin/server/listener.js';
import { type Caller, callerOf } from './grpc-client.js';

/** A server on the loopback interface, a client of the gRPC library, and a client that can send anything. */
interface Setting extends AsyncDisposable {
  readonly server: GrpcServer;
  readonly caller: Caller;
  readonly session: ClientHttp2Session;
  readonly port: number;
}

async function serve(methods: Methods, mostMessageBytes?: number): Promise<Setting> {
  const server = createServer(methods, mostMessageBytes);
  const listener = await listen({ host: '127.0.0.1', port: 0 });
  const { port } = listener;
  server.serve(listener);
  const caller = callerOf(['1', '6', 'tcp', `127.0.0.1:${String(port)}`, 'grpc']);
  const session = connect(`http://127.0.0.1:${String(port)}`);
  session.on('error', () => undefined);
  return {
    server,
    caller,
    session,
    port,
    [Symbol.asyncDispose]: () => {
      caller.close();
      session.destroy();
      server.destroy();
      return Promise.resolve();
    },
  };
}

const same = (request: Buffer): Promise<Uint8Array> => Promise.resolve(Buffer.from(request));
const echo: Methods = { '/echo': same };

function framed(message: Uint8Array, { compressed = 0, length = message.length } = {}): Buffer {
  const prefix = Buffer.alloc(5);
  prefix[0] = compressed;
  prefix.writeUInt32BE(length, 1);
  return Buffer.concat([prefix, message]);
}

interface Outcome {
  readonly http: number | undefined;
  readonly status: string | undefined;
  readonly text: string;
  readonly body: Buffer;
}

/** Sends bytes as the body of a call, in these chunks. */
function send(
  session: ClientHttp2Session,
  chunks: readonly Uint8Array[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': '/echo',
      'content-type': 'application/grpc',
      te: 'trailers',
      ...headers,
    });
    let seen: IncomingHttpHeaders = {};
    const body: Buffer[] = [];
    stream.on('response', (got) => (seen = { ...seen, ...got }));
    stream.on('trailers', (got: IncomingHttpHeaders) => (seen = { ...seen, ...got }));
    stream.on('data', (chunk: Buffer) => body.push(chunk));
    // A call that the server ends early can fail while it is sent.
    stream.on('error', () => undefined);
    stream.on('close', () => {
      const { ':status': http, 'grpc-status': status, 'grpc-message': text = '' } = seen;
      resolve({
        http: http === undefined ? undefined : Number(http),
        status: status as string | undefined,
        text: decodeURIComponent(String(text)),
        body: Buffer.concat(body),
      });
    });
    for (const chunk of chunks) stream.write(chunk);
    stream.end();
  });
}

test('returns the message of a call, however its bytes are divided', async () => {
  await using setting = await serve(echo);
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.nat(305), { maxLength: 6 }),
      async (message, cuts) => {
        const bytes = framed(message);
        const ends = [...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));

        const { http, status, body } = await send(setting.session, chunks);

        expect({ http, status }).toEqual({ http: 200, status: '0' });
        expect(body).toEqual(framed(message));
      },
    ),
    { numRuns: 60 },
  );
});

test('carries messages that are larger than the windows of HTTP/2, many at a time', async () => {
  await using setting = await serve(echo);
  const messages = Array.from({ length: 40 }, (_, index) => Buffer.alloc(index * 50_000, index));

  const answers = await Promise.all(messages.map((message) => setting.caller.bytes('/echo', message)));

  expect(answers.map((answer, index) => Buffer.compare(answer, messages[index] ?? Buffer.of(1)))).toEqual(
    messages.map(() => 0),
  );
});

test('answers a thousand calls at the same time', async () => {
  await using setting = await serve({
    '/later': async (request) => {
      await pause(20);
      return request;
    },
  });

  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => setting.caller.bytes('/later', Buffer.from(String(index)))),
  );

  expect(answers.map((answer) => Buffer.from(answer).toString())).toEqual(
    Array.from({ length: 1000 }, (_, index) => String(index)),
  );
});

test.each(['/other', '/echo/', '/__proto__', '/constructor'])(
  'answers the unknown method "%s" with UNIMPLEMENTED',
  async (path) => {
    await using setting = await serve(echo);

    const outcome = await send(setting.session, [framed(Buffer.of(1))], { ':path': path });

    expect(outcome).toMatchObject({ http: 200, status: '12', text: `there is no method ${path}` });
  },
);

test.each([
  ['a compressed message', framed(Buffer.of(1), { compressed: 1 }), '12'],
  ['no message', Buffer.alloc(0), '13'],
  ['part of a prefix', Buffer.alloc(3), '13'],
  ['part of a message', framed(Buffer.of(1, 2), { length: 3 }), '13'],
  ['two messages', Buffer.concat([framed(Buffer.of(1)), framed(Buffer.of(2))]), '13'],
  ['a message that claims to be huge', framed(Buffer.of(1), { length: 2 ** 32 - 1 }), '13'],
])('refuses %s, and serves the next call', async (_title, bytes, status) => {
  await using setting = await serve(echo);

  const outcome = await send(setting.session, [bytes]);

  expect(outcome).toMatchObject({ http: 200, status });
  await expect(send(setting.session, [framed(Buffer.of(7))])).resolves.toMatchObject({ status: '0' });
});

test('refuses what is not gRPC with 415', async () => {
  await using setting = await serve(echo);

  const outcome = await send(setting.session, [Buffer.from('{}')], { 'content-type': 'application/json' });

  expect(outcome).toMatchObject({ http: 415, status: undefined });
});

test('refuses requests and answers above the limit with RESOURCE_EXHAUSTED, and accepts those at the limit', async () => {
  await using setting = await serve({ ...echo, '/large': () => Promise.resolve(Buffer.alloc(1001)) }, 1000);

  await expect(setting.caller.bytes('/echo', Buffer.alloc(1000))).resolves.toHaveLength(1000);
  await expect(setting.caller.bytes('/echo', Buffer.alloc(1001))).rejects.toMatchObject({ code: 8 });
  await expect(setting.caller.bytes('/echo', Buffer.alloc(5_000_000))).rejects.toMatchObject({ code: 8 });
  await expect(setting.caller.bytes('/large')).rejects.toMatchObject({ code: 8 });
  await expect(setting.caller.bytes('/echo', Buffer.of(1))).resolves.toHaveLength(1);
});

test('answers a rejection with INTERNAL, without its text', async () => {
  await using setting = await serve({ '/echo': () => Promise.reject(new Error('secret')) });

  const outcome = await send(setting.session, [framed(Buffer.of(1))]);

  expect(outcome).toMatchObject({
    http: 200,
    status: '13',
    text: expect.stringContaining('run init again') as unknown,
  });
});

test('survives callers that cancel before, during and after their request', async () => {
  const asked: Buffer[] = [];
  const happens = new EventEmitter();
  const [arrives, cancelled] = [once(happens, 'arrival'), once(happens, 'cancellation')];
  await using setting = await serve({
    ...echo,
    '/slow': async (request) => {
      asked.push(request);
      happens.emit('arrival');
      await cancelled;
      return request;
    },
  });
  const request = (): ReturnType<ClientHttp2Session['request']> => {
    const stream = setting.session.request({ ':method': 'POST', ':path': '/slow', 'content-type': 'application/grpc' });
    stream.on('error', () => undefined);
    return stream;
  };
  const bytes = framed(Buffer.alloc(40, 1));

  request().close(constants.NGHTTP2_CANCEL);
  const partial = request();
  partial.write(bytes.subarray(0, 20), () => {
    partial.close(constants.NGHTTP2_CANCEL);
  });
  const whole = request();
  whole.end(bytes);
  await arrives;
  whole.close(constants.NGHTTP2_CANCEL);
  await once(whole, 'close');
  // The session answers in order, so the server has seen the cancellation by then.
  await send(setting.session, [framed(Buffer.of(7))]);
  happens.emit('cancellation');

  await expect(setting.caller.bytes('/echo', Buffer.of(7))).resolves.toEqual(Buffer.of(7));
  expect(asked).toEqual([Buffer.alloc(40, 1)]);
});

test('sends pending answers when it closes, and refuses new calls', async () => {
  const happens = new EventEmitter();
  const [arrives, closes] = [once(happens, 'arrival'), once(happens, 'end')];
  await using setting = await serve({
    '/slow': async (request) => {
      happens.emit('arrival');
      await closes;
      return request;
    },
  });
  const pending = setting.caller.bytes('/slow', Buffer.of(1));
  await arrives;

  const closed = setting.server.close();
  happens.emit('end');
  await closed;

  await expect(pending).resolves.toEqual(Buffer.of(1));
  await expect(setting.caller.bytes('/slow', Buffer.of(2))).rejects.toMatchObject({ code: 14 });
});

test('closes although an answer never comes', async () => {
  const happens = new EventEmitter();
  const arrives = once(happens, 'arrival');
  const never = (): Promise<never> => {
    happens.emit('arrival');
    return new Promise(() => undefined);
  };
  await using setting = await serve({ '/never': never });
  const pending = setting.caller.bytes('/never').then(
    () => 'answered',
    () => 'dropped',
  );
  await arrives;

  await setting.server.close();

  await expect(pending).resolves.toBe('dropped');
});

test.each([
  ['reads nothing after its greeting', false],
  ['does not read the answer that it asked for', true],
])(
  'closes although a peer %s',
  async (_title, asks) => {
    const happens = new EventEmitter();
    const arrives = once(happens, 'arrival');
    const large = (): Promise<Buffer> => {
      happens.emit('arrival');
      return Promise.resolve(Buffer.alloc(50_000_000));
    };
    await using setting = await serve({ '/large': large });
    const peer = connectPlain({ host: '127.0.0.1', port: setting.port });
    const session = connect(`http://127.0.0.1:${String(setting.port)}`, { createConnection: () => peer });
    session.on('error', () => undefined);
    await once(session, 'remoteSettings');
    if (asks) {
      session
        .request({ ':method': 'POST', ':path': '/large', 'content-type': 'application/grpc' })
        .on('error', () => undefined)
        .end(framed(Buffer.alloc(0)));
      await arrives;
    }
    peer.pause();
    await pause(50);

    await setting.server.close();

    await once(peer.resume(), 'close');
    session.destroy();
  },
  // Half a second, on a slow machine.
  30_000,
);

test.each(['GET', 'PUT', 'HEAD'])('refuses a call by %s', async (method) => {
  await using setting = await serve(echo);

  const outcome = await send(setting.session, [framed(Buffer.of(1))], { ':method': method });

  expect(outcome).toMatchObject({ http: 200, status: '12', body: Buffer.alloc(0) });
});

test('refuses a method with a very long name with a status', async () => {
  await using setting = await serve(echo);

  const outcome = await send(setting.session, [framed(Buffer.of(1))], { ':path': `/${'%'.repeat(30_000)}` });

  expect(outcome).toMatchObject({ status: '12' });
});

test('reports an address that is in use', async () => {
  const first = await listen({ host: '127.0.0.1', port: 0 });

  await expect(listen({ host: '127.0.0.1', port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  first.close();
});

test('callers who come before the server wait for it, also if one of them goes away', async () => {
  const listener = await listen({ host: '127.0.0.1', port: 0 });
  const gone = connectPlain({ host: '127.0.0.1', port: listener.port });
  await once(gone, 'connect');
  gone.resetAndDestroy();
  const caller = callerOf(['1', '6', 'tcp', `127.0.0.1:${String(listener.port)}`, 'grpc']);
  const pending = caller.bytes('/echo', Buffer.of(1));
  await pause(50);

  const server = createServer(echo);
  server.serve(listener);

  await expect(pending).resolves.toEqual(Buffer.of(1));
  caller.close();
  server.destroy();
});

test('a listener that closes ends the connections of callers who wait', async () => {
  const listener = await listen({ host: '127.0.0.1', port: 0 });
  const waiting = connectPlain({ host: '127.0.0.1', port: listener.port });
  await once(waiting, 'connect');
  await pause(50);

  listener.close();

  await once(waiting.resume(), 'close');
});
