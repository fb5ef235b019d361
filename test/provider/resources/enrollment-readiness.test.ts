import { type Graph, isValueList, isValueObject, type Value, type ValueObject } from '../../../core/index.js';
import { exampleCertificates } from '../../../provider/resources/apple/apple-example-certificates.js';
import { enrollmentReadiness } from '../../../provider/resources/readiness/enrollment-readiness.js';
import { readRequirements } from '../../../provider/resources/readiness/readiness-requirements.js';
import { startTenant, type TestTenant, testTime } from '../../support/tenant.js';

async function readiness(tenant: TestTenant): Promise<ValueObject> {
  const { state, diagnostics } = await tenant.readData(enrollmentReadiness, {});
  expect(diagnostics).toEqual([]);
  return state ?? {};
}

/** States by the name in each element of a list. */
function statesIn(list: Value | undefined, key: string): Readonly<Record<string, unknown>> {
  const elements = isValueList(list) ? list.filter(isValueObject) : [];
  return Object.fromEntries(elements.map(({ [key]: name, state }) => [typeof name === 'string' ? name : '', state]));
}

const platformsOf = ({ platforms }: ValueObject): Readonly<Record<string, unknown>> => statesIn(platforms, 'platform');
const requirementsOf = ({ requirements }: ValueObject): Readonly<Record<string, unknown>> =>
  statesIn(requirements, 'name');

/** Uploads the certificate of the examples, which is valid until the end of 2099. */
async function uploadCertificate({ handle }: TestTenant): Promise<void> {
  const { status } = await handle.request('PATCH', '/beta/deviceManagement/applePushNotificationCertificate', {
    appleIdentifier: 'mdm@contoso.com',
    certificate: exampleCertificates.first.pem,
  });
  expect(status).toBe(200);
}

const tokens = [
  { id: '1', tokenName: 'School', tokenType: 'dep', tokenExpirationDateTime: '2027-03-01T00:00:00Z' },
  { id: '2', tokenName: 'Configurator', tokenType: 'none', tokenExpirationDateTime: '2027-03-01T00:00:00Z' },
  { id: '3', tokenName: 'Shell', tokenType: 'dep', tokenExpirationDateTime: '0001-01-01T00:00:00Z' },
];

test('reports by platform what is required, present and missing in an unconfigured tenant', async () => {
  await using tenant = await startTenant();

  const answer = await readiness(tenant);

  expect(platformsOf(answer)).toEqual({
    iOS: 'notReady',
    macOS: 'notReady',
    android: 'ready',
    androidEnterprise: 'notReady',
    windows: 'ready',
    appleAutomated: 'notReady',
  });
  expect(answer.platforms).toContainEqual({
    platform: 'iOS',
    state: 'notReady',
    required: ['authority', 'pushCertificate'],
    present: ['authority'],
    missing: ['pushCertificate'],
    unknown: [],
  });
});

test('finds no platform ready while the authority is not Intune', async () => {
  await using tenant = await startTenant({ authority: 'office365' });

  expect(new Set(Object.values(platformsOf(await readiness(tenant))))).toEqual(new Set(['notReady']));
});

test('reports Android Enterprise as ready once the tenant is bound, and requests no company code', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'boundAndValidated' });

  const answer = await readiness(tenant);

  expect(platformsOf(answer).androidEnterprise).toBe('ready');
  expect(tenant.requests().map(({ path }) => path)).toContain(
    '/deviceManagement/androidManagedStoreAccountEnterpriseSettings?$select=id,bindStatus',
  );
  expect(JSON.stringify(answer)).not.toContain('companyCode');
});

test('reports Apple as ready with a valid certificate, and its expiry', async () => {
  await using tenant = await startTenant();
  await uploadCertificate(tenant);

  const answer = await readiness(tenant);

  expect(platformsOf(answer)).toMatchObject({ iOS: 'ready', macOS: 'ready' });
  expect(answer.expirations).toEqual([
    { kind: 'pushCertificate', name: 'mdm@contoso.com', expirationDateTime: expect.stringMatching(/^2099-12-31T/u) },
  ]);
});

test('treats an expired certificate as missing, and reports its expiry', async () => {
  await using tenant = await startTenant();
  await uploadCertificate(tenant);

  const { requirements } = await readRequirements(tenant.context.graph, new Date('2100-01-01T00:00:00Z'));

  expect(requirements.find(({ name }) => name === 'pushCertificate')).toEqual({
    name: 'pushCertificate',
    state: 'missing',
    explanation: expect.stringMatching(/expired at 2099-12-31T.*same Apple ID.*you can renew it until 2100-01-30$/u),
  });
});

