import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { driftTenant } from '../../cli/drift/drift-tenant.js';
import { credentialEnds } from '../../cli/insight/credential/ends.js';
import { secretsInUse } from '../../cli/insight/credential/secrets.js';
import { synthesizeInMemory } from '../../cli/tenants/synthesize-in-memory.js';
import type { JsonObject } from '../../core/index.js';
import { demoApplication } from '../../emulator/identities.js';
import { demoTenantId, type Emulator, type Fault, startEmulator } from '../../emulator/index.js';
import type { SeededSecret } from '../../emulator/tenant/tenant-seed.js';
import { connectGraph, resolveConfiguration } from '../../provider/graph/index.js';
import { exitCodeOf, renderReport, type Report, reportToJson } from '../../report/index.js';
import { parseDeclaration } from '../../schemas/index.js';
import { certificate } from '../provider/graph/certificate.js';
import { testCertificates } from '../support/push-certificates.js';
import { scratch } from './scratch.js';
import { yamlOf } from './tenant-fixture.js';

const day = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * day + 3_600_000).toISOString();

const secretEnv = { ARM_CLIENT_ID: demoApplication.clientId, ARM_CLIENT_SECRET: demoApplication.clientSecret };

async function startWith(...clientSecrets: readonly SeededSecret[]): Promise<Emulator> {
  return startEmulator({ tenants: [{ tenantId: demoTenantId, clientSecrets }] });
}

interface Driven {
  readonly env?: Readonly<Record<string, string>>;
  /** Lines below `spec:`. */
  readonly more?: readonly string[];
}

/** The report of `drift` for the demo's tenant as seeded. */
async function drift(emulator: Emulator, { env = secretEnv, more = [] }: Driven = {}): Promise<Report> {
  const { declaration, diagnostics } = parseDeclaration(yamlOf({ more }), 'tenant.yaml');
  if (!declaration) throw new Error(`the declaration is not valid: ${JSON.stringify(diagnostics)}`);
  const synthesized = synthesizeInMemory({ declaration, file: 'tenant.yaml', locate: () => ({ line: 1, column: 1 }) });
  if ('diagnostics' in synthesized) throw new Error('the declaration cannot be synthesized');
  const who = { name: 'contoso', tenantId: demoTenantId, file: 'tenant.yaml' };
  return driftTenant(
    { ...synthesized, ...who },
    {
      env: { INTUNEFORM_GRAPH_ENDPOINT: emulator.url, ...env },
      signal: new AbortController().signal,
      patience: { requestTimeoutMs: 2000, retryBudgetMs: 500 },
    },
  );
}

const ofCredential = ({ findings }: Report): Report['findings'] =>
  findings.filter(({ noun }) => noun.startsWith('client '));

const asked = (emulator: Emulator): readonly string[] =>
  emulator.journal.map(({ path }) => path).filter((path) => path.includes('/applications'));

const unknownOf = ({ diagnostics }: Report): readonly string[] =>
  diagnostics.filter(({ code }) => code === 'INT2132').map(({ severity, why }) => `${severity}: ${why}`);

test('warns about the secret in use from 30 days before its expiry, with one request and without printing the secret', async () => {
  await using emulator = await startWith(
    { displayName: 'nightly', endDateTime: inDays(10) },
    { displayName: 'of another pipeline', endDateTime: inDays(3), hint: 'Zz9' },
  );

  const report = await drift(emulator);

  const [finding, ...others] = ofCredential(report);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: 'INT2105', kind: 'expiring', severity: 'warning', label: 'nightly' });
  expect(finding?.expiry).toMatchObject({ state: 'soon', days: 10, windowDays: 30 });
  expect(asked(emulator)).toEqual([
    `/applications(appId='${demoApplication.clientId}')?$select=id,appId,passwordCredentials`,
  ]);
  const text = `${renderReport(report, { color: false })}${JSON.stringify(reportToJson(report))}`;
  expect(text).toContain('client secret "nightly"');
  expect(text).not.toContain(demoApplication.clientSecret);
});

test.each([
  [45, [], []],
  [45, ['  credential: { renewBeforeDays: 60 }'], ['nightly']],
  [10, ['  credential: { renewBeforeDays: 5 }'], []],
])('begins when the declaration says: %i days before its end, with %j', async (days, more, labels) => {
  await using emulator = await startWith({ displayName: 'nightly', endDateTime: inDays(days) });

  const report = await drift(emulator, { more });

  expect(ofCredential(report).map(({ label }) => label)).toEqual(labels);
});

test('reports a guess if two secrets start like the one in use', async () => {
  await using emulator = await startWith(
    { displayName: 'old', endDateTime: inDays(4) },
    { displayName: 'new', endDateTime: inDays(400) },
  );

  const report = await drift(emulator);

  const [finding] = ofCredential(report);
  expect(finding?.label).toBe('old');
  expect(finding?.expiry?.consequence).toMatch(
    /^it may be the secret in use: 2 secrets .*; if so, the pipeline can no longer/u,
  );
});

const now = new Date('2026-11-23T12:00:00Z');
const secretOf = (displayName: string, hint: string | null, endDateTime = '2026-12-01T00:00:00Z'): JsonObject => ({
  displayName,
  hint,
  endDateTime,
  keyId: '1',
});

