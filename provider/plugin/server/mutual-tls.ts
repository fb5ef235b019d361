import { createServer } from 'node:tls';

import type { Accept } from './listener.js';

/** Certificates for mutual TLS. */
export interface ServerTls {
  /** PEM. */
  readonly privateKey: string;
  /** PEM. */
  readonly certificate: string;
  /** The only certificate that the caller can present, in DER. */
  readonly callersCertificate: Uint8Array;
}

/**
 * Accepts callers with the expected certificate, and ends all other connections before they can send a call.
 *
 * Terraform makes a certificate for each start, so there is no chain to verify, and the bytes decide; TLS proves that the
 * caller has the key. As a certificate authority, the certificate would make Node parse all its root certificates (ADR 242).
 */
export function onlyCaller(accept: Accept, { privateKey, certificate, callersCertificate }: ServerTls): Accept {
  const own = { key: privateKey, cert: certificate };
  const options = { ...own, ca: [], requestCert: true, rejectUnauthorized: false, ALPNProtocols: ['h2'] };
  // It does not listen itself: it only performs the handshake on connections that it is given.
  const gate = createServer(options, (connection) => {
    // Without a listener, a caller that breaks off would end the process.
    connection.on('error', () => connection.destroy());
    if (connection.getPeerX509Certificate()?.raw.equals(callersCertificate) === true) accept(connection);
    else connection.destroy();
  });
  return (connection) => {
    gate.emit('connection', connection);
  };
}
