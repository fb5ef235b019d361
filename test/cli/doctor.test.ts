import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkMachine } from '../../cli/doctor/environment.js';
import { windowOf } from '../../cli/doctor/expirations.js';
import { judgeExpirations, judgeNeeds, judgePartners, judgeSyncs } from '../../cli/doctor/judge.js';
import { declaredDefinitions, needsOf } from '../../cli/doctor/needs.js';
import type { Expiration, Identity, JsonObject } from '../../core/index.js';
import { intuneAdministrator, readOnlyApplication } from '../../emulator/identities.js';
import { demoTenantId } from '../../emulator/index.js';
import { parseDeclaration } from '../../schemas/index.js';
import { tenantFixture, yamlOf } from './tenant-fixture.js';

const reader = { ARM_CLIENT_ID: readOnlyApplication.clientId, ARM_CLIENT_SECRET: readOnlyApplication.clientSecret };

const toApply = [
  'DeviceManagementManagedDevices.ReadWrite.All',
  'DeviceManagementServiceConfig.ReadWrite.All',
] as const;

/** The first tenant of a result in JSON. */
function tenantOf(stdout: string): JsonObject {
  const { tenants } = JSON.parse(stdout) as { tenants: readonly JsonObject[] };
  return tenants[0] ?? {};
}

test('finds nothing missing for an identity with all permissions, and reports machine, identity and readiness', async () => {
  await using fixture = await tenantFixture({ limit: 5 });

  const { exitCode, stdout, stderr } = await fixture.cli(['doctor', 'tenant.yaml']);

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/Terraform +\S+ 1\.\d+/u);
  expect(stdout).toMatch(/identity +application intuneform demo pipeline/u);
  expect(stdout).toMatch(/missing +none/u);
  expect(stdout).toMatch(/windows +ready/u);
  expect(stdout).toMatch(/iOS +not ready; the tenant has no Apple push certificate/u);
});

test('names the resources whose changes wait for another administrator, and says where that is unknown', async () => {
  await using fixture = await tenantFixture({ more: ['  enrollment:', '    categories: [{ displayName: Kiosk }]'] });
  const body = { displayName: 'Second pair of eyes', policyType: 'tenantConfiguration', approverGroupIds: ['a'] };
  await fixture.tenant.request('POST', '/beta/deviceManagement/operationApprovalPolicies', body);
  const examined = () => fixture.cli(['doctor', 'tenant.yaml']);

  const known = await examined();
  fixture.emulator.addFault({ match: { path: '/operationApprovalPolicies' }, then: { status: 403 } });
  const unknown = await examined();

  expect([known.exitCode, unknown.exitCode]).toEqual([0, 0]);
  expect(known.stdout).toContain('warning INT2174: each change of a device category waits for the approval of another');
  expect(unknown.stdout).toContain('warning INT2175: it is unknown whether changes wait for the approval');
  expect(unknown.stdout).not.toContain('INT2174');
});

test('lists every missing permission with the types that need it, and how to grant it', async () => {
  await using fixture = await tenantFixture({ limit: 5 });

  const { exitCode, stdout } = await fixture.cli(['doctor', 'tenant.yaml'], { env: reader });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /error INT1342: the identity lacks the permission DeviceManagementServiceConfig\.ReadWrite\.All/u,
  );
  expect(stdout).toMatch(/intune_default_device_enrollment_limit/u);
  expect(stdout).toContain(`for permission in ${toApply.join(' ')}; do`);
});

test('finds nothing missing for a read-only identity that plans', async () => {
  await using fixture = await tenantFixture({ limit: 5 });

  const { exitCode, stdout } = await fixture.cli(['doctor', 'tenant.yaml', '--for', 'plan'], { env: reader });

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/missing +none/u);
});

test('does not check permissions if sign-in failed', async () => {
  await using fixture = await tenantFixture({ limit: 5 });
  // Not the emulator, for which a default identity is used.
  const env = { INTUNEFORM_GRAPH_ENDPOINT: 'https://graph.invalid' };

  const { exitCode, stdout } = await fixture.cli(['doctor', 'tenant.yaml'], { env });

  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT1400: ');
  expect(stdout).toMatch(/missing +not checked: nobody is signed in/u);
});

