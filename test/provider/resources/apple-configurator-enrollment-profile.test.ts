import type { JsonObject } from '../../../core/index.js';
import { exportTenant, importResource, readResource } from '../../../provider/engine/index.js';
import { appleConfiguratorEnrollmentProfile as configurator } from '../../../provider/resources/apple/apple-configurator-enrollment-profile.js';
import { depIosEnrollmentProfile as ios } from '../../../provider/resources/apple/dep-ios-enrollment-profile.js';
import { resources } from '../../../provider/resources/index.js';
import { idOf, itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const below = ({ handle }: TestTenant): { readonly depOnboardingSettingId: string } => ({
  depOnboardingSettingId: handle.intuneAccountId,
});

const pathOf = ({ handle }: TestTenant): string =>
  `/beta/deviceManagement/depOnboardingSettings/${handle.intuneAccountId}/enrollmentProfiles`;

async function shown(tenant: TestTenant): Promise<readonly JsonObject[]> {
  return itemsOf((await tenant.handle.request('GET', pathOf(tenant))).body);
}

test('sends the declared type, below the id of the Intune account, and reads a profile that has no type', async () => {
  await using tenant = await startTenant();

  const managed = await tenant.manage(configurator, { ...below(tenant), displayName: 'Workshop' });
  const read = await tenant.read(configurator, managed);

  expect(tenant.bodiesOf('POST')).toEqual([
    {
      '@odata.type': '#microsoft.graph.enrollmentProfile',
      displayName: 'Workshop',
      requiresUserAuthentication: true,
      enableAuthenticationViaCompanyPortal: false,
      requireCompanyPortalOnSetupAssistantEnrolledDevices: false,
    },
  ]);
  expect((await shown(tenant)).map((profile) => '@odata.type' in profile)).toEqual([false]);
  expect(read.state).toBe(managed.state);
  expect(managed.state.configurationEndpointUrl).toContain(`MDMServiceConfig?id=${tenant.handle.intuneAccountId}&`);
});

test('is distinguished from ADE profiles of one token', async () => {
  await using tenant = await startTenant();
  const workshop = await tenant.manage(configurator, { ...below(tenant), displayName: 'Workshop' });
  const phones = await tenant.manage(ios, { ...below(tenant), displayName: 'iPhones' });
  tenant.restart();

  const found = await exportTenant({ wanted: [configurator, ios], known: resources }, tenant.context);
  const wrong = await importResource(configurator, `${tenant.handle.intuneAccountId}/${idOf(phones)}`, tenant.context);

  expect(found.definitions.map((one) => one.state === 'present' && one.objects.map(({ values }) => values.id))).toEqual(
    [[idOf(workshop)], [idOf(phones)]],
  );
  expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['INT2017']);
});

test('is found although no list of tokens contains the account', async () => {
  await using tenant = await startTenant();
  const { state } = await tenant.manage(configurator, { ...below(tenant), displayName: 'Workshop' });
  const gone = `/beta/deviceManagement/depOnboardingSettings/${tenant.handle.intuneAccountId}`;
  expect((await tenant.handle.request('DELETE', gone)).status).toBe(204);
  tenant.restart();

  const found = await exportTenant({ wanted: [configurator], known: resources }, tenant.context);

  expect(found.definitions).toMatchObject([{ state: 'present', objects: [{ values: { id: state.id } }] }]);
});

test('fails if an ADE profile has lost its type, because the list of profiles is then unknown', async () => {
  await using tenant = await startTenant();
  const workshop = await tenant.manage(configurator, { ...below(tenant), displayName: 'Workshop' });
  const other = await tenant.manage(configurator, { ...below(tenant), displayName: 'Shop' });
  tenant.restart();
  const graph = {
    ...tenant.context.graph,
    list: () =>
      Promise.resolve({ state: 'present' as const, value: [{ id: 'a', displayName: 'iPhones', isDefault: true }] }),
  };

  const read = await Promise.all(
    [workshop, other].map((managed) => readResource(configurator, managed, { ...tenant.context, graph })),
  );

  expect(read.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([['INT3006'], ['INT3006']]);
});

test('fails if the account is unknown: that does not mean that there are no profiles', async () => {
  await using tenant = await startTenant();
  const graph = {
    ...tenant.context.graph,
    get: () => Promise.resolve({ state: 'present' as const, value: { id: 'deviceManagement', intuneAccountId: null } }),
  };

  const found = await exportTenant({ wanted: [configurator], known: resources }, { ...tenant.context, graph });

  expect(found.definitions).toMatchObject([{ state: 'unreadable', diagnostic: { code: 'INT3006' } }]);
});
