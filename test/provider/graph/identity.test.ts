import { constants, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AuthenticationError } from '@azure/identity';

import { createRedactor } from '../../../core/index.js';
import { toTokenFault } from '../../../provider/graph/token-result.js';
import { certificate } from './certificate.js';
import { clientId, connect, plantedSecret, start, tenantId } from './connect.js';
import { pfxOf } from './pfx-of.js';
import { type Reply, startServer } from './server.js';

const read = { version: 'v1.0', path: '/organization', area: 'directory' } as const;
const silent = (): 'silence' => 'silence';
/** Takes the place of the client secret that `connect` sets. */
const noSecret = { clientSecret: '' };

test('signs in with the client credentials grant at the loopback address, once for all calls', async () => {
  await using server = await startServer(() => ({ body: { value: [] } }));
  const { graph, identity } = connect(server.url);

  await Promise.all([identity(), graph.list(read), graph.get({ ...read, version: 'beta' })]);

  expect(server.signIns.map((form) => Object.fromEntries(form))).toEqual([
    {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: plantedSecret,
      scope: 'https://graph.microsoft.com/.default',
    },
  ]);
});

test('signs in again shortly before the token expires', async () => {
  await using server = await startServer(() => ({ body: { value: [] } }));
  const { graph, clock } = connect(server.url);

  for (const wait of [0, 3_400_000, 100_000]) {
    clock.jump(wait);
    await graph.list({ ...read, fresh: true });
  }

  expect(server.signIns).toHaveLength(2);
});

test('recognizes an application by its claims', async () => {
  const wids = ['3A2C62DB-5318-420D-8D74-23AFFEE5D9D5'];
  const claims = { roles: ['A', 'B'], wids, app_displayname: 'pipeline', exp: start.getTime() / 1000 + 60 };
  await using server = await startServer(silent, { claims });

  expect(await connect(server.url).identity()).toEqual({
    identity: {
      tenantId,
      directoryRoles: ['3a2c62db-5318-420d-8d74-23affee5d9d5'],
      kind: 'application',
      permissions: ['A', 'B'],
      name: 'pipeline',
      expiresAt: new Date('2026-11-23T05:13:00Z'),
    },
    diagnostics: [],
  });
});

test('recognizes a signed-in user by the claims', async () => {
  const claims = { idtyp: 'user', scp: 'A B', upn: 'admin@contoso.com', roles: ['C'] };
  await using server = await startServer(silent, { claims });

  const { identity } = await connect(server.url).identity();

  expect(identity).toMatchObject({ kind: 'delegated', permissions: ['A', 'B'], name: 'admin@contoso.com' });
});

test('refuses the token of another tenant, and does not send it', async () => {
  await using server = await startServer(() => ({}), { claims: { tid: '11111111-1111-1111-1111-111111111111' } });
  const { graph, identity } = connect(server.url);

  expect((await identity()).diagnostics).toMatchObject([{ code: 'INT3104', severity: 'error' }]);
  expect(await graph.list(read)).toMatchObject({ reason: 'authentication', diagnostic: { code: 'INT3104' } });
  expect(await graph.send({ method: 'POST', ...read })).toMatchObject({ outcome: 'refused', status: 0 });
  expect(server.seen).toEqual([]);
});

test('refuses an expired token', async () => {
  await using server = await startServer(silent, { claims: { exp: start.getTime() / 1000 - 60 } });

  expect((await connect(server.url).identity()).diagnostics).toMatchObject([
    { code: 'INT3103', why: expect.stringContaining('2026-11-23T05:11:00.000Z') },
  ]);
});

test('warns about an unreadable token, and uses it', async () => {
  const token = (): { body: unknown } => ({ body: { access_token: 'opaque', expires_in: 60 } });
  await using server = await startServer(() => ({ body: { value: [] } }), { token });
  const { graph, identity } = connect(server.url);

  expect((await identity()).diagnostics).toMatchObject([{ code: 'INT3105', severity: 'warning' }]);
  expect(await graph.list(read)).toEqual({ state: 'present', value: [] });
});

