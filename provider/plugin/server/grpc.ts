// Imports the server files of the library directly: the package's entry also loads the client, which adds several
// milliseconds to every start of the provider. A test checks these paths against the installed version.
import { X509Certificate } from 'node:crypto';

import type { handleUnaryCall, MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import { Status } from '@grpc/grpc-js/build/src/constants.js';
import { setup as setupIpAddresses } from '@grpc/grpc-js/build/src/resolver-ip.js';
import { setup as setupUnixSockets } from '@grpc/grpc-js/build/src/resolver-uds.js';
import { Server } from '@grpc/grpc-js/build/src/server.js';
import { ServerCredentials } from '@grpc/grpc-js/build/src/server-credentials.js';

/** Answers one call, from bytes to bytes. A rejection reaches the caller as INTERNAL, without its text. */
export type BytesHandler = (request: Buffer) => Promise<Uint8Array>;

/** Handlers by the full path of their method: `/tfplugin6.Provider/StopProvider`. */
export type Methods = Readonly<Record<string, BytesHandler>>;

/** Maximum size of requests and answers. The library's default of 4 MiB is too small for large states. */
const mostMessageBytes = 256 * 1024 * 1024;

// The package's entry would register this address type and others, which only clients need.
setupIpAddresses();
setupUnixSockets();

/** Creates a server with these methods; every other method is answered with UNIMPLEMENTED. */
export function createServer(methods: Methods): Server {
  const server = new Server({
    'grpc.max_receive_message_length': mostMessageBytes,
    'grpc.max_send_message_length': mostMessageBytes,
  });
  server.addService(
    mapMethods(methods, ([path]) => methodOf(path)),
    mapMethods(methods, ([, handler]) => unary(handler)),
  );
  return server;
}

/** Certificates in PEM for mutual TLS. */
export interface ServerTls {
  readonly privateKey: string;
  readonly certificate: string;
  /** The only certificate that the caller can present. */
  readonly clientCertificate: string;
}

/**
 * Listens at a gRPC address: `unix:/path` or `ipv4:127.0.0.1:0`. Plain text without `tls`.
 *
 * @returns the port, for TCP
 * @throws {Error} if the address is not available, or a certificate is invalid
 */
export function listen(server: Server, address: string, tls?: ServerTls): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, tls ? mutualTls(tls) : ServerCredentials.createInsecure(), (failure, port) => {
      if (failure) reject(failure);
      else resolve(port);
    });
  });
}

/** Refuses new calls, sends pending answers, and closes; answers that are not sent within half a second are dropped. */
export function closeServer(server: Server): Promise<void> {
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

function mutualTls({ privateKey, certificate, clientCertificate }: ServerTls): ServerCredentials {
  assertCertificate(clientCertificate);
  const own = { private_key: Buffer.from(privateKey), cert_chain: Buffer.from(certificate) };
  return ServerCredentials.createSsl(Buffer.from(clientCertificate), [own], true);
}

/** TLS accepts text that is not a certificate, and then trusts no client. */
function assertCertificate(pem: string): void {
  new X509Certificate(pem);
}

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
