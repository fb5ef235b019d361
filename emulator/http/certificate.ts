import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A self-signed certificate of this process, with its key; both in PEM. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * Creates a self-signed certificate for loopback addresses and further host names, valid from a day before to a year
 * after a time. Clients have to be configured to trust it.
 *
 * Encoded in DER by hand: Node creates keys and signatures but no certificates, and a library for one certificate would
 * add a dozen packages.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function createCertificate(now: Date, hosts: readonly string[] = []): ServerCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = toBeSigned(now, spki, ['localhost', ...hosts]);
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, ecdsaWithSha256, bits(signature));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: pem(certificate) };
}

const day = 86_400_000;

function toBeSigned(now: Date, spki: Buffer, hosts: readonly string[]): Buffer {
  const name = sequence(set(sequence(oid('550403'), tagged(0x0c, Buffer.from('intuneform emulator')))));
  const validity = sequence(time(now.getTime() - day), time(now.getTime() + 365 * day));
  const serial = tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)]));
  const version = tagged(0xa0, tagged(0x02, Buffer.from([2])));
  return sequence(version, serial, ecdsaWithSha256, name, validity, name, spki, tagged(0xa3, extensions(spki, hosts)));
}

/** Marked as its own authority, so that clients can trust it, and valid for the host names and the loopback addresses. */
function extensions(spki: Buffer, hosts: readonly string[]): Buffer {
  const names = sequence(
    ...hosts.map((host) => tagged(0x82, Buffer.from(host))),
    tagged(0x87, Buffer.from([127, 0, 0, 1])),
    tagged(0x87, Buffer.from([...Array.from({ length: 15 }, () => 0), 1])),
  );
  const keyId = tagged(0x04, createHash('sha1').update(spki).digest());
  return sequence(
    extension('551d11', names),
    extension('551d13', sequence(tagged(0x01, Buffer.from([0xff])))),
    extension('551d25', sequence(oid('2b06010505070301'))),
    extension('551d0e', keyId),
  );
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), tagged(0x04, value));
}

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(part: Buffer): Buffer {
  return tagged(0x31, part);
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

/** A bit string without unused bits. */
function bits(content: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
}

/** UTCTime, `YYMMDDHHMMSSZ`, which is valid until 2049. */
function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replaceAll(/\D/gu, '');
  return tagged(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
