import type { ResourceDefinition, ValueObject } from '../../../../core/index.js';
import { resources } from '../../../../provider/resources/index.js';
import { uploadPushCertificate } from '../../../support/push-certificates.js';
import { idOf, startTenant, type TestTenant } from '../../../support/tenant.js';
import { changesOf, exportAll, type Exported, synthesized } from './taken-over.js';

function definitionOf(name: string): ResourceDefinition {
  const found = resources.find((definition) => definition.name === name);
  if (!found) throw new Error(`no definition ${name}`);
  return found;
}

const token = definitionOf('depOnboardingSetting');
const ios = definitionOf('depIosEnrollmentProfile');
const macOs = definitionOf('depMacosEnrollmentProfile');
const visionOs = definitionOf('depVisionosEnrollmentPolicy');
const choice = definitionOf('defaultDepEnrollmentProfile');

async function make(tenant: TestTenant, definition: ResourceDefinition, config: ValueObject): Promise<string> {
  return idOf(await tenant.manage(definition, config));
}

/** A tenant whose Apple devices can enroll. */
async function startWithApple(): Promise<TestTenant> {
  const tenant = await startTenant();
  await uploadPushCertificate(tenant.handle);
  return tenant;
}

/** What a declaration says of ADE. */
function adeOf({ written }: Exported): unknown {
  const { spec } = written.declaration as {
    readonly spec: { readonly enrollment?: { readonly apple?: { readonly automatedDeviceEnrollment?: unknown } } };
  };
  return spec.enrollment?.apple?.automatedDeviceEnrollment;
}

test('tokens are imported with their profiles and defaults, and nothing changes', async () => {
  await using tenant = await startWithApple();
  const uploaded = { appleIdentifier: 'ade@contoso.com', depToken: 'planted-secret-token', depTokenVersion: '1' };
  const second = await make(tenant, token, { tokenName: 'Schools' });
  const first = await make(tenant, token, { tokenName: 'Contoso', ...uploaded });
  const [inFirst, inSecond] = [{ depOnboardingSettingId: first }, { depOnboardingSettingId: second }];
  const { declared: phones } = ios.example;
  const staff = await make(tenant, ios, { ...phones, ...inFirst, displayName: 'Staff', enabledSkipKeys: ['Siri'] });
  await make(tenant, ios, { ...inFirst, displayName: 'Classes', enableSharedIPad: true, isMandatory: false });
  const account = { adminAccountUserName: 'admin', adminAccountPassword: 'planted-secret-password' };
  const macs = await make(tenant, macOs, {
    ...{ ...inFirst, ...account, displayName: 'Staff', hideAdminAccount: true },
    adminAccountPasswordVersion: '1',
  });
  await make(tenant, ios, { ...inSecond, displayName: 'Staff' });
  await tenant.manage(choice, { ...inFirst, platform: 'iOS', enrollmentProfileId: staff });
  await tenant.manage(choice, { ...inFirst, platform: 'macOS', enrollmentProfileId: macs });
  tenant.restart();

  const exported = await exportAll(tenant);

  expect(await changesOf(synthesized(exported), tenant)).toEqual({});
  expect(exported.coverage.leftOut).toEqual([]);
  expect(adeOf(exported)).toMatchObject([
    {
      tokenName: 'Contoso',
      appleIdentifier: 'ade@contoso.com',
      profiles: {
        ios: [{ displayName: 'Classes', enableSharedIPad: true, isMandatory: false }, { displayName: 'Staff' }],
        macOS: [{ displayName: 'Staff', adminAccountUserName: 'admin', hideAdminAccount: true }],
      },
      defaultProfiles: { ios: 'Staff', macOS: 'Staff' },
    },
    { tokenName: 'Schools', profiles: { ios: [{ displayName: 'Staff' }] } },
  ]);
  expect(exported.imports.map(({ id }) => id)).toEqual(expect.arrayContaining([first, second, `${first}/iOS`]));
  expect(exported.yaml).toMatch(
    /# The token itself cannot be read and is not changed\. .*\n\s+- tokenName: Contoso\n/u,
  );
  expect(exported.yaml).toMatch(/# No Apple token has been uploaded for it yet\. .*\n\s+- tokenName: Schools\n/u);
  expect(exported.yaml).toContain('# The password of the local administrator cannot be read and is not changed.');
  expect(exported.yaml).not.toContain('planted-secret');
});

test('a policy for Apple Vision Pro that is the default of its token is exported as its default', async () => {
  await using tenant = await startWithApple();
  const depOnboardingSettingId = await make(tenant, token, { tokenName: 'Contoso' });
  const support = { supportDepartment: 'Service desk', supportPhoneNumber: '4711' };
  const policy = await make(tenant, visionOs, { depOnboardingSettingId, name: 'Vision Pro', ...support });
  await tenant.manage(choice, { depOnboardingSettingId, platform: 'visionOS', enrollmentProfileId: policy });
  tenant.restart();

  const exported = await exportAll(tenant);

  expect(await changesOf(synthesized(exported), tenant)).toEqual({});
  expect(exported.coverage.leftOut).toEqual([]);
  expect(adeOf(exported)).toMatchObject([
    { policies: { visionOS: [{ name: 'Vision Pro' }] }, defaultProfiles: { visionOS: 'Vision Pro' } },
  ]);
});

test('two tokens with one name are distinguished, with all their objects', async () => {
  await using tenant = await startWithApple();
  for (const tokenName of ['Contoso', 'contoso']) {
    const depOnboardingSettingId = await make(tenant, token, { tokenName });
    const enrollmentProfileId = await make(tenant, ios, { depOnboardingSettingId, displayName: 'Staff' });
    await tenant.manage(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId });
  }
  tenant.restart();

  const exported = await exportAll(tenant);

  expect(await changesOf(synthesized(exported), tenant)).toEqual({});
  expect(exported.coverage.leftOut).toEqual([]);
  const staff = { profiles: { ios: [{ displayName: 'Staff' }] }, defaultProfiles: { ios: 'Staff' } };
  expect(adeOf(exported)).toEqual([
    { tokenName: 'Contoso', ...staff },
    { tokenName: 'contoso', logicalId: 'contoso-2', ...staff },
  ]);
});

