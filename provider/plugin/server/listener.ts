import { X509Certificate } from 'node:crypto';
import { createServer, type ListenOptions, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** Certificates in PEM for mutual TLS. */
export interface ServerTls {
  readonly privateKey: string;
  readonly certificate: string;
  /** The only certificate that the caller can present. */
  readonly clientCertificate: string;
}

/** Takes over a connection. */
export type Accept = (connection: Socket) => void;

/**
 * Creates a listener. Plain text without `tls`.
 *
 * With `tls`, it accepts callers with the expected certificate, and ends all other connections before they can send a call.
 * Terraform makes a certificate for each start, so there is no chain to verify, and the bytes decide; TLS proves that the
 * caller has the key. As a certificate authority, the certificate would make Node parse all its root certificates (ADR 242).
 *
 * @throws {Error} if a certificate is invalid
 */
export function createListener(accept: Accept, tls?: ServerTls): Server {
  if (!tls) return createServer(accept);
  const { raw: expected } = new X509Certificate(tls.clientCertificate);
  const own = { key: tls.privateKey, cert: tls.certificate };
  const options = { ...own, ca: [], requestCert: true, rejectUnauthorized: false, ALPNProtocols: ['h2'] };
  return createTlsServer(options, (connection) => {
    // Without a listener, a caller that breaks off would end the process.
    connection.on('error', () => connection.destroy());
    if (connection.getPeerX509Certificate()?.raw.equals(expected) === true) accept(connection);
    else connection.destroy();
  });
}

/**
 * Listens at a path or a port.
 *
 * @returns the port, for TCP
 * @throws {Error} if the address is not available
 */
export function listen(listener: Server, address: ListenOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(address, () => {
      listener.off('error', reject);
      const bound = listener.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
    });
  });
}
