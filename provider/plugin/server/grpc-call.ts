import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';

/** Answers one call, from bytes to bytes. Rejects only if files of the provider cannot be loaded; the caller gets INTERNAL. */
export type BytesHandler = (request: Buffer) => Promise<Uint8Array>;

/** Handlers by the full path of their method: `/tfplugin6.Provider/StopProvider`. */
export type Methods = Readonly<Record<string, BytesHandler>>;

/** Codes of gRPC that the server answers with. */
const statuses = { OK: 0, RESOURCE_EXHAUSTED: 8, UNIMPLEMENTED: 12, INTERNAL: 13 } as const;

/** In front of each message: whether it is compressed (1 byte), and its length (4 bytes). */
const prefixBytes = 5;

/** Terraform shows this text. What failed to load is in the log: the cause can be temporary, such as too many open files. */
const unloadable =
  'files of the provider could not be loaded; run again, and if that does not help, delete the folder .terraform/providers and run init again';

/** A longer header would exceed the limit of HTTP/2, and the caller would get no status. */
const mostShownPath = 200;

const responseHeaders = { ':status': 200, 'content-type': 'application/grpc' } as const;

/** What a server answers, and how much of it. */
export interface Service {
  readonly methods: Methods;
  /** Maximum size of requests and answers in bytes. */
  readonly mostMessageBytes: number;
}

/**
 * Serves one unary call: one message in, one out.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
export function serveCall(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, service: Service): void {
  // A caller that cancels, or that is gone, needs no answer.
  stream.on('error', () => undefined);
  const { ':method': method, ':path': path = '', 'content-type': type } = headers;
  if (type?.startsWith('application/grpc') !== true) {
    stream.respond({ ':status': 415 }, { endStream: true });
    stream.close(constants.NGHTTP2_NO_ERROR);
    return;
  }
  const handler = Object.hasOwn(service.methods, path) ? service.methods[path] : undefined;
  if (handler && method === 'POST') receive(stream, handler, service);
  else refuse(stream, 'UNIMPLEMENTED', `there is no method ${path.slice(0, mostShownPath)}`);
}

function receive(stream: ServerHttp2Stream, handler: BytesHandler, { mostMessageBytes }: Service): void {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= prefixBytes + mostMessageBytes) chunks.push(chunk);
    else {
      chunks.length = 0;
      refuse(stream, 'RESOURCE_EXHAUSTED', `a request has at most ${String(mostMessageBytes)} bytes`);
    }
  });
  stream.once('end', () => {
    // After a cancellation, what arrived is only a part.
    if (!canAnswer(stream) || stream.aborted) return;
    const [only = Buffer.alloc(0)] = chunks;
    const body = chunks.length === 1 ? only : Buffer.concat(chunks, size);
    if (body.length > 0 && body[0] !== 0) refuse(stream, 'UNIMPLEMENTED', 'compressed messages are not supported');
    else if (body.length < prefixBytes || body.readUInt32BE(1) !== body.length - prefixBytes)
      refuse(stream, 'INTERNAL', 'a request has exactly one message');
    else respond(stream, handler(body.subarray(prefixBytes)), mostMessageBytes);
  });
}

function respond(stream: ServerHttp2Stream, answering: Promise<Uint8Array>, mostMessageBytes: number): void {
  answering.then(
    (answer) => {
      if (answer.length > mostMessageBytes)
        refuse(stream, 'RESOURCE_EXHAUSTED', `an answer has at most ${String(mostMessageBytes)} bytes`);
      else if (canAnswer(stream)) send(stream, answer);
    },
    () => {
      refuse(stream, 'INTERNAL', unloadable);
    },
  );
}

function send(stream: ServerHttp2Stream, answer: Uint8Array): void {
  const message = Buffer.allocUnsafe(prefixBytes + answer.length);
  message[0] = 0;
  message.writeUInt32BE(answer.length, 1);
  message.set(answer, prefixBytes);
  stream.respond(responseHeaders, { waitForTrailers: true });
  stream.once('wantTrailers', () => {
    stream.sendTrailers({ 'grpc-status': statuses.OK });
  });
  stream.end(message);
}

/** Ends a call without a message. What the caller still sends is not read. */
function refuse(stream: ServerHttp2Stream, status: keyof typeof statuses, why: string): void {
  if (!canAnswer(stream)) return;
  const outcome = { 'grpc-status': statuses[status], 'grpc-message': encodeURIComponent(why) };
  stream.respond({ ...responseHeaders, ...outcome }, { endStream: true });
  if (!stream.readableEnded) stream.close(constants.NGHTTP2_NO_ERROR);
}

function canAnswer(stream: ServerHttp2Stream): boolean {
  return !stream.destroyed && !stream.closed && !stream.headersSent;
}