test('two profiles with one name are distinguished, and a default that is the second one is referred to by its logicalId', async () => {
  await using tenant = await startWithApple();
  const depOnboardingSettingId = await make(tenant, token, { tokenName: 'Contoso' });
  const ids = [
    await make(tenant, ios, { depOnboardingSettingId, displayName: 'Staff' }),
    await make(tenant, ios, { depOnboardingSettingId, displayName: 'Staff' }),
  ];
  const enrollmentProfileId = ids.sort().at(-1) ?? '';
  await tenant.manage(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId });
  tenant.restart();

  const exported = await exportAll(tenant);

  expect(await changesOf(synthesized(exported), tenant)).toEqual({});
  expect(exported.coverage.leftOut).toEqual([]);
  expect(adeOf(exported)).toEqual([
    {
      tokenName: 'Contoso',
      profiles: { ios: [{ displayName: 'Staff' }, { displayName: 'Staff', logicalId: 'staff-2' }] },
      defaultProfiles: { ios: 'staff-2' },
    },
  ]);
});

test('profiles of Apple Configurator are imported together with the tokens, and nothing changes', async () => {
  await using tenant = await startWithApple();
  const below = { depOnboardingSettingId: tenant.handle.intuneAccountId };
  const configurator = definitionOf('appleConfiguratorEnrollmentProfile');
  const shared = { displayName: 'Workshop', requiresUserAuthentication: false };
  const ids = [
    await make(tenant, configurator, { ...below, ...shared, description: 'By day' }),
    await make(tenant, configurator, { ...below, ...shared }),
  ];
  tenant.restart();

  const exported = await exportAll(tenant);

  const { spec } = exported.written.declaration as {
    readonly spec: { readonly enrollment: { readonly apple: { readonly configurator?: unknown } } };
  };
  expect(await changesOf(synthesized(exported), tenant)).toEqual({});
  expect(exported.coverage.leftOut).toEqual([]);
  expect(adeOf(exported)).toBeUndefined();
  expect(spec.enrollment.apple.configurator).toHaveLength(2);
  expect(spec.enrollment.apple.configurator).toContainEqual({ ...shared, description: 'By day' });
  expect(exported.imports.map(({ id }) => id)).toEqual(
    expect.arrayContaining(ids.map((id) => `${below.depOnboardingSettingId}/${id}`)),
  );
});
