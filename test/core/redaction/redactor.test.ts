import fc from 'fast-check';

import { createPieces, createRedactor } from '../../../core/index.js';

const secret = 'p8Q~x/Zk+3.V&r"7<wT=yB-n_L|2{m}a$s';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJhcHBpZCI6IjEifQ.c2lnbmF0dXJl';

function knowing(...secrets: readonly string[]): ReturnType<typeof createRedactor> {
  const redactor = createRedactor();
  secrets.forEach(redactor.add);
  return redactor;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

test.each([
  ['plain', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded in lower case', encodeURIComponent(secret).replace(/%../gu, (one) => one.toLowerCase())],
  ['in a form', new URLSearchParams({ a: secret }).toString().slice(2)],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in JSON within JSON', JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
  ['in the JSON of Terraform', JSON.stringify(secret).slice(1, -1).replace('<', '\\u003c').replace('&', '\\u0026')],
  ['in HTML', secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
  ['in the HTML of reports', secret.replace(/[&<>"']/gu, (one) => `&#${String(one.codePointAt(0))};`)],
  ['in Base64', base64(secret).replace(/=+$/u, '')],
  ['in Base64url', Buffer.from(secret).toString('base64url')],
  ['in hexadecimal digits', Buffer.from(secret).toString('hex')],
  ['in upper-case hexadecimal digits', Buffer.from(secret).toString('hex').toUpperCase()],
])('takes out a secret that is %s', (_form, written) => {
  expect(knowing(secret).redact(`before ${written} after`)).toBe('before [redacted] after');
});

test.each(['a', 'ab', 'abc', '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2d01'])(
  'takes out the secret of Base64 that begins with the id %s',
  (id) => {
    const written = base64(`${id}:${secret}`);

    const shown = knowing(secret).redact(`Basic realm ${written}`);

    const [before = '', after = ''] = shown.replace('Basic realm ', '').split('[redacted]');
    expect(shown).toContain('[redacted]');
    expect(before.length).toBeLessThan(base64(`${id}:`).length + 2);
    expect(after.length).toBeLessThan(4);
  },
);

test('property: no twelve consecutive characters of a long secret remain, wherever it is truncated', () => {
  const long = fc.stringMatching(/^[\w.~-]{24,60}$/u);

  fc.assert(
    fc.property(long, fc.nat(40), fc.string(), (value, cut, around) => {
      const shown = knowing(value).redact(`${around} ${value.slice(0, 12 + cut)}… ${around}`);

      for (let at = 0; at + 12 <= value.length; at++) expect(shown).not.toContain(value.slice(at, at + 12));
    }),
  );
});

test('redacts overlapping secrets, and one that is part of another', () => {
  const redactor = knowing('alpha-beta-1', 'beta-1-gamma', 'key-0123', 'key-0123-long');

  expect(redactor.redact('x alpha-beta-1-gamma y')).toBe('x [redacted] y');
  expect(redactor.redact('x key-0123-long y key-0123 z')).toBe('x [redacted] y [redacted] z');
});

test('redacts the lines of a key anywhere, and keeps the words of its frame', () => {
  const lines = ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ', 'C7VJTUt9Us8cKjMzEfYyjiWA4R4ypbHqGN3QLZbnQx'];
  const redactor = knowing(['Content-Type: application/pkcs7-mime', '', ...lines].join('\n'));

  expect(redactor.redact(`a ${lines[1] ?? ''} b`)).toBe('a [redacted] b');
  expect(redactor.redact('Content-Type: application/pkcs7-mime')).toBe('Content-Type: application/pkcs7-mime');
});

test.each([
  ['hunter2', 'the password hunter2, and hunter22', 'the password [redacted], and hunter22'],
  ['platform', '{ "platform": "iOS", "said": "platform" }', '{ "platform": "iOS", "said": "[redacted]" }'],
  ['20241031', '{ "count": 20241031, "said": "20241031" }', '{ "count": 20241031, "said": "[redacted]" }'],
  ['true', '{ "a": true }', '{ "a": true }'],
  ['1234', 'line 1234', 'line 1234'],
  ['a-b', 'a-b', 'a-b'],
  ['', 'nothing', 'nothing'],
])('does not destroy output for the short secret "%s"', (short, text, shown) => {
  expect(knowing(short).redact(text)).toBe(shown);
});

test('property: JSON stays JSON, whatever the secret is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.json(), (value, json) => {
      const text = JSON.stringify({ [value]: value, json: JSON.parse(json) as unknown }, undefined, 2);

      expect(() => JSON.parse(knowing(value.replace(/["\\:,{}[\]]/gu, '')).redact(text)) as unknown).not.toThrow();
    }),
  );
});

test('property: a secret that is written in pieces is redacted', () => {
  const cuts = fc.array(fc.nat(80), { maxLength: 4 });

  fc.assert(
    fc.property(cuts, fc.constantFrom('a ', 'p8Q~', ''), (places, before) => {
      const text = `${before}${secret} and ${secret} end`;
      const at = [0, ...places.toSorted((a, b) => a - b), text.length];
      const pieces = createPieces(knowing(secret));

      const written = at.slice(1).map((end, index) => pieces.push(text.slice(at[index], end)));

      expect(written.join('') + pieces.end()).toBe(`${before}[redacted] and [redacted] end`);
    }),
  );
});

test('does not delay text that cannot be the start of a secret', () => {
  expect(createPieces(knowing(secret)).push('Apply this? [y/N] ')).toBe('Apply this? [y/N] ');
});

test('changes an answer only if it contains a complete secret that was sent', () => {
  const redactor = createRedactor();
  redactor.add('kept-certificate-password');
  redactor.addSent('sent-client-secret-0123456789');
  redactor.addSent('guest-wifi');

  const answer = redactor.redactAnswer({
    displayName: 'Bearer sent-client-secret-0123456789!',
    other: `sent with ${jwt}`,
    parts: ['sent-client-secret', 'kept-certificate-password', 'guest-wifi'],
    size: 3,
  });

  expect(answer).toEqual({
    displayName: 'Bearer [redacted]!',
    other: 'sent with [redacted]',
    parts: ['sent-client-secret', 'kept-certificate-password', 'guest-wifi'],
    size: 3,
  });
});

test.each([
  ['a bearer token', 'sent Authorization: Bearer abc.def-ghi_jkl==', 'sent Authorization: Bearer [redacted]'],
  ['a JSON Web Token', `token ${jwt} refused`, 'token [redacted] refused'],
  ['a token that was cut off', `token ${jwt.slice(0, 30)}`, 'token [redacted]'],
  ['a form', 'grant_type=x&client_secret=a%2Bb&scope=y', 'grant_type=x&client_secret=[redacted]&scope=y'],
  ['a basic credential', 'Authorization: Basic aWQ6c2VjcmV0', 'Authorization: Basic [redacted]'],
  ['no prose', 'a bearer certificate, basic authentication', 'a bearer certificate, basic authentication'],
  ['a private key', 'key -----BEGIN PRIVATE KEY-----\nMIG\n-----END PRIVATE KEY----- end', 'key [redacted] end'],
])('knows %s by its look', (_title, text, shown) => {
  expect(createRedactor().redact(text)).toBe(shown);
});
