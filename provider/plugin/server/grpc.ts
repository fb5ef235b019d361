import { createServer as createHttp2Server, type ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';

import { type Methods, serveCall } from './grpc-call.js';
import type { Accept, Listener } from './listener.js';
import { onlyCaller, type ServerTls } from './mutual-tls.js';

/** A gRPC server of unary calls. */
export interface GrpcServer {
  /** Answers the callers of a listener. Plain text without `tls`. */
  serve(listener: Listener, tls?: ServerTls): void;
  /** Refuses new calls, sends pending answers, and closes; answers that are not sent within half a second are dropped. */
  close(): Promise<void>;
  /** Closes, and drops pending answers. */
  destroy(): void;
}

/** Default limit of requests and answers. The usual one of gRPC, 4 MiB, is too small for large states. */
const mostBytes = 256 * 1024 * 1024;

/** Terraform kills a provider that still runs two seconds after Shutdown. */
const halfSecond = 500;

/**
 * Creates a server with these methods; every other method is answered with UNIMPLEMENTED.
 *
 * Node's HTTP/2 does the transport, with flow control, pings and graceful shutdown (ADR 243).
 */
export function createServer(methods: Methods, mostMessageBytes = mostBytes): GrpcServer {
  // The only caller is Terraform: the size of messages is limited, the memory of the session is not.
  const http2 = createHttp2Server({ maxSessionMemory: Number.MAX_SAFE_INTEGER });
  const sessions = new Set<ServerHttp2Session>();
  const connections = new Set<Socket>();
  http2.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  http2.on('stream', (stream, headers) => {
    serveCall(stream, headers, { methods, mostMessageBytes });
  });
  let callers: Listener | undefined;
  const destroy = (): void => {
    callers?.close();
    for (const session of sessions) session.destroy();
    // A destroyed session still waits until its peer reads and closes.
    for (const connection of connections) connection.destroy();
  };
  return {
    serve(listener, tls) {
      callers = listener;
      const accept: Accept = (connection) => {
        connections.add(connection);
        connection.once('close', () => connections.delete(connection));
        http2.emit('connection', connection);
      };
      // HTTP/2 only sees connections of callers that TLS accepts.
      listener.accept(tls ? onlyCaller(accept, tls) : accept);
    },
    async close() {
      callers?.close();
      const impatience = setTimeout(destroy, halfSecond);
      await Promise.all([...sessions].map(closed));
      clearTimeout(impatience);
    },
    destroy,
  };
}

/** Resolves when the pending calls of a session are answered and it is closed, or when it is destroyed. */
function closed(session: ServerHttp2Session): Promise<void> {
  return new Promise((resolve) => {
    if (session.destroyed) {
      resolve();
      return;
    }
    session.once('close', resolve);
    session.close();
  });
}
