import { X509Certificate } from 'node:crypto';

/** What a push certificate says of itself. */
export interface PushCertificate {
  /** Upper-case hexadecimal, whole bytes, without leading zero bytes. */
  readonly serialNumber: string;
  /** Topic that the devices listen to: `com.apple.mgmt.External.<guid>`. */
  readonly topicIdentifier: string;
  readonly expires: Date;
}

/** Reads a push certificate, or says in a few words why it is none. Says nothing of what the text holds. */
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

/** A serial number as this product writes it. How Graph writes it is nowhere documented; .NET writes it so, with a sign byte. */
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
    // OpenSSL's words would quote the text.
    return undefined;
  }
}