test.each<[string, readonly JsonObject[], readonly (readonly [string, boolean])[]]>([
  ['that alone begins alike', [secretOf('a', 'abc'), secretOf('b', 'xyz')], [['a', false]]],
  ['that alone has not ended', [secretOf('a', 'abc'), secretOf('b', 'abc', '2026-11-23T00:00:00Z')], [['a', false]]],
  ['of which Entra tells no beginning', [secretOf('a', null), secretOf('b', 'xyz')], [['a', true]]],
  ['among several without a beginning', [secretOf('a', null), secretOf('b', null)], [['a', true], ['b', true]]], // prettier-ignore
  ['of none, where all begin otherwise', [secretOf('b', 'xyz')], []],
  ['of none, where an end is no instant', [secretOf('a', 'abc', 'soon')], []],
])('knows the secret %s', (_name, passwordCredentials, expected) => {
  const found = secretsInUse({ passwordCredentials: [...passwordCredentials] }, 'abcdef', now);

  expect(found.map(({ name, guess }) => [name, guess !== undefined])).toEqual(expected);
});

test.each<[string, Fault['then'], RegExp]>([
  ['refuses', { status: 403 }, /^info: the application could not be read: /u],
  ['does not know the application', { status: 404 }, /^info: the application is registered in another tenant$/u],
  ['is down', { status: 503 }, /^info: the application could not be read: /u],
])('says once that the end is not known where Graph %s, and the verdict stays', async (_name, then, why) => {
  await using emulator = await startWith();
  const before = await drift(emulator);
  emulator.addFault({ match: { path: '/applications' }, then });

  const report = await drift(emulator);

  expect(unknownOf(report)).toEqual([expect.stringMatching(why)]);
  expect([report.verdict, exitCodeOf(report.verdict)]).toEqual([before.verdict, exitCodeOf(before.verdict)]);
});

test('reports an unknown expiry if no secret starts like the one in use', async () => {
  await using emulator = await startWith({ displayName: 'other', endDateTime: inDays(5), hint: 'Zz9' });

  const report = await drift(emulator);

  expect([ofCredential(report), unknownOf(report)]).toEqual([
    [],
    ['info: none of the secrets in Microsoft Entra starts with the same characters as the secret in use'],
  ]);
});

test('sends no request without a permission to read applications, and names a sufficient one', async () => {
  await using emulator = await startWith({ displayName: 'nightly', endDateTime: inDays(10) });
  const { settings } = resolveConfiguration(
    { tenantId: demoTenantId },
    { INTUNEFORM_GRAPH_ENDPOINT: emulator.url, ...secretEnv },
  );
  if (!settings) throw new Error('the settings are not complete');
  const { graph, identity } = connectGraph(settings, { version: '0.0.0' });
  const known = (await identity()).identity;
  const poor = known && { ...known, permissions: ['DeviceManagementServiceConfig.Read.All'] };

  const { ends, problems } = await credentialEnds(settings.credential, { graph, identity: poor, now: new Date() });

  expect(ends).toEqual([]);
  expect(problems).toMatchObject([
    { code: 'INT2132', severity: 'info', fix: expect.stringContaining('Application.Read.All') },
  ]);
  expect(asked(emulator)).toEqual([]);
});

test('reads the expiry of a certificate from the file in the environment, and sends no request to Graph', async () => {
  using here = scratch();
  await using emulator = await startWith({ displayName: 'nightly', endDateTime: inDays(10) });
  const file = join(here.folder, 'pipeline.pem');
  writeFileSync(file, certificate);
  const { settings } = resolveConfiguration(
    { tenantId: demoTenantId },
    {
      INTUNEFORM_GRAPH_ENDPOINT: emulator.url,
      ARM_CLIENT_ID: demoApplication.clientId,
      ARM_CLIENT_CERTIFICATE_PATH: file,
    },
  );
  if (!settings) throw new Error('the settings are not complete');
  const { ends, problems } = await credentialEnds(settings.credential, undefined);

  expect(problems).toEqual([]);
  expect(ends).toEqual([
    { kind: 'clientCertificate', name: 'intuneform test', expirationDateTime: '2126-10-30T07:22:52.000Z' },
  ]);
  expect(emulator.journal).toEqual([]);
});

test('reports an expired certificate although it prevents the sign-in', async () => {
  using here = scratch();
  await using emulator = await startWith();
  const file = join(here.folder, 'pipeline.pem');
  // Only Entra checks that the key belongs to the certificate.
  writeFileSync(file, `${testCertificates.expired.pem}${certificate.slice(certificate.indexOf('-----BEGIN PRIVATE'))}`);
  const env = { ARM_CLIENT_ID: '6f1e3c1a-8f0e-4b6e-9b7e-0d5a5b1c2dff', ARM_CLIENT_CERTIFICATE_PATH: file };

  const report = await drift(emulator, { env });

  expect(report.verdict).toBe('failed');
  expect(ofCredential(report)).toMatchObject([
    { code: 'INT2106', severity: 'error', noun: 'client certificate', expiry: { state: 'expired' } },
  ]);
});

test('sends no request and reports nothing if an identity token replaces a secret', async () => {
  await using emulator = await startWith({ displayName: 'nightly', endDateTime: inDays(10) });
  const claims = Buffer.from(JSON.stringify({ exp: 4_102_444_800 })).toString('base64url');
  const token = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.x`;

  const report = await drift(emulator, {
    env: { ARM_CLIENT_ID: demoApplication.clientId, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: token },
  });

  expect(report.verdict).not.toBe('failed');
  expect([asked(emulator), ofCredential(report), unknownOf(report)]).toEqual([[], [], []]);
});