test('reports the expiry of enrollment program tokens, except empty ones and the container of Configurator', async () => {
  await using tenant = await startTenant();
  const graph: Graph = {
    ...tenant.context.graph,
    list: ({ path }) =>
      Promise.resolve({ state: 'present', value: path.endsWith('/depOnboardingSettings') ? tokens : [] }),
  };

  const { expirations } = await readRequirements(graph, testTime);

  expect(expirations).toEqual([{ kind: 'adeToken', name: 'School', expirationDateTime: '2027-03-01T00:00:00Z' }]);
});

test.each([
  ['2026-11-20T06:00:00Z', [{ name: 'School', lastSuccessfulSyncDateTime: '2026-11-20T06:00:00Z' }]],
  ['2026-11-23T00:00:00Z', []],
  ['0001-01-01T00:00:00Z', []],
])('tells of a token whose last sync is more than a day old: %s', async (lastSuccessfulSyncDateTime, stale) => {
  await using tenant = await startTenant();
  const token = { id: '1', tokenName: 'School', tokenType: 'dep', lastSuccessfulSyncDateTime };
  const graph: Graph = {
    ...tenant.context.graph,
    list: ({ path }) =>
      Promise.resolve({ state: 'present', value: path.endsWith('/depOnboardingSettings') ? [token] : [] }),
  };

  const { staleSyncs } = await readRequirements(graph, new Date('2026-11-23T12:00:00Z'));

  expect(staleSyncs).toEqual(stale);
});

test('reports the expiry of the tokens of corporate Android profiles, and requests neither token nor QR code', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const path = '/beta/deviceManagement/androidDeviceOwnerEnrollmentProfiles';
  const tokenExpirationDateTime = '2027-11-01T00:00:00Z';
  const mode = { enrollmentMode: 'corporateOwnedDedicatedDevice', enrollmentTokenType: 'default' };
  await tenant.handle.request('POST', path, { displayName: 'Scanners', ...mode, tokenExpirationDateTime });
  tenant.requests();

  const { expirations } = await readiness(tenant);

  expect(expirations).toEqual([
    { kind: 'androidToken', name: 'Scanners', expirationDateTime: expect.stringMatching(/^2027-11-01T00:00:00/u) },
  ]);
  const [read] = tenant.requests().filter(({ path: at }) => at.includes('androidDeviceOwner'));
  expect(decodeURIComponent(read?.path ?? '')).toMatch(/\$select=id,displayName,tokenExpirationDateTime$/u);
});

test.each([
  ['a missing permission', { status: 403 }],
  ['a broken service', { status: 500 }],
] as const)('says that nothing is known of what it could not read: %s', async (_case, then) => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'GET', path: 'applePushNotificationCertificate' }, then });

  const answer = await readiness(tenant);

  expect(platformsOf(answer)).toMatchObject({ iOS: 'unknown', windows: 'ready' });
  expect(requirementsOf(answer).pushCertificate).toBe('unknown');
  expect(JSON.stringify(answer.requirements)).toContain('it could not be read');
});

test('treats an authority that Graph does not return as unknown, never as none', async () => {
  await using tenant = await startTenant();
  const { graph } = tenant.context;
  const silent: Graph = {
    ...graph,
    get: (read) =>
      read.path.startsWith('/organization/')
        ? Promise.resolve({ state: 'present', value: { id: graph.tenantId, mobileDeviceManagementAuthority: null } })
        : graph.get(read),
  };

  const { requirements } = await readRequirements(silent, testTime);

  expect(requirements.find(({ name }) => name === 'authority')?.state).toBe('unknown');
});

test('lists the partners that manage devices, with their state and the effect on their devices', async () => {
  await using tenant = await startTenant();
  const path = '/beta/deviceManagement/deviceManagementPartners';
  const jamf = { displayName: 'Jamf', partnerState: 'unresponsive', isConfigured: true };
  const removed = { whenPartnerDevicesWillBeRemovedDateTime: '2027-01-01T00:00:00Z' };
  await tenant.handle.request('POST', path, { ...jamf, ...removed });
  await tenant.handle.request('POST', path, { displayName: 'Acme' });

  const answer = await readiness(tenant);

  const never = {
    lastHeartbeatDateTime: null,
    whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: null,
    whenPartnerDevicesWillBeRemovedDateTime: null,
  };
  expect(answer.partners).toEqual([
    { displayName: 'Acme', partnerState: 'unknown', isConfigured: false, ...never },
    { ...jamf, ...never, whenPartnerDevicesWillBeRemovedDateTime: '2027-01-01T00:00:00.0000000Z' },
  ]);
});

test('unreadable partners are not reported as none, and do not hide the rest', async () => {
  await using tenant = await startTenant();
  const { graph } = tenant.context;
  const silent: Graph = {
    ...graph,
    list: (read) =>
      read.path.endsWith('Partners')
        ? graph.list({ ...read, path: '/deviceManagement/noSuchCollection' })
        : graph.list(read),
  };

  const { partners, requirements } = await readRequirements(silent, testTime);

  expect(partners).toBeUndefined();
  expect(requirements.find(({ name }) => name === 'authority')?.state).toBe('present');
});