test.each([
  ['AADSTS7000215: Invalid client secret provided.', 'INT3101'],
  ['AADSTS700016: Application was not found in the directory.', 'INT3102'],
  ['AADSTS90002: Tenant not found.', 'INT3102'],
])('says what Entra says: %s', async (description, code) => {
  const body = {
    error: 'invalid_client',
    error_description: `${description} You sent ${plantedSecret}.\r\nTrace ID: 1\r\nCorrelation ID: 2`,
  };
  await using server = await startServer(silent, { token: () => ({ status: 401, body }) });
  const { identity, graph } = connect(server.url);

  const { diagnostics } = await identity();

  expect(diagnostics).toMatchObject([{ code, why: expect.stringContaining(`${description} You sent [redacted].`) }]);
  expect(JSON.stringify(diagnostics)).not.toMatch(/Trace ID|planted/u);
  await graph.list(read);
  // Many wrong sign-ins lock an identity.
  expect(server.signIns).toHaveLength(1);
});

test.each<[string, Reply]>([
  ['a page of HTML', { status: 200, raw: '<html>' }],
  ['a page of HTML with a status of the client', { status: 403, raw: '<html>' }],
  ['an empty object', { body: {} }],
  ['a token that no header can hold', { body: { access_token: 'a\r\nb', expires_in: 60 } }],
  ['a lifetime that is none', { body: { access_token: 'opaque', expires_in: 'soon' } }],
  [
    'a transient error with a status of the client',
    { status: 400, body: { error: 'temporarily_unavailable', error_description: 'AADSTS90033: A transient error.' } },
  ],
  ['an error of the server with a status of the client', { status: 400, body: { error: 'server_error' } }],
  ['throttling that does not end', { status: 429, body: { error: 'temporarily_unavailable' } }],
  ['server errors', { status: 500, raw: 'oops' }],
])('takes %s for no verdict on the credential', async (_name, reply) => {
  await using server = await startServer(silent, { token: () => reply });

  expect((await connect(server.url).identity()).diagnostics).toMatchObject([{ code: 'INT3108', severity: 'error' }]);
});

test.each([429, 500, 503])('requests a token again after %i, and accepts a lifetime as text', async (status) => {
  let asked = 0;
  const token = (): Reply => {
    asked += 1;
    return asked < 3 ? { status, raw: 'busy' } : { body: { access_token: 'opaque', expires_in: '3599' } };
  };
  await using server = await startServer(() => ({ body: { value: [] } }), { token });
  const { graph, clock } = connect(server.url);

  expect(await graph.list(read)).toEqual({ state: 'present', value: [] });
  expect(clock.sleeps).toEqual([1000, 2000]);
});

test('exchanges the identity token of GitHub Actions', async () => {
  await using server = await startServer(() => ({ body: { value: 'github-identity' } }));
  const request = { oidcRequestUrl: `${server.url}/token?run=1`, oidcRequestToken: 'planted-request' };

  const { identity } = await connect(server.url, {}, { ...noSecret, ...request }).identity();

  expect(identity?.tenantId).toBe(tenantId);
  expect(server.seen).toMatchObject([
    {
      method: 'GET',
      url: '/token?run=1&audience=api%3A%2F%2FAzureADTokenExchange',
      headers: { authorization: 'Bearer planted-request' },
    },
  ]);
  expect(Object.fromEntries(server.signIns[0] ?? [])).toMatchObject({
    client_assertion: 'github-identity',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  });
});

test('exchanges the identity token of Azure DevOps', async () => {
  await using server = await startServer(() => ({ body: { oidcToken: 'devops-identity' } }));
  const request = { oidcRequestUrl: `${server.url}/oidc`, oidcRequestToken: 'planted-request' };

  await connect(server.url, {}, { ...noSecret, ...request, azureDevopsServiceConnectionId: 'sc' }).identity();

  expect(server.seen).toMatchObject([{ method: 'POST', url: '/oidc?api-version=7.1&serviceConnectionId=sc' }]);
  expect(server.signIns[0]?.get('client_assertion')).toBe('devops-identity');
});

test('reports that the pipeline returns no identity token', async () => {
  await using server = await startServer(() => ({ status: 403, raw: 'planted-request' }));
  const request = { oidcRequestUrl: `${server.url}/token`, oidcRequestToken: 'planted-request' };

  const { diagnostics } = await connect(server.url, {}, { ...noSecret, ...request }).identity();

  expect(diagnostics).toMatchObject([{ code: 'INT3106' }]);
  expect(JSON.stringify(diagnostics)).not.toContain('planted');
});

