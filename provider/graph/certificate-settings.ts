import { createPrivateKey, X509Certificate } from 'node:crypto';

import type { Diagnostic } from '../../core/index.js';
import { argumentError, type Arguments, type Given, renderOrigin, renderSetting } from './arguments.js';
import { readTextFile } from './files.js';
import { type CredentialSettings, hide } from './settings.js';

/** A certificate credential, or why there is none. */
export interface ResolvedCertificate {
  readonly credential?: CredentialSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the certificate that the arguments name or hold, and checks that it can sign (INT1406, INT1407). */
export function resolveCertificate({ given }: Arguments, clientId: string): ResolvedCertificate {
  const source = given.get('clientCertificatePath') ?? given.get('clientCertificate');
  if (source === undefined) return { diagnostics: [] };
  const { text, diagnostics } = readPem(source);
  if (text === undefined) return { diagnostics };
  const password = given.get('clientCertificatePassword')?.value;
  const fault = findFault(text, password);
  if (fault !== undefined) return { diagnostics: [unusable(source, fault)] };
  const hidden = { pem: hide(text), ...(password !== undefined && { password: hide(password) }) };
  return { credential: { kind: 'clientCertificate', clientId, ...hidden }, diagnostics };
}

function readPem(source: Given): ReturnType<typeof readTextFile> {
  if (source.name === 'clientCertificatePath') return readTextFile(source);
  return { text: Buffer.from(source.value, 'base64').toString('utf8'), diagnostics: [] };
}

/** What is wrong with a PEM text. Neither the text nor the password is part of the answer. */
function findFault(pem: string, password: string | undefined): string | undefined {
  if (!pem.includes('-----BEGIN')) return 'it is not PEM; a PFX file must be converted';
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) return 'it holds no certificate';
  if (!isCertificate(pem)) return 'its certificate is damaged';
  const key = findPrivateKey(pem);
  if (key === undefined) return 'it holds no private key';
  try {
    createPrivateKey({ key, format: 'pem', ...(password !== undefined && { passphrase: password }) });
    return undefined;
  } catch {
    return password === undefined
      ? 'its private key cannot be read; it may be encrypted'
      : 'its private key cannot be read with this password';
  }
}

function isCertificate(pem: string): boolean {
  const certificate = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/su.exec(pem)?.[0];
  try {
    return certificate !== undefined && new X509Certificate(certificate).serialNumber !== '';
  } catch {
    return false;
  }
}

/** Finds the private key in a PEM text, with the lines that frame it. */
export function findPrivateKey(pem: string): string | undefined {
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----.+?-----END [A-Z ]*PRIVATE KEY-----/su.exec(pem)?.[0];
}

function unusable(source: Given, fault: string): Diagnostic {
  return argumentError('INT1407', source.name, {
    what: 'the client certificate cannot be used',
    why: `${renderOrigin(source)} was read, but ${fault}`,
    fix: `set ${renderSetting('clientCertificatePath')} to a PEM file with certificate and private key (openssl pkcs12 -in app.pfx -out app.pem -nodes), and ${renderSetting('clientCertificatePassword')} where the key is encrypted`,
  });
}