test('writes the same as JSON, with the permissions in manifest format', async () => {
  await using fixture = await tenantFixture({ limit: 5 });

  const { exitCode, stdout } = await fixture.cli(['doctor', 'tenant.yaml', '--format', 'json'], { env: reader });

  const tenant = tenantOf(stdout);
  expect(exitCode).toBe(1);
  expect(tenant).toMatchObject({
    name: 'contoso',
    tenantId: demoTenantId,
    identity: { kind: 'application', name: 'intuneform demo reader' },
    permissions: {
      apply: toApply,
      people: [],
      requiredResourceAccess: [
        {
          resourceAppId: '00000003-0000-0000-c000-000000000000',
          resourceAccess: toApply.map((value) => ({ value, type: 'Role' })),
        },
      ],
    },
    readiness: { expirations: [] },
  });
  expect(JSON.stringify(tenant)).not.toContain(readOnlyApplication.clientSecret);
});

test('changes nothing in the tenant, and leaves nothing in the folder', async () => {
  await using fixture = await tenantFixture();
  fixture.emulator.clearJournal();
  const before = readdirSync(fixture.folder);

  await fixture.cli(['doctor', 'tenant.yaml']);

  const methods = fixture.emulator.journal
    .filter(({ path }) => !/oauth2|\$batch/u.test(path))
    .map(({ method }) => method);
  expect(new Set(methods)).toEqual(new Set(['GET']));
  expect(readdirSync(fixture.folder)).toEqual(before);
});

test('fails if sign-in fails, and still lists the requirements of the declaration', async () => {
  await using fixture = await tenantFixture();

  const { exitCode, stdout } = await fixture.cli(['doctor', 'tenant.yaml'], {
    env: { ARM_CLIENT_ID: readOnlyApplication.clientId, ARM_CLIENT_SECRET: 'wrong' },
  });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/error INT3101/u);
  expect(stdout).toMatch(new RegExp(`to apply +${toApply.join(', ')}`, 'u'));
});

test('fails if a declaration has an error, and checks the others', async () => {
  await using fixture = await tenantFixture();
  fixture.declare({ name: 'other', tenantId: 'no-guid' }, 'broken.yaml');

  const { exitCode, stdout } = await fixture.cli(['doctor', 'broken.yaml', 'tenant.yaml']);

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/broken\.yaml/u);
  expect(stdout).toMatch(/identity +application/u);
});

test('fails if the machine lacks Terraform', async () => {
  await using fixture = await tenantFixture();

  const { exitCode, stdout } = await fixture.cli(['doctor', 'tenant.yaml'], {
    env: { INTUNEFORM_TERRAFORM: 'no-such-terraform' },
  });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/error INT1303/u);
  expect(stdout).toMatch(/Terraform +missing/u);
});

test('fails if Node is too old', async () => {
  const checks = await checkMachine({ PATH: '' }, 'v18.19.1');

  expect(checks.find(({ name }) => name === 'Node')?.diagnostic).toMatchObject({
    code: 'INT1341',
    why: 'this is Node v18.19.1; intuneform needs 20.11 or newer',
  });
});

test('gives no verdict if the tenant could not be read', async () => {
  await using fixture = await tenantFixture();
  fixture.emulator.addFault({ match: { method: 'GET' }, then: { status: 403 } });

  const { exitCode, stdout } = await fixture.cli(['doctor', 'tenant.yaml']);

  expect(exitCode).toBe(5);
  expect(stdout).toMatch(/windows +not known; it could not be read/u);
});

/** Template of the Entra role Cloud Device Administrator. */
const cloudDevice = '7698a772-787b-4ac8-901f-60d6b08affd2';

test('requires only permissions that the declaration needs, and only read permissions for a plan', () => {
  const { declaration } = parseDeclaration(yamlOf({}), 'tenant.yaml');
  if (!declaration) throw new Error('the declaration is not valid');

  const { types, plan, apply, missing } = needsOf(declaredDefinitions(declaration), undefined);

  expect(types).toEqual(expect.arrayContaining(['intune_mdm_authority', 'intune_managed_device_cleanup_rule']));
  expect(apply).not.toContain('DeviceManagementRBAC.ReadWrite.All');
  expect(plan.every((name) => name.endsWith('.Read.All'))).toBe(true);
  expect(missing).toEqual([]);
});

