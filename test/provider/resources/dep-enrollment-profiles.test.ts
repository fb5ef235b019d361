import { type ResourceDefinition, unknown, type ValueObject } from '../../../core/index.js';
import { importResource, validateResource } from '../../../provider/engine/index.js';
import { depIosEnrollmentProfile as ios } from '../../../provider/resources/apple/dep-ios-enrollment-profile.js';
import { depMacosEnrollmentProfile as macOs } from '../../../provider/resources/apple/dep-macos-enrollment-profile.js';
import { depOnboardingSetting as token } from '../../../provider/resources/apple/dep-onboarding-setting.js';
import { complete, idOf, startTenant, type TestTenant } from '../../support/tenant.js';

async function newToken(tenant: TestTenant): Promise<string> {
  const id = idOf(await tenant.manage(token, { tokenName: 'Contoso' }));
  tenant.requests();
  return id;
}

const judged = (definition: ResourceDefinition, config: ValueObject): readonly (readonly [string, unknown])[] =>
  validateResource(
    definition,
    complete(definition.attributes, { depOnboardingSettingId: 'T', displayName: 'P', ...config }),
  ).map(({ code, where }) => [code, where?.path]);

test('sends secure defaults, and leaves the screens to Graph', async () => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = await newToken(tenant);

  await tenant.manage(ios, { depOnboardingSettingId, displayName: 'iPhones', siriDisabled: true });

  expect(tenant.bodiesOf('POST')).toEqual([
    {
      '@odata.type': '#microsoft.graph.depIOSEnrollmentProfile',
      displayName: 'iPhones',
      requiresUserAuthentication: true,
      enableAuthenticationViaCompanyPortal: false,
      requireCompanyPortalOnSetupAssistantEnrolledDevices: false,
      configurationWebUrl: false,
      isMandatory: true,
      profileRemovalDisabled: true,
      supervisedModeEnabled: true,
      awaitDeviceConfiguredConfirmation: true,
      iTunesPairingMode: 'disallow',
      managementCertificates: [],
      enrollmentTimeAzureAdGroupIds: [],
      enableSingleAppEnrollmentMode: false,
      enableSharedIPad: false,
      forceTemporarySession: false,
      userlessSharedAadModeEnabled: false,
      siriDisabled: true,
    },
  ]);
});

test('belongs to its token, and is imported by both ids', async () => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = await newToken(tenant);
  const { state } = await tenant.manage(ios, { depOnboardingSettingId, displayName: 'iPhones' });
  const id = idOf({ state });

  const imported = await importResource(ios, `${depOnboardingSettingId}/${id}`, tenant.context);
  const alone = await importResource(ios, id, tenant.context);

  expect(id.startsWith(`${depOnboardingSettingId}_`)).toBe(true);
  expect(imported.state).toMatchObject({ id, depOnboardingSettingId, displayName: 'iPhones' });
  expect(alone.diagnostics.map(({ code, why }) => [code, why])).toEqual([
    ['INT2017', expect.stringContaining('written depOnboardingSettingId/id')],
  ]);
});

test('is another object below another token, and of another type on another platform', async () => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = await newToken(tenant);
  const managed = await tenant.manage(ios, { depOnboardingSettingId, displayName: 'iPhones' });

  const moved = await tenant.plan(ios, { depOnboardingSettingId: 'other', displayName: 'iPhones' }, managed);
  const asMac = await importResource(macOs, `${depOnboardingSettingId}/${idOf(managed)}`, tenant.context);

  expect(moved.requiresReplace).toEqual([['depOnboardingSettingId']]);
  expect(asMac.diagnostics.map(({ code }) => code)).toEqual(['INT2017']);
});

test('accepts the zeros that Graph returns for no VPP token', async () => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = await newToken(tenant);
  const managed = await tenant.manage(ios, { depOnboardingSettingId, displayName: 'iPhones' });
  tenant.restart();

  const read = await tenant.read(ios, managed);

  expect(read.state).toBe(managed.state);
  expect(managed.state.companyPortalVppTokenId).toBeNull();
});

