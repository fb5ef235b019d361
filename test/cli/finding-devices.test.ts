import { driftTenant } from '../../cli/drift/drift-tenant.js';
import { countedDevices } from '../../cli/insight/finding-devices.js';
import { synthesizeInMemory } from '../../cli/tenants/synthesize-in-memory.js';
import { demoApplication } from '../../emulator/identities.js';
import { demoTenantId, type Emulator, startEmulator } from '../../emulator/index.js';
import { renderReport, type Report } from '../../report/index.js';
import { parseDeclaration } from '../../schemas/index.js';
import { drifted, reportOf } from '../report/report-fixture.js';
import { testCertificates } from '../support/push-certificates.js';
import { yamlOf } from './tenant-fixture.js';

const certificateType = 'intune_apple_push_notification_certificate';

/** Two findings on the push certificate: it is changed outside, and has ended. */
const certificate = {
  type: certificateType,
  name: 'certificate',
  lastSeen: { id: '1', apple_identifier: 'mdm@contoso.com', expiration_date_time: '2026-01-01T00:00:00Z' },
  tenant: { id: '1', apple_identifier: 'other@contoso.com', expiration_date_time: '2026-01-01T00:00:00Z' },
  declared: { id: '1', apple_identifier: 'mdm@contoso.com', expiration_date_time: '2026-01-01T00:00:00Z' },
};

const startWithDevices = (): Promise<Emulator> =>
  startEmulator({ tenants: [{ tenantId: demoTenantId, devices: 300 }] });

const envOf = ({ url }: Emulator): Record<string, string> => ({
  INTUNEFORM_GRAPH_ENDPOINT: url,
  ARM_CLIENT_ID: demoApplication.clientId,
  ARM_CLIENT_SECRET: demoApplication.clientSecret,
});

const overviewsOf = ({ journal }: Emulator): number =>
  journal.filter(({ path }) => path.includes('managedDeviceOverview')).length;

/** What the tenant itself says of its Apple devices, counted one by one. */
async function appleDevices(emulator: Emulator): Promise<number> {
  const { body } = await emulator
    .tenant(demoTenantId)
    .request('GET', '/beta/deviceManagement/managedDevices?$top=1000');
  const { value } = body as { readonly value: readonly { readonly operatingSystem: string }[] };
  return value.filter(({ operatingSystem }) => ['iOS', 'iPadOS', 'macOS'].includes(operatingSystem)).length;
}

const devicesOf = ({ findings }: Report): Report['findings'][number]['devices'][] =>
  findings.filter(({ address }) => address.startsWith(certificateType)).map(({ devices }) => devices);

test('counts the devices that a push certificate concerns, once for all findings on it', async () => {
  await using emulator = await startWithDevices();
  const affected = await appleDevices(emulator);

  const report = await countedDevices(reportOf([certificate, drifted]), demoTenantId, envOf(emulator));

  const devices = { text: 'every Apple device in the tenant', affected, of: 300 };
  expect(affected).toBeGreaterThan(0);
  expect(devicesOf(report)).toEqual([devices, devices]);
  expect(overviewsOf(emulator)).toBe(1);
  expect(renderReport(report, { color: false })).toContain(
    `affects: every Apple device in the tenant: ${String(affected)} of 300 enrolled\n`,
  );
});

test('sends no request if no finding concerns something that can be counted', async () => {
  await using emulator = await startWithDevices();
  const built = reportOf([drifted]);

  expect(await countedDevices(built, demoTenantId, envOf(emulator))).toEqual(built);
  expect(emulator.journal).toEqual([]);
});

test.each([
  ['refuses', { status: 403 }, /not counted: \S/u],
  ['gives no number', { body: '{"enrolledDeviceCount":null}' }, /not counted: Graph does not return their number\)/u],
] as const)('a finding says that its devices could not be counted where Graph %s', async (_what, then, said) => {
  await using emulator = await startWithDevices();
  emulator.addFault({ match: { path: 'managedDeviceOverview' }, then });

  const [devices] = devicesOf(await countedDevices(reportOf([certificate]), demoTenantId, envOf(emulator)));

  expect(devices?.text).toMatch(said);
  expect(devices).not.toHaveProperty('affected');
});

test('a finding states that its devices could not be counted without a credential', async () => {
  const report = await countedDevices(reportOf([certificate]), demoTenantId, { ARM_USE_CLI: 'false' });

  expect(devicesOf(report)[0]?.text).toBe('every Apple device in the tenant (not counted: no credential is set)');
});

test('drift counts them too', async () => {
  await using emulator = await startWithDevices();
  const tenant = emulator.tenant(demoTenantId);
  const uploaded = { appleIdentifier: 'mdm@contoso.com', certificate: testCertificates.expired.pem };
  await tenant.request('PATCH', '/beta/deviceManagement/applePushNotificationCertificate', uploaded);
  const more = ['  enrollment: { apple: { pushCertificate: { appleIdentifier: mdm@contoso.com } } }'];
  const { declaration } = parseDeclaration(yamlOf({ more }), 'tenant.yaml');
  const loaded = declaration && { declaration, file: 'tenant.yaml', locate: () => ({ line: 1, column: 1 }) };
  const stack = loaded && synthesizeInMemory(loaded);
  if (!stack || 'diagnostics' in stack) throw new Error('the declaration cannot be synthesized');

  const report = await driftTenant(
    { ...stack, name: 'contoso', tenantId: demoTenantId, file: 'tenant.yaml' },
    {
      env: envOf(emulator),
      signal: new AbortController().signal,
      patience: { requestTimeoutMs: 2000, retryBudgetMs: 500 },
    },
  );

  const affected = await appleDevices(emulator);
  expect(devicesOf(report)).toContainEqual({ text: 'every Apple device in the tenant', affected, of: 300 });
});