const application: Identity = {
  tenantId: demoTenantId,
  kind: 'application',
  permissions: [],
  directoryRoles: [],
  name: 'nightly pipeline',
  expiresAt: new Date('2026-11-23T06:12:00Z'),
};

test('lists the steps for a person to an application, but not to a person', () => {
  const more = [
    '  enrollment:',
    '    windows: { automaticEnrollment: { mdmUserScope: { appliesTo: all } } }',
    '    restrictions: { default: { windows: { personal: block } } }',
  ];
  const { declaration } = parseDeclaration(yamlOf({ more }), 'tenant.yaml');
  if (!declaration) throw new Error('the declaration is not valid');
  const administrator = { ...application, kind: 'delegated', directoryRoles: [cloudDevice] } as const;

  const judgeAs = (identity: Identity) =>
    judgeNeeds({ ...needsOf(declaredDefinitions(declaration), identity), missing: [] }, identity);

  expect(judgeAs(application)).toMatchObject([
    { code: 'INT1343', what: 'Graph rejects this identity for intune_mobile_device_management_policy' },
    {
      code: 'INT1343',
      severity: 'warning',
      what: 'Graph rejects this identity for intune_default_device_enrollment_platform_restrictions',
      fix: expect.stringContaining('assign the Microsoft Entra role to the application: Intune Administrator'),
    },
  ]);
  expect(judgeAs({ ...application, directoryRoles: [intuneAdministrator] })).toMatchObject([
    { what: 'Graph rejects this identity for intune_mobile_device_management_policy' },
  ]);
  expect(judgeAs(administrator)).toEqual([]);
  expect(judgeAs({ ...administrator, directoryRoles: [] })).toMatchObject([
    { what: 'Graph may reject this identity for intune_mobile_device_management_policy' },
  ]);
});

test('warns about what expires within its window or has expired, and about nothing later', () => {
  const expirations = [
    { kind: 'pushCertificate', name: 'mdm@contoso.com', expirationDateTime: '2026-12-23T00:00:00Z' },
    { kind: 'adeToken', name: 'School', expirationDateTime: '2026-11-01T00:00:00Z' },
    { kind: 'adeToken', name: 'Office', expirationDateTime: '2026-12-24T00:00:00Z' },
    { kind: 'androidToken', name: 'Scanners', expirationDateTime: '2026-12-01T00:00:00Z' },
    { kind: 'bulkToken', name: 'Classrooms', expirationDateTime: '2026-11-25T12:00:00Z' },
  ] as const;

  const now = new Date('2026-11-23T12:00:00Z');
  const found = judgeExpirations(expirations, { now, windowOf: () => 30 });
  const early = judgeExpirations(expirations, { now, windowOf: ({ name }) => (name === 'Office' ? 31 : 1) });

  expect(found[2]?.fix).toContain('new QR code');
  expect(found.map(({ code, what }) => [code, what])).toEqual([
    ['INT1344', 'the Apple push certificate of "mdm@contoso.com" expires in 29 days'],
    ['INT1344', 'the enrollment program token of "School" has expired'],
    ['INT1344', 'the Android enrollment token of "Scanners" expires in 7 days'],
    ['INT1344', 'the bulk enrollment token of "Classrooms" expires in 2 days'],
  ]);
  expect(early.map(({ what }) => what)).toEqual([
    'the enrollment program token of "School" has expired',
    'the enrollment program token of "Office" expires in 30 days',
  ]);
});

test('uses the declared window of each object, and 30 days by default', () => {
  const more = [
    '  credential: { renewBeforeDays: 60 }',
    '  enrollment:',
    '    apple:',
    '      pushCertificate: { appleIdentifier: mdm@contoso.com, renewBeforeDays: 45 }',
    '      automatedDeviceEnrollment: [{ tokenName: School, renewBeforeDays: 10 }]',
    '    android:',
    '      corporateProfiles:',
    '        - { displayName: Scanners, enrollmentMode: corporateOwnedDedicatedDevice, renewBeforeDays: 7 }',
    '    windows: { bulkEnrollment: { packages: [{ name: Classrooms, renewBeforeDays: 14 }] } }',
  ];
  const { declaration } = parseDeclaration(yamlOf({ more }), 'tenant.yaml');
  if (!declaration) throw new Error('the declaration is not valid');
  const of = (kind: Expiration['kind'], name: string): number =>
    windowOf(declaration, { kind, name, expirationDateTime: '2027-01-01T00:00:00Z' });

  expect([of('pushCertificate', 'mdm@contoso.com'), of('adeToken', 'School'), of('adeToken', 'Office')]).toEqual([
    45, 10, 30,
  ]);
  expect([of('androidToken', 'Scanners'), of('bulkToken', 'Classrooms'), of('clientSecret', 'any')]).toEqual([
    7, 14, 60,
  ]);
});