test('reads Apple’s keys again if the flag of a screen changes, and the flags if the keys do', async () => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = await newToken(tenant);
  const declared = { depOnboardingSettingId, displayName: 'Macs' };
  const managed = await tenant.manage(macOs, declared);

  const flag = await tenant.plan(macOs, { ...declared, siriDisabled: true }, managed);
  const keys = await tenant.plan(macOs, { ...declared, enabledSkipKeys: ['Siri'] }, managed);

  expect(flag.planned).toMatchObject({ siriDisabled: true, enabledSkipKeys: unknown, zoomDisabled: false });
  expect(keys.planned).toMatchObject({ enabledSkipKeys: ['Siri'], siriDisabled: unknown, fileVaultDisabled: unknown });
});

test('sends the password of the local administrator if its version changes, and does not store it', async () => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = await newToken(tenant);
  const declared = { depOnboardingSettingId, displayName: 'Macs', adminAccountUserName: 'admin' };
  const first = { adminAccountPassword: 'planted-secret-password-1', adminAccountPasswordVersion: '1' };
  const second = { adminAccountPassword: 'planted-secret-password-2', adminAccountPasswordVersion: '2' };

  const made = await tenant.manage(macOs, { ...declared, ...first });
  const same = await tenant.plan(macOs, { ...declared, ...second, adminAccountPasswordVersion: '1' }, made);
  const changed = await tenant.manage(macOs, { ...declared, ...second }, made);

  expect(tenant.bodiesOf('PATCH')).toEqual([
    {
      '@odata.type': '#microsoft.graph.depMacOSEnrollmentProfile',
      adminAccountPassword: 'planted-secret-password-2',
    },
  ]);
  expect(same.planned).toBe(made.state);
  expect(JSON.stringify([made, changed])).not.toContain('planted-secret');
});

test.each<[string, ResourceDefinition, ValueObject]>([
  ['INT1510', macOs, { isMandatory: false, requiresUserAuthentication: false }],
  ['INT1510', macOs, { isMandatory: false, autoAdvanceSetupEnabled: true }],
  ['INT1511', macOs, { configurationWebUrl: true, usePlatformSSODuringSetupAssistant: true }],
  ['INT1512', ios, { companyPortalVppTokenId: 'vpp' }],
  ['INT1513', ios, { enableSingleAppEnrollmentMode: true, enableAuthenticationViaCompanyPortal: true }],
])('refuses with %s what Graph would refuse with 400', async (code, definition, broken) => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = await newToken(tenant);
  const path = `/beta/deviceManagement/depOnboardingSettings/${depOnboardingSettingId}/enrollmentProfiles`;
  const type = { '@odata.type': `#${definition.graph.odataType ?? ''}` };

  const { status } = await tenant.handle.request('POST', path, {
    ...type,
    displayName: 'P',
    requiresUserAuthentication: true,
    ...(broken as Record<string, string | boolean>),
  });

  expect(judged(definition, broken).map(([found]) => found)).toEqual([code]);
  expect(status).toBe(400);
});

test('fails if a password rotates outside of 1 to 180 days, or later than 24 hours after it was viewed', () => {
  const rotation = (days: number, hours: number): ValueObject => ({
    adminAccountUserName: 'admin',
    depProfileAdminAccountPasswordRotationSetting: {
      autoRotationPeriodInDays: days,
      depProfileDelayAutoRotationSetting: {
        onRetrievalAutoRotatePasswordEnabled: true,
        onRetrievalDelayAutoRotatePasswordInHours: hours,
      },
    },
  });

  expect(judged(macOs, rotation(180, 24))).toEqual([]);
  expect(judged(macOs, rotation(181, 25)).map(([code]) => code)).toEqual(['INT1502', 'INT1502']);
  expect(judged(macOs, rotation(0, 0)).map(([code]) => code)).toEqual(['INT1502', 'INT1502']);
});

test('fails if a local administrator has no account name, or pairing by certificate has no certificate', () => {
  expect(judged(macOs, { adminAccountPassword: 'secret' })).toEqual([['INT1514', ['adminAccountUserName']]]);
  expect(judged(ios, { iTunesPairingMode: 'requiresCertificate' })).toEqual([['INT1515', ['iTunesPairingMode']]]);
});

test('does not apply a rule while one of its values is unknown', () => {
  expect(judged(ios, { companyPortalVppTokenId: 'vpp', enableAuthenticationViaCompanyPortal: unknown })).toEqual([]);
});
