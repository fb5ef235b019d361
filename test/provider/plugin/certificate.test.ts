import { createPrivateKey, X509Certificate } from 'node:crypto';

import { createCertificate } from '../../../provider/plugin/certificate.js';
import { integer, objectIdentifier, octetString, utcTime } from '../../../provider/plugin/der.js';

const now = new Date('2026-11-23T12:00:00.500Z');

test('is self-signed for localhost, valid for a year, and belongs to its key', async () => {
  const made = await createCertificate(now);

  const read = new X509Certificate(made.certificate);

  expect(read.raw).toEqual(Buffer.from(made.der));
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkPrivateKey(createPrivateKey(made.privateKey))).toBe(true);
  expect(read.checkHost('localhost', { subject: 'never' })).toBe('localhost');
  expect({ subject: read.subject, issuer: read.issuer, ca: read.ca, uses: read.keyUsage }).toEqual({
    subject: 'O=intuneform\nCN=localhost',
    issuer: 'O=intuneform\nCN=localhost',
    ca: true,
    uses: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
  });
  expect([new Date(read.validFrom), new Date(read.validTo)]).toEqual([
    new Date('2026-11-23T11:59:30Z'),
    new Date('2027-11-23T12:00:00Z'),
  ]);
});

test('is another one every time', async () => {
  const [one, other] = await Promise.all([createCertificate(now), createCertificate(now)]);

  expect(new X509Certificate(one.certificate).serialNumber).not.toBe(
    new X509Certificate(other.certificate).serialNumber,
  );
  expect(one.privateKey).not.toBe(other.privateKey);
});

test.each([
  ['an object identifier with a long arc', objectIdentifier('1.2.840.10045.4.3.2'), '06082a8648ce3d040302'],
  ['an integer whose first bit would read as a sign', integer(Buffer.from([0x80])), '02020080'],
  ['a length of one byte', octetString(Buffer.alloc(0x7f)).subarray(0, 2), '047f'],
  ['a length of two bytes', octetString(Buffer.alloc(0x80)).subarray(0, 3), '048180'],
  ['a length of three bytes', octetString(Buffer.alloc(0x100)).subarray(0, 4), '04820100'],
  ['a time', utcTime(now), `170d${Buffer.from('261123120000Z').toString('hex')}`],
])('writes %s', (_title, bytes, hex) => {
  expect(bytes.toString('hex')).toBe(hex);
});
