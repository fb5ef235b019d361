import { constants, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';

import { findPrivateKey } from './certificate-settings.js';
import type { CredentialSettings, GraphSettings } from './settings.js';

/**
 * Signs the assertion that authenticates an application by certificate, valid for ten minutes from `now` (milliseconds
 * since 1970). Only for a loopback authority.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export function clientAssertion(
  { authority, tenantId }: GraphSettings,
  { clientId, pem, password }: Extract<CredentialSettings, { readonly kind: 'clientCertificate' }>,
  now: number,
): string {
  const thumbprint = new X509Certificate(pem()).fingerprint256.replaceAll(':', '');
  const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') };
  const seconds = Math.floor(now / 1000);
  const claims = {
    aud: `${authority}/${tenantId}/oauth2/v2.0/token`,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: seconds,
    exp: seconds + 600,
  };
  const text = `${encode(header)}.${encode(claims)}`;
  const key = createPrivateKey({
    key: findPrivateKey(pem()) ?? '',
    ...(password !== undefined && { passphrase: password() }),
  });
  return `${text}.${sign('sha256', Buffer.from(text), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }).toString('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
