// Imports the server files of the library directly: the package's entry also loads the client, which adds several
// milliseconds to every start of the provider. A test checks these paths against the installed version.
import { X509Certificate } from 'node:crypto';
import {
  createServer as createPlainListener,
  type ListenOptions,
  type Server as Listener,
  type Socket,
} from 'node:net';
import { createServer as createTlsListener } from 'node:tls';

import type { handleUnaryCall, MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import { Status } from '@grpc/grpc-js/build/src/constants.js';
import { Server } from '@grpc/grpc-js/build/src/server.js';
import { ServerCredentials } from '@grpc/grpc-js/build/src/server-credentials.js';

/** Answers one call, from bytes to bytes. A rejection reaches the caller as INTERNAL, without its text. */
export type BytesHandler = (request: Buffer) => Promise<Uint8Array>;

/** Handlers by the full path of their method: `/tfplugin6.Provider/StopProvider`. */
export type Methods = Readonly<Record<string, BytesHandler>>;

/** Maximum size of requests and answers. The library's default of 4 MiB is too small for large states. */
const mostMessageBytes = 256 * 1024 * 1024;

/** A gRPC server. */
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

/** Certificates in PEM for mutual TLS. */
export interface ServerTls {
  readonly privateKey: string;
  readonly certificate: string;
  /** The only certificate that the caller can present. */
  readonly clientCertificate: string;
}

/** Creates a server with these methods; every other method is answered with UNIMPLEMENTED. */
export function createServer(methods: Methods): GrpcServer {
  const server = new Server({
    'grpc.max_receive_message_length': mostMessageBytes,
    'grpc.max_send_message_length': mostMessageBytes,
  });
  server.addService(
    mapMethods(methods, ([path]) => methodOf(path)),
    mapMethods(methods, ([, handler]) => unary(handler)),
  );
  // The listener decides who can connect. The library only sees connections of callers that it accepts.
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const accept = (connection: Socket): void => {
    injector.injectConnection(connection);
  };
  let listener: Listener | undefined;
  return {
    listen(address, tls) {
      listener = tls ? tlsListener(tls, accept) : createPlainListener(accept);
      return listening(listener, address);
    },
    close() {
      listener?.close();
      return shutDown(server);
    },
    destroy() {
      listener?.close();
      server.forceShutdown();
    },
  };
}

/**
 * Accepts TLS connections of callers with the expected certificate, and ends all others before they can send a call.
 *
 * Terraform makes a certificate for each start, so there is no chain to verify, and the bytes decide; TLS proves that the
 * caller has the key. As a certificate authority, the certificate would make Node parse all its root certificates (ADR 242).
 */
function tlsListener({ privateKey, certificate, clientCertificate }: ServerTls, accept: (connection: Socket) => void) {
  // Throws for text that is not a certificate.
  const { raw: expected } = new X509Certificate(clientCertificate);
  const options = { key: privateKey, cert: certificate, ca: [], requestCert: true, rejectUnauthorized: false };
  return createTlsListener({ ...options, ALPNProtocols: ['h2'] }, (connection) => {
    // A caller that breaks off is no error of the provider.
    connection.on('error', () => connection.destroy());
    if (connection.getPeerX509Certificate()?.raw.equals(expected) === true) accept(connection);
    else connection.destroy();
  });
}

function listening(listener: Listener, address: ListenOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(address, () => {
      listener.off('error', reject);
      const bound = listener.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
    });
  });
}

function shutDown(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, halfSecond);
    server.tryShutdown(() => {
      clearTimeout(impatience);
      resolve();
    });
  });
}

/** Terraform kills a provider that still runs two seconds after Shutdown. */
const halfSecond = 500;

function mapMethods<T>(methods: Methods, map: (entry: [string, BytesHandler]) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(methods).map((entry) => [entry[0], map(entry)]));
}

function methodOf(path: string): MethodDefinition<Buffer, Buffer> {
  const same = (bytes: Buffer): Buffer => bytes;
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  } satisfies ServiceDefinition[string];
}

function unary(handler: BytesHandler): handleUnaryCall<Buffer, Buffer> {
  return (call, callback) => {
    handler(call.request).then(
      (answer) => {
        callback(null, Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength));
      },
      () => {
        callback({ code: Status.INTERNAL, details: 'internal error of the provider' });
      },
    );
  };
}
