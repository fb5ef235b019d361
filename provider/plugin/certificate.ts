import { generateKeyPair, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';

import {
  bitString,
  element,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  utcTime,
  utf8String,
  yes,
} from './der.js';

/** A certificate with its key. It exists only in the process and is never written to disk. */
export interface Certificate {
  /** PEM. */
  readonly privateKey: string;
  /** PEM. */
  readonly certificate: string;
  /** The certificate again, in DER. */
  readonly der: Uint8Array;
}

/**
 * Creates a self-signed certificate for `localhost`, valid for both ends of a TLS connection, from 30 seconds before
 * `now` for a year. ECDSA on P-256: created in milliseconds, on a separate thread.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export async function createCertificate(now: Date): Promise<Certificate> {
  const { publicKey, privateKey } = await ecKeyPair();
  const body = unsigned(publicKey, now);
  const der = sequence(body, ecdsaWithSha256, bitString(sign('sha256', body, privateKey)));
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate: pem(der), der };
}

/** A certificate in PEM, converted to DER. @throws {Error} if it is invalid */
export function toDer(certificate: string): Uint8Array {
  return new X509Certificate(certificate).raw;
}

function ecKeyPair(): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  return new Promise((resolve, reject) => {
    generateKeyPair('ec', { namedCurve: 'P-256' }, (failure, publicKey, privateKey) => {
      if (failure) reject(failure);
      else resolve({ publicKey, privateKey });
    });
  });
}

function unsigned(publicKey: KeyObject, now: Date): Buffer {
  return sequence(
    element(0xa0, integer(Buffer.of(2))), // version 3
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ecdsaWithSha256,
    distinguishedName,
    sequence(utcTime(new Date(now.getTime() - halfMinute)), utcTime(new Date(now.getTime() + year))),
    distinguishedName, // the subject is the issuer
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(basicConstraints, keyUsage, extendedKeyUsage, subjectAlternativeName)),
  );
}

/** Both ends use the same clock, but certificates have whole seconds. */
const halfMinute = 30_000;
const year = 365 * 24 * 60 * 60 * 1000;

const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const commonName = sequence(objectIdentifier('2.5.4.3'), utf8String('localhost'));
const organization = sequence(objectIdentifier('2.5.4.10'), utf8String('intuneform'));
const distinguishedName = sequence(set(organization), set(commonName));

/** Terraform trusts exactly this certificate, as its own authority. */
const basicConstraints = sequence(objectIdentifier('2.5.29.19'), yes, octetString(sequence(yes)));
/** digitalSignature (bit 0) and keyCertSign (bit 5); two bits of the byte are unused. */
const keyUsage = sequence(objectIdentifier('2.5.29.15'), yes, octetString(bitString(Buffer.of(0b1000_0100), 2)));
const serverAndClient = sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'), objectIdentifier('1.3.6.1.5.5.7.3.2'));
const extendedKeyUsage = sequence(objectIdentifier('2.5.29.37'), octetString(serverAndClient));
/** Go only reads DNS names (context tag 2) here. */
const localhost = sequence(element(0x82, Buffer.from('localhost')));
const subjectAlternativeName = sequence(objectIdentifier('2.5.29.17'), octetString(localhost));

function pem(der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/gu, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