test('warns about a token that was last synced more than a day ago', () => {
  const found = judgeSyncs(
    [{ name: 'School', lastSuccessfulSyncDateTime: '2026-11-20T06:00:00Z' }],
    new Date('2026-11-23T12:00:00Z'),
  );

  expect(found).toMatchObject([
    {
      code: 'INT1394',
      severity: 'warning',
      what: 'the enrollment program token of "School" was last synced 3 days ago',
    },
  ]);
});

test('warns about a partner that is configured but not connected, and about devices that leave with it', () => {
  const dates = {
    lastHeartbeatDateTime: null,
    whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: null,
    whenPartnerDevicesWillBeRemovedDateTime: null,
  };
  const sound = { displayName: 'A', partnerState: 'enabled', isConfigured: true, ...dates };
  const leaving = { ...sound, displayName: 'B', whenPartnerDevicesWillBeRemovedDateTime: '2027-01-01T00:00:00Z' };

  const found = judgePartners([
    sound,
    { ...sound, partnerState: 'unknown' },
    { ...sound, partnerState: 'unavailable', isConfigured: false },
    { ...sound, displayName: 'Jamf', partnerState: 'terminated' },
    leaving,
  ]);

  expect(found.map(({ code, severity, what, why }) => [code, severity, what, why])).toEqual([
    [
      ...['INT1393', 'warning', 'the connection to the device management partner "Jamf" does not work'],
      'the partner state is terminated',
    ],
    [
      ...['INT1393', 'warning', 'devices of the device management partner "B" leave Intune'],
      'the partner state is enabled; its devices are removed from Intune at 2027-01-01T00:00:00Z',
    ],
  ]);
});

test('shows the partners that manage devices, or no section if there are none', async () => {
  await using fixture = await tenantFixture({ limit: 5 });
  const before = await fixture.cli(['doctor', 'tenant.yaml']);
  const path = '/beta/deviceManagement/deviceManagementPartners';
  await fixture.tenant.request('POST', path, { displayName: 'Jamf', partnerState: 'rejected', isConfigured: true });

  const after = await fixture.cli(['doctor', 'tenant.yaml']);
  const json = await fixture.cli(['doctor', 'tenant.yaml', '--format', 'json']);

  expect(before.stdout).not.toContain('device management partners');
  expect(after.stdout).toMatch(/device management partners\n {2}Jamf +rejected\n/u);
  expect(after.stdout).toContain('INT1393');
  expect(after.exitCode).toBe(before.exitCode);
  expect(tenantOf(json.stdout)).toMatchObject({ readiness: { partners: [{ displayName: 'Jamf' }] } });
});

test('reports an expired bulk enrollment token that is only in the declaration', async () => {
  await using fixture = await tenantFixture({ limit: 5 });
  const bulk = '{ packages: [{ name: Classrooms, tokenExpirationDateTime: "2020-01-01T00:00:00Z" }] }';
  const text = yamlOf({ limit: 5 }).replace('  enrollment:', `  enrollment:\n    windows: { bulkEnrollment: ${bulk} }`);
  writeFileSync(join(fixture.folder, 'bulk.yaml'), text);

  const { stdout } = await fixture.cli(['doctor', 'bulk.yaml']);
  const json = await fixture.cli(['doctor', 'bulk.yaml', '--format', 'json']);

  expect(stdout).toMatch(/bulk token +2020-01-01T00:00:00Z {2}Classrooms/u);
  expect(stdout).toContain('INT1344: the bulk enrollment token of "Classrooms" has expired');
  expect(tenantOf(json.stdout)).toMatchObject({
    expirations: [
      { kind: 'clientSecret', name: 'pipeline' },
      { kind: 'bulkToken', name: 'Classrooms' },
    ],
  });
});
