import { Client, credentials, type ServiceError } from '@grpc/grpc-js';

import { decodeMessage, encodeMessage } from '../../../provider/plugin/wire/protobuf.js';

/** What the caller presents and trusts, in PEM. */
export interface ClientTls {
  readonly privateKey: string;
  readonly certificate: string;
  readonly trusted: string;
}

/** A caller of a provider. */
export interface Caller {
  /** Calls a method of tfplugin6.Provider, and gives the decoded answer. */
  provider(method: string, request?: object): Promise<unknown>;
  /** Calls any method with these bytes. */
  bytes(path: string, request?: Uint8Array): Promise<Uint8Array>;
  close(): void;
}

/** Calls the provider that shook hands with these fields. */
export function callerOf([, , network = '', address = '']: readonly string[], tls?: ClientTls): Caller {
  const client = new Client(network === 'unix' ? `unix:${address}` : address, credentialsOf(tls), {
    'grpc.ssl_target_name_override': 'localhost',
    'grpc.max_receive_message_length': -1,
  });
  const bytes = (path: string, request: Uint8Array = new Uint8Array()): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const same = (buffer: Buffer): Buffer => buffer;
      client.makeUnaryRequest(
        path,
        same,
        same,
        Buffer.from(request),
        (failure: ServiceError | null, answer?: Buffer) => {
          if (failure) reject(failure);
          else resolve(answer ?? new Uint8Array());
        },
      );
    });
  return {
    bytes,
    provider: async (method, request = {}) =>
      decodeMessage(
        `${method}.Response`,
        await bytes(`/tfplugin6.Provider/${method}`, encodeMessage(`${method}.Request`, request)),
      ),
    close: () => {
      client.close();
    },
  };
}

function credentialsOf(tls: ClientTls | undefined): ReturnType<typeof credentials.createInsecure> {
  if (tls === undefined) return credentials.createInsecure();
  return credentials.createSsl(Buffer.from(tls.trusted), Buffer.from(tls.privateKey), Buffer.from(tls.certificate));
}
