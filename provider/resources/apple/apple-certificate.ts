import { X509Certificate } from 'node:crypto';

/** Properties read from a push certificate. */
export interface PushCertificate {
  /** Upper-case hexadecimal, whole bytes, without leading zero bytes. */
  readonly serialNumber: string;
  /** Topic that devices subscribe to: `com.apple.mgmt.External.<guid>`. */
  readonly topicIdentifier: string;
  readonly expires: Date;
}

/** Reads a push certificate, or returns a short reason why it is invalid. The reason never quotes the text. */
export function readPushCertificate(pem: string): PushCertificate | { readonly fault: string } {
  if (pem.includes('PRIVATE KEY-----')) return { fault: 'it contains a private key, which must stay in Intune' };
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) return { fault: 'it is not PEM: it has no BEGIN CERTIFICATE line' };
  const certificate = parsed(pem);
  if (!certificate) return { fault: 'it is not an X.509 certificate' };
  const topicIdentifier = /^UID=(com\.apple\.mgmt\..+)$/mu.exec(certificate.subject)?.[1];
  if (topicIdentifier === undefined)
    return { fault: 'its subject contains no topic com.apple.mgmt.…, so it is not for MDM' };
  return {
    serialNumber: comparableSerial(certificate.serialNumber),
    topicIdentifier,
    expires: new Date(certificate.validTo),
  };
}

/**
 * Normalizes a serial number for comparison. Graph's format is undocumented; .NET uses the same format with a sign
 * byte.
 */
export function comparableSerial(serialNumber: string): string {
  return serialNumber
    .replaceAll(/[:\s]/gu, '')
    .toUpperCase()
    .replace(/^(?:00)+(?=.)/u, '');
}

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    // OpenSSL's message would quote the text.
    return undefined;
  }
}
