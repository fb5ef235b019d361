import { generateKeyPairSync, X509Certificate } from 'node:crypto';

import forge from 'node-forge';

import { openPfx } from '../../../provider/graph/pfx.js';
import { certificate } from './certificate.js';

const [publicPart = '', privatePart = ''] = certificate.split(/(?=-----BEGIN PRIVATE KEY-----)/u);
const own = forge.pki.certificateFromPem(publicPart);
const other = issuedFor(generateKeyPairSync('rsa', { modulusLength: 2048 }));

test('selects the certificate of the private key from a file that does not identify it', () => {
  const opened = openPfx(pfxWith([other, own]), 'right');

  const { fingerprint256 } = new X509Certificate('pem' in opened ? opened.pem : '');
  expect(fingerprint256).toBe(new X509Certificate(publicPart).fingerprint256);
});

test('accepts no certificate of another key', () => {
  expect(openPfx(pfxWith([other]), 'right')).toEqual({ fault: 'it contains no certificate for its private key' });
});

function pfxWith(certificates: forge.pki.Certificate[]): Buffer {
  const key = forge.pki.privateKeyFromPem(privatePart);
  const file = forge.pkcs12.toPkcs12Asn1(key, certificates, 'right', { generateLocalKeyId: false });
  return Buffer.from(forge.asn1.toDer(file).getBytes(), 'binary');
}

function issuedFor(keys: ReturnType<typeof generateKeyPairSync>): forge.pki.Certificate {
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.publicKeyFromPem(String(keys.publicKey.export({ type: 'spki', format: 'pem' })));
  made.setSubject([{ name: 'commonName', value: 'other' }]);
  made.setIssuer([{ name: 'commonName', value: 'other' }]);
  made.sign(forge.pki.privateKeyFromPem(String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' }))));
  return made;
}
