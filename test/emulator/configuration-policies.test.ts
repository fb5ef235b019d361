import { type JsonObject, textOf } from '../../core/index.js';
import { administratorsConsole } from '../../emulator/identities.js';
import { itemsOf, startTenant, type TestTenant } from '../support/tenant.js';

const path = '/beta/deviceManagement/configurationPolicies';

const department = {
  '@odata.type': '#microsoft.graph.deviceManagementConfigurationSetting',
  settingInstance: {
    '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingInstance',
    settingDefinitionId: 'ade_setupassistant_department',
    settingInstanceTemplateReference: { settingInstanceTemplateId: '96c5e30b-2d83-4055-b04a-b6f4a6af3568' },
    simpleSettingValue: {
      '@odata.type': '#microsoft.graph.deviceManagementConfigurationStringSettingValue',
      settingValueTemplateReference: { settingValueTemplateId: 'ece47992-26c1-4377-ba25-07136be7f6a1' },
      value: 'IT',
    },
  },
};
const phone = JSON.parse(
  JSON.stringify(department)
    .replace('ade_setupassistant_department', 'ade_setupassistant_departmentphone')
    .replace('96c5e30b-2d83-4055-b04a-b6f4a6af3568', 'd5ba8ce3-91ee-409d-bbbf-10640a197d21')
    .replace('ece47992-26c1-4377-ba25-07136be7f6a1', 'b35b460b-2bd6-4dc1-bd01-97fcff821054'),
) as JsonObject;

const vision = {
  name: 'Vision',
  platforms: 'visionOS',
  technologies: 'enrollment',
  templateReference: { templateId: 'b974d292-62c4-4853-bdab-166cf42df51c_1' },
  settings: [department, phone],
};

async function create({ handle }: TestTenant, body: JsonObject) {
  const { status, body: answer } = await handle.request('POST', path, body);
  return { status, object: answer as JsonObject };
}

async function withSource(tenant: TestTenant): Promise<JsonObject> {
  const token = await tenant.handle.request('POST', '/beta/deviceManagement/depOnboardingSettings', { tokenName: 'A' });
  return { ...vision, creationSource: `DepTokenId_${textOf((token.body as JsonObject).id) ?? ''}` };
}

const refused: readonly (readonly [string, (policy: JsonObject) => JsonObject])[] = [
  ['names no token', ({ creationSource: _source, ...policy }) => policy],
  ['is for another platform than its template', (policy) => ({ ...policy, platforms: 'tvOS' })],
  ['lacks a setting that it must have', (policy) => ({ ...policy, settings: [department] })],
  ['has a setting of another template', (policy) => ({ ...policy, settings: [department, phone, renamed] })],
  ['has a value that is too long', (policy) => ({ ...policy, settings: [changed('IT', 'x'.repeat(126)), phone] })],
  [
    'has another template id of a value',
    (policy) => ({ ...policy, settings: [changed('ece47992', 'ece47993'), phone] }),
  ],
];
const renamed = changed('ade_setupassistant_department', 'ade_setupassistant_watch');

function changed(from: string, to: string): JsonObject {
  return JSON.parse(JSON.stringify(department).replace(from, to)) as JsonObject;
}

test.each(refused)('refuses a policy that %s', async (_what, change) => {
  await using tenant = await startTenant();
  const policy = await withSource(tenant);

  expect((await create(tenant, change(policy))).status).toBe(400);
  expect((await create(tenant, policy)).status).toBe(201);
});

test('returns settings at a separate address, in pages of 25, and answers 400 for a deleted policy', async () => {
  await using tenant = await startTenant();
  const many = Array.from({ length: 30 }, (_value, index) =>
    changed('ade_setupassistant_department', `other_${String(index)}`),
  );
  const { object } = await create(tenant, { name: 'Other', settings: many });
  const id = textOf(object.id) ?? '';

  const first = (await tenant.handle.request('GET', `${path}/${id}/settings`)).body as JsonObject;

  expect(object).toMatchObject({ settingCount: 30 });
  expect('settings' in object).toBe(false);
  expect(itemsOf(first)).toHaveLength(25);
  expect(first['@odata.nextLink']).toBeDefined();
  expect((await tenant.handle.request('DELETE', `${path}/${id}`)).status).toBe(204);
  expect((await tenant.handle.request('GET', `${path}/${id}`)).status).toBe(400);
});

test('supports the filters of the admin center', async () => {
  await using tenant = await startTenant({ switches: { policies: 2 } });
  await create(tenant, await withSource(tenant));
  const filter =
    "(technologies has 'enrollment') and (platforms eq 'visionOS') and " +
    "(TemplateReference/templateId eq 'b974d292-62c4-4853-bdab-166cf42df51c_1')";

  const all = itemsOf((await tenant.handle.request('GET', path)).body);
  const some = itemsOf((await tenant.handle.request('GET', `${path}?$filter=${encodeURIComponent(filter)}`)).body);

  expect(all.map(({ name }) => name)).toEqual(['Vision', 'Policy 1', 'Policy 2']);
  expect(some.map(({ name }) => name)).toEqual(['Vision']);
});

test('answers 500 to an application that sets the device group, and to a user with the result of the validation', async () => {
  await using tenant = await startTenant();
  const { object } = await create(tenant, { name: 'Notebooks', settings: [] });
  const group = await tenant.handle.request('POST', '/beta/groups', {
    ...{ displayName: 'Devices', mailNickname: 'd', mailEnabled: false, securityEnabled: true },
  });
  const send = (): Promise<unknown> =>
    tenant.context.graph.send({
      method: 'POST',
      version: 'beta',
      area: 'other',
      path: `/deviceManagement/configurationPolicies/${textOf(object.id) ?? ''}/setEnrollmentTimeDeviceMembershipTarget`,
      body: {
        enrollmentTimeDeviceMembershipTargets: [
          { targetType: 'staticSecurityGroup', targetId: textOf((group.body as JsonObject).id) ?? '' },
        ],
      },
    });

  const byApplication = await send();
  tenant.signInAs(administratorsConsole);
  const byPerson = await send();

  expect(byApplication).toMatchObject({ outcome: 'unknown', status: 500 });
  expect(byPerson).toMatchObject({
    outcome: 'done',
    body: {
      validationSucceeded: false,
      enrollmentTimeDeviceMembershipTargetValidationStatuses: [
        { targetValidationErrorCode: 'firstPartyAppNotAnOwner' },
      ],
    },
  });
});

test('returns service principals among the owners of a group only in beta', async () => {
  await using tenant = await startTenant();
  const group = (await tenant.handle.request('GET', '/beta/groups')).body;
  const id = textOf(itemsOf(group)[0]?.id) ?? '';
  const client = "/beta/servicePrincipals(appId='f1346770-5b25-470b-88bd-d5744ab7952c')";
  const principal = (await tenant.handle.request('GET', client)).body as JsonObject;
  await tenant.handle.request('POST', `/beta/groups/${id}/owners/$ref`, {
    '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${textOf(principal.id) ?? ''}`,
  });

  const inBeta = itemsOf((await tenant.handle.request('GET', `/beta/groups/${id}/owners`)).body);
  const inV1 = itemsOf((await tenant.handle.request('GET', `/v1.0/groups/${id}/owners`)).body);

  expect(inBeta).toMatchObject([{ appId: 'f1346770-5b25-470b-88bd-d5744ab7952c' }]);
  expect(inV1).toEqual([]);
});