test('reads the file of an identity token for every sign-in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'graph-'));
  const path = join(folder, 'token');
  writeFileSync(path, 'first');
  await using server = await startServer(() => ({ status: 401 }));
  const { graph } = connect(server.url, {}, { ...noSecret, oidcTokenFilePath: path });
  writeFileSync(path, 'second\n');

  await graph.list(read);
  rmSync(folder, { recursive: true });

  expect(server.signIns.map((form) => form.get('client_assertion'))).toEqual(['second', 'second']);
});

test.each([
  ['is emptied', ' \n', 'does not contain a token'],
  ['is replaced by text that is not a token', 'planted secret', 'does not contain a token'],
  ['grows without end', 'x'.repeat(1024 * 1024 + 1), 'is larger than 1 MiB'],
])('sends nothing if the file of an identity token %s', async (_what, content, reason) => {
  const folder = mkdtempSync(join(tmpdir(), 'graph-'));
  const path = join(folder, 'token');
  writeFileSync(path, 'first');
  await using server = await startServer(silent);
  const { identity } = connect(server.url, {}, { ...noSecret, oidcTokenFilePath: path });
  writeFileSync(path, content);

  const { diagnostics } = await identity();
  rmSync(folder, { recursive: true });

  expect(diagnostics).toMatchObject([{ why: expect.stringContaining(reason) }]);
  expect(JSON.stringify(diagnostics)).not.toContain('planted');
  expect(server.signIns).toEqual([]);
});

test('signs an assertion with the certificate', async () => {
  await using server = await startServer(silent);
  const config = { ...noSecret, clientCertificate: Buffer.from(certificate).toString('base64') };

  await connect(server.url, {}, config).identity();

  const [header = '', claims = '', signature = ''] = (server.signIns[0]?.get('client_assertion') ?? '').split('.');
  const key = { key: createPublicKey(certificate), padding: constants.RSA_PKCS1_PSS_PADDING };
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  const thumbprint = Buffer.from(new X509Certificate(certificate).fingerprint256.replaceAll(':', ''), 'hex');
  expect(decode(header)).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint.toString('base64url') });
  expect(decode(claims)).toMatchObject({
    aud: `${server.url}/${tenantId}/oauth2/v2.0/token`,
    iss: clientId,
    sub: clientId,
    exp: start.getTime() / 1000 + 600,
  });
});

test('trusts no server without a valid certificate', async () => {
  const server = createServer({ cert: certificate, key: certificate }, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const { diagnostics } = await connect(`https://127.0.0.1:${String(port)}`).identity();
  server.close();

  expect(diagnostics).toMatchObject([{ code: 'INT3008', why: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT') }]);
});

test('signs with the certificate and the key of a PFX file', async () => {
  await using server = await startServer(silent);
  const encoded = pfxOf('right', '-legacy').toString('base64');

  await connect(
    server.url,
    {},
    { ...noSecret, clientCertificate: encoded, clientCertificatePassword: 'right' },
  ).identity();

  const [header = '', claims = '', signature = ''] = (server.signIns[0]?.get('client_assertion') ?? '').split('.');
  const key = { key: createPublicKey(certificate), padding: constants.RSA_PKCS1_PSS_PADDING };
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

describe('for errors of the Azure library,', () => {
  test('an error of Entra keeps its code without its secrets', () => {
    const thrown = new AuthenticationError(401, {
      error: 'invalid_client',
      error_description: 'AADSTS7000215: Invalid client secret planted-1 provided.\r\nTrace ID: 1',
    });
    const redactor = createRedactor();
    redactor.add('planted-1');

    expect(toTokenFault(thrown, redactor)).toEqual({
      kind: 'rejected',
      code: 'AADSTS7000215',
      message: expect.stringMatching(/AADSTS7000215: Invalid client secret \[redacted\] provided\.$/u),
    });
  });

  test('any other error means that there is no token', () => {
    expect(toTokenFault(new Error('Endpoints cannot be resolved'), createRedactor())).toEqual({
      kind: 'unavailable',
      message: 'Endpoints cannot be resolved',
    });
  });
});

function decode(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}
