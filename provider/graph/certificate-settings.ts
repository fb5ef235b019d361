import { createPrivateKey, X509Certificate } from 'node:crypto';

import type { Diagnostic } from '../../core/index.js';
import { argumentError, type Arguments, type Given, renderOrigin, renderSetting } from './arguments.js';
import { type BinaryFile, readBinaryFile } from './files.js';
import { type OpenedPfx, openPfx } from './pfx.js';
import { type CredentialSettings, hide } from './settings.js';

/** A certificate credential, or the reason why there is none. */
export interface ResolvedCertificate {
  readonly credential?: CredentialSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the certificate that the arguments name or contain, and checks that it can sign (INT1406, INT1407). */
export function resolveCertificate({ given }: Arguments, clientId: string): ResolvedCertificate {
  const source = given.get('clientCertificatePath') ?? given.get('clientCertificate');
  if (source === undefined) return { diagnostics: [] };
  const { content, diagnostics } = readContent(source);
  if (content === undefined) return { diagnostics };
  const password = given.get('clientCertificatePassword')?.value;
  const read = readCertificate(content, password);
  const fault = 'fault' in read ? read.fault : findFault(read.pem, password);
  if ('fault' in read || fault !== undefined) return { diagnostics: [unusable(source, fault ?? '')] };
  const encoded = source.name === 'clientCertificate' && { encoded: hide(source.value) };
  const hidden = { pem: hide(read.pem), ...encoded, ...(password !== undefined && { password: hide(password) }) };
  return { credential: { kind: 'clientCertificate', clientId, ...hidden }, diagnostics };
}

function readContent(source: Given): BinaryFile {
  if (source.name === 'clientCertificatePath') return readBinaryFile(source);
  return { content: Buffer.from(source.value, 'base64'), diagnostics: [] };
}

/** Reads PEM, which is text, or PFX, which starts with an ASN.1 sequence. */
function readCertificate(content: Buffer, password: string | undefined): OpenedPfx {
  if (content[0] === 0x30 && !content.includes('-----BEGIN')) return openPfx(content, password);
  return { pem: content.toString('utf8').trim() };
}

/** Describes the problem of a PEM text, without including the text or the password. */
function findFault(pem: string, password: string | undefined): string | undefined {
  if (!pem.includes('-----BEGIN')) return 'it is neither PEM nor PFX';
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) return 'it contains no certificate';
  if (!isCertificate(pem)) return 'its certificate is damaged';
  const key = findPrivateKey(pem);
  if (key === undefined) return 'it contains no private key';
  try {
    createPrivateKey({ key, format: 'pem', ...(password !== undefined && { passphrase: password }) });
    return undefined;
  } catch {
    return password === undefined
      ? 'its private key cannot be read; it may be encrypted'
      : 'its private key cannot be decrypted with this password';
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

/** Finds the private key in a PEM text, including its header and footer lines. */
export function findPrivateKey(pem: string): string | undefined {
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----.+?-----END [A-Z ]*PRIVATE KEY-----/su.exec(pem)?.[0];
}

function unusable(source: Given, fault: string): Diagnostic {
  return argumentError('INT1407', source.name, {
    what: 'the client certificate cannot be used',
    why: `${renderOrigin(source)} was read, but ${fault}`,
    fix: `set ${renderSetting('clientCertificatePath')} to a PFX or PEM file with the certificate and its private key, and ${renderSetting('clientCertificatePassword')} if it is protected`,
  });
}
