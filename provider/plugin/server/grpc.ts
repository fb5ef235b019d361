import { createServer as createHttp2Server, type ServerHttp2Session } from 'node:http2';
import type { ListenOptions, Server, Socket } from 'node:net';

import { type Methods, serveCall } from './grpc-call.js';
import { createListener, listen, type ServerTls } from './listener.js';

/** A gRPC server of unary calls. */
export interface GrpcServer {
  /**
   * Listens at a path or a port. Plain text without `tls`.
   *
   * @returns the port, for TCP
   * @throws {Error} if the address is not available, or a certificate is invalid
   */
  listen(address: ListenOptions, tls?: ServerTls): Promise<number>;
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
  let listener: Server | undefined;
  const destroy = (): void => {
    listener?.close();
    for (const session of sessions) session.destroy();
    // A destroyed session still waits until its peer reads and closes.
    for (const connection of connections) connection.destroy();
  };
  return {
    listen(address, tls) {
      // HTTP/2 only sees connections of callers that the listener accepts.
      listener = createListener((connection) => {
        connections.add(connection);
        connection.once('close', () => connections.delete(connection));
        http2.emit('connection', connection);
      }, tls);
      return listen(listener, address);
    },
    async close() {
      listener?.close();
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
