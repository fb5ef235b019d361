import { demoTenantId } from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator, valuesOf } from './ask.js';

const organization = `/v1.0/organization/${demoTenantId}`;
const authority = `${organization}?$select=mobileDeviceManagementAuthority`;

test('returns the authority only if it is selected', async () => {
  await using emulator = await startTestEmulator({ authority: 'office365' });

  const plain = await ask(emulator, 'GET /v1.0/organization');
  const selected = await ask(emulator, `GET ${authority}`);

  expect(valuesOf(plain)).toHaveLength(1);
  expect(valuesOf(plain)[0]).toMatchObject({ id: demoTenantId, displayName: 'Contoso' });
  expect(valuesOf(plain)[0]).not.toHaveProperty('mobileDeviceManagementAuthority');
  expect(selected.body).toEqual({
    '@odata.context': `${emulator.url}/v1.0/$metadata#organization(mobileDeviceManagementAuthority)/$entity`,
    mobileDeviceManagementAuthority: 'office365',
  });
});

test.each(['unknown', 'office365', 'intune'] as const)('sets the authority from %s to intune', async (from) => {
  await using emulator = await startTestEmulator({ authority: from });

  const set = await ask(emulator, `POST ${organization}/setMobileDeviceManagementAuthority`);

  expect(set).toMatchObject({ status: 200, body: { value: 1 } });
  expect((await ask(emulator, `GET ${authority}`)).body).toMatchObject({ mobileDeviceManagementAuthority: 'intune' });
});

test('does not change the authority from Configuration Manager', async () => {
  await using emulator = await startTestEmulator({ authority: 'sccm' });

  const set = await ask(emulator, `POST ${organization}/setMobileDeviceManagementAuthority`);

  expect(errorOf(set)).toEqual([400, 'BadRequest']);
  expect((await ask(emulator, `GET ${authority}`)).body).toMatchObject({ mobileDeviceManagementAuthority: 'sccm' });
});

test('does not set the authority with PATCH', async () => {
  await using emulator = await startTestEmulator({ authority: 'unknown' });

  const patched = await ask(emulator, `PATCH ${organization}`, { body: { mobileDeviceManagementAuthority: 'intune' } });

  expect(errorOf(patched)).toEqual([400, 'BadRequest']);
});

test('answers 204 to a PATCH of directory properties, and stores them', async () => {
  await using emulator = await startTestEmulator();

  const patched = await ask(emulator, `PATCH ${organization}`, {
    body: { technicalNotificationMails: ['tech@contoso.com'] },
  });

  expect(patched).toMatchObject({ status: 204, body: {} });
  const read = await ask(emulator, `GET ${organization}?$select=technicalNotificationMails`);
  expect(read.body).toMatchObject({ technicalNotificationMails: ['tech@contoso.com'] });
});

test('has no other organization, and neither creates nor deletes one', async () => {
  await using emulator = await startTestEmulator();

  const other = await ask(emulator, 'GET /v1.0/organization/00000000-0000-0000-0000-000000000001');
  const made = await ask(emulator, 'POST /v1.0/organization', { body: {} });
  const deleted = await ask(emulator, `DELETE ${organization}`);

  expect(errorOf(other)).toEqual([404, 'Request_ResourceNotFound']);
  expect([made.status, deleted.status]).toEqual([400, 400]);
});

test('reads the singleton with the account id, and merges settings', async () => {
  await using emulator = await startTestEmulator();
  const { intuneAccountId } = emulator.tenant(demoTenantId);

  const body = { settings: { deviceInactivityBeforeRetirementInDay: 60 }, subscriptionState: 'blocked' };
  const patched = await ask(emulator, 'PATCH /beta/deviceManagement', { body });

  expect(intuneAccountId).not.toBe(demoTenantId);
  expect(patched).toMatchObject({
    status: 200,
    body: {
      intuneAccountId,
      subscriptionState: 'active',
      settings: { deviceInactivityBeforeRetirementInDay: 60, deviceComplianceCheckinThresholdDays: 30 },
    },
  });
});

test('has fewer settings in v1.0, and restricts the days to 30 to 270', async () => {
  await using emulator = await startTestEmulator();
  const settings = { deviceInactivityBeforeRetirementInDay: 60 };

  const old = await ask(emulator, 'PATCH /v1.0/deviceManagement', { body: { settings } });
  const few = await ask(emulator, 'PATCH /beta/deviceManagement', {
    body: { settings: { deviceInactivityBeforeRetirementInDay: 29 } },
  });
  const read = await ask(emulator, 'GET /v1.0/deviceManagement');

  expect([old.status, few.status]).toEqual([400, 400]);
  expect(Object.keys(read.body.settings as object)).toEqual([
    'deviceComplianceCheckinThresholdDays',
    'isScheduledActionEnabled',
    'secureByDefault',
  ]);
});

test('stores the older cleanup setting as text, and answers 403 on migrated tenants', async () => {
  await using older = await startTestEmulator({ migratedCleanup: false });
  await using migrated = await startTestEmulator();
  const path = '/beta/deviceManagement/managedDeviceCleanupSettings';

  const asNumber = await ask(older, `PATCH ${path}`, { body: { deviceInactivityBeforeRetirementInDays: 90 } });
  const asText = await ask(older, `PATCH ${path}`, { body: { deviceInactivityBeforeRetirementInDays: '90' } });

  expect([asNumber.status, asText.status]).toEqual([400, 200]);
  expect((await ask(older, `GET ${path}`)).body).toMatchObject({ deviceInactivityBeforeRetirementInDays: '90' });
  expect(errorOf(await ask(migrated, `GET ${path}`))).toEqual([403, 'Forbidden']);
});

test('verifies the autodiscovery of the seeded domains only', async () => {
  await using emulator = await startTestEmulator({ domains: ['contoso.com'] });
  const path = (domain: string): string =>
    `GET /v1.0/deviceManagement/verifyWindowsEnrollmentAutoDiscovery(domainName='${domain}')`;

  const known = await ask(emulator, path('Contoso.com'));
  const unknown = await ask(emulator, path('fabrikam.com'));

  expect([known.body.value, unknown.body.value]).toEqual([true, false]);
});
