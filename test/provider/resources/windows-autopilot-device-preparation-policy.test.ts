import { type Json, type JsonObject, textOf, type ValueObject } from '../../../core/index.js';
import { administratorsConsole } from '../../../emulator/identities.js';
import { applyResource, exportTenant, importResource, type StateAnswer } from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { windowsAutopilotDevicePreparationPolicy as preparation } from '../../../provider/resources/windows/windows-autopilot-device-preparation-policy.js';
import { deviceGroup } from '../../support/surroundings.js';
import { idOf, itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const person = { identity: administratorsConsole };
const path = '/beta/deviceManagement/configurationPolicies';
const app = '66666666-7777-4888-9999-aaaaaaaaaaaa';

/** What a policy holds, by setting: the value, or the values. */
async function settingsOf(tenant: TestTenant, id: string): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await tenant.handle.request('GET', `${path}/${id}/settings`);
  return Object.fromEntries(itemsOf(body).map(({ settingInstance }) => heldIn(settingInstance as JsonObject)));
}

function heldIn(instance: JsonObject): readonly [string, unknown] {
  const { settingDefinitionId, choiceSettingValue, simpleSettingValue, simpleSettingCollectionValue } = instance;
  const one = (choiceSettingValue ?? simpleSettingValue) as JsonObject | undefined;
  const all = simpleSettingCollectionValue as readonly JsonObject[] | undefined;
  return [textOf(settingDefinitionId) ?? '', one ? one.value : all?.map(({ value }) => value)];
}

test('converts each attribute to the setting that the admin center sends, with the group by its action', async () => {
  await using tenant = await startTenant({}, person);
  const group = await deviceGroup(tenant, 'New devices');

  const managed = await tenant.manage(preparation, {
    name: 'Notebooks',
    enrollmentTimeDeviceGroupId: group,
    accountType: 'administrator',
    allowSkip: true,
    allowedApps: [{ appId: app, appType: 'winGetApp' }],
  });

  const posts = tenant.requests().filter(({ method }) => method === 'POST');
  expect(posts.map((one) => one.path.replace(idOf(managed), 'ID'))).toEqual([
    '/deviceManagement/configurationPolicies',
    '/deviceManagement/configurationPolicies/ID/setEnrollmentTimeDeviceMembershipTarget',
  ]);
  expect(posts.map(({ body }) => body)).toMatchObject([
    {
      name: 'Notebooks',
      platforms: 'windows10',
      technologies: 'enrollment',
      templateReference: { templateId: '80d33118-b7b4-40d8-b15f-81be745e053f_1' },
      roleScopeTagIds: ['0'],
    },
    { enrollmentTimeDeviceMembershipTargets: [{ targetType: 'staticSecurityGroup', targetId: group }] },
  ]);
  expect(await settingsOf(tenant, idOf(managed))).toEqual({
    enrollment_autopilot_dpp_deploymentmode: 'enrollment_autopilot_dpp_deploymentmode_0',
    enrollment_autopilot_dpp_deploymenttype: 'enrollment_autopilot_dpp_deploymenttype_0',
    enrollment_autopilot_dpp_jointype: 'enrollment_autopilot_dpp_jointype_0',
    enrollment_autopilot_dpp_devicesecuritygroupids: '',
    enrollment_autopilot_dpp_accountype: 'enrollment_autopilot_dpp_accountype_1',
    enrollment_autopilot_dpp_timeout: 60,
    enrollment_autopilot_dpp_customerrormessage: 'Contact your organization’s support person for help.',
    enrollment_autopilot_dpp_allowskip: 'enrollment_autopilot_dpp_allowskip_1',
    enrollment_autopilot_dpp_allowdiagnostics: 'enrollment_autopilot_dpp_allowdiagnostics_0',
    enrollment_autopilot_dpp_allowedappids: [`{"id":"${app}","type":"#microsoft.graph.winGetApp"}`],
  });
});

test('replaces the policy with a PUT, and keeps the settings without an attribute', async () => {
  await using tenant = await startTenant({}, person);
  const managed = await tenant.manage(preparation, { name: 'Notebooks' });
  const id = idOf(managed);
  const { body } = await tenant.handle.request('GET', `${path}/${id}?$expand=settings`);
  const other = JSON.stringify(body).replaceAll('deploymentmode_0', 'deploymentmode_1');
  expect((await tenant.handle.request('PUT', `${path}/${id}`, JSON.parse(other) as Json)).status).toBe(204);
  tenant.restart();

  await tenant.manage(preparation, { name: 'Notebooks', timeout: 90 }, managed);

  expect(tenant.bodiesOf('PATCH')).toEqual([]);
  expect(await settingsOf(tenant, id)).toMatchObject({
    enrollment_autopilot_dpp_deploymentmode: 'enrollment_autopilot_dpp_deploymentmode_1',
    enrollment_autopilot_dpp_timeout: 90,
  });
});

test('clears the group before it sets another one, and only clears it if none is declared', async () => {
  await using tenant = await startTenant({}, person);
  const [first, second] = [await deviceGroup(tenant, 'First'), await deviceGroup(tenant, 'Second')];
  const created = await tenant.manage(preparation, { name: 'Notebooks', enrollmentTimeDeviceGroupId: first });
  tenant.requests();

  const changed = await tenant.manage(preparation, { name: 'Notebooks', enrollmentTimeDeviceGroupId: second }, created);
  const onChange = actionsIn(tenant);
  const cleared = await tenant.manage(preparation, { name: 'Notebooks' }, changed);
  const onRemoval = actionsIn(tenant);

  expect(onChange).toEqual(['DELETE clear', 'POST set']);
  expect(onRemoval).toEqual(['DELETE clear']);
  expect((await tenant.read(preparation, cleared)).state).toMatchObject({ enrollmentTimeDeviceGroupId: null });
});

function actionsIn(tenant: TestTenant): readonly string[] {
  return tenant
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path: at }) => `${method} ${/\/(set|clear)Enrollment/u.exec(at)?.[1] ?? at}`);
}

test('reports a group that was changed outside as drift', async () => {
  await using tenant = await startTenant({}, person);
  const managed = await tenant.manage(preparation, { name: 'Notebooks' });
  const targetId = await deviceGroup(tenant, 'Theirs');
  await tenant.handle.request('POST', `${path}/${idOf(managed)}/setEnrollmentTimeDeviceMembershipTarget`, {
    enrollmentTimeDeviceMembershipTargets: [{ targetType: 'staticSecurityGroup', targetId }],
  });
  tenant.restart();

  expect((await tenant.read(preparation, managed)).state).toMatchObject({ enrollmentTimeDeviceGroupId: targetId });
});

const unfit: readonly (readonly [
  string,
  ValueObject & Readonly<Record<string, string | boolean | string[]>>,
  string,
])[] = [
  ['that nobody gave to the service principal', {}, 'Intune Provisioning Client does not own it'],
  ['with dynamic membership', { groupTypes: ['DynamicMembership'] }, 'its membership is dynamic, not assigned'],
  ['that is no security group', { securityEnabled: false }, 'it is not a security group'],
];

test.each(unfit)('fails if the device group is one %s', async (_what, facts, why) => {
  await using tenant = await startTenant({}, person);
  const body = { displayName: 'Devices', mailNickname: 'd', mailEnabled: false, securityEnabled: true, ...facts };
  const group = (await tenant.handle.request('POST', '/beta/groups', body)).body as { readonly id: string };

  const planned = await tenant.plan(preparation, { name: 'Notebooks', enrollmentTimeDeviceGroupId: group.id });

  expect(planned.diagnostics).toMatchObject([
    { code: 'INT2057', severity: 'error', where: { path: ['enrollmentTimeDeviceGroupId'] } },
  ]);
  expect(planned.diagnostics[0]?.why).toContain(why);
});

test('reports that it could not check a group with hidden owners', async () => {
  await using tenant = await startTenant({}, person);
  const group = await deviceGroup(tenant, 'New devices');
  tenant.emulator.addFault({ match: { method: 'GET', path: /owners/ }, then: { status: 403 } });

  const planned = await tenant.plan(preparation, { name: 'Notebooks', enrollmentTimeDeviceGroupId: group });

  expect(planned.diagnostics).toMatchObject([{ code: 'INT2058', severity: 'warning' }]);
});

test.each<[string, RegExp, (body: JsonObject) => JsonObject]>([
  ['whether it is a security group', /groups\/[^/]+$/u, ({ securityEnabled: _enabled, ...rest }) => rest],
  ['how its members are chosen', /groups\/[^/]+$/u, ({ groupTypes: _types, ...rest }) => rest],
  [
    'of which type an owner is',
    /owners$/u,
    (body) => ({ ...body, value: itemsOf(body).map(({ id }) => ({ id: id ?? null })) }),
  ],
])('says that it could not check a group whose answer does not show %s', async (_what, at, change) => {
  await using tenant = await startTenant({}, person);
  const group = await deviceGroup(tenant, 'New devices');
  const address = `/beta/groups/${group}${at.source.startsWith('owners') ? '/owners' : ''}`;
  const { body } = await tenant.handle.request('GET', address);
  const then = { body: JSON.stringify(change(body as JsonObject)) };
  tenant.emulator.addFault({ match: { method: 'GET', path: at }, then });

  const planned = await tenant.plan(preparation, { name: 'Notebooks', enrollmentTimeDeviceGroupId: group });

  expect(planned.diagnostics).toMatchObject([{ code: 'INT2058', severity: 'warning' }]);
});

test('warns in every plan about a group that the service principal no longer owns', async () => {
  await using tenant = await startTenant({}, person);
  const group = await deviceGroup(tenant, 'New devices');
  const declared = { name: 'Notebooks', enrollmentTimeDeviceGroupId: group };
  const managed = await tenant.manage(preparation, declared);
  const owners = (await tenant.handle.request('GET', `/beta/groups/${group}/owners`)).body;
  await tenant.handle.request('DELETE', `/beta/groups/${group}/owners/${textOf(itemsOf(owners)[0]?.id) ?? ''}/$ref`);
  tenant.restart();

  const planned = await tenant.plan(preparation, declared, managed);

  expect(planned.planned).toBe(managed.state);
  expect(planned.diagnostics).toMatchObject([{ code: 'INT2057', severity: 'warning' }]);
});

test('reports at apply which group Graph did not accept, although it answered 200', async () => {
  await using tenant = await startTenant({}, person);
  const group = await deviceGroup(tenant, 'New devices');
  const declared = { name: 'Notebooks', enrollmentTimeDeviceGroupId: group };
  const planned = await tenant.plan(preparation, declared);
  const owners = (await tenant.handle.request('GET', `/beta/groups/${group}/owners`)).body;
  await tenant.handle.request('DELETE', `/beta/groups/${group}/owners/${textOf(itemsOf(owners)[0]?.id) ?? ''}/$ref`);

  const { diagnostics } = await applyPlanned(tenant, planned.planned);

  expect(diagnostics).toMatchObject([{ code: 'INT2056', severity: 'error' }]);
  expect(diagnostics[0]?.why).toContain('firstPartyAppNotAnOwner');
});

function applyPlanned(tenant: TestTenant, planned: ValueObject | null): Promise<StateAnswer> {
  return applyResource(preparation, { prior: null, planned, config: planned, private: {} }, tenant.context);
}

test('is distinguished from other policies of the settings catalog by its template', async () => {
  await using tenant = await startTenant({ switches: { policies: 3 } }, person);
  const foreign = { technologies: 'enrollment', platforms: 'tvOS', templateReference: { templateId: 'other_1' } };
  await tenant.handle.request('POST', path, { name: 'Other', settings: [], ...foreign });
  const managed = await tenant.manage(preparation, { name: 'Notebooks' });
  tenant.restart();

  const found = await exportTenant({ wanted: [preparation], known: resources }, tenant.context);
  const strange = (await tenant.handle.request('GET', path)).body;
  const other = itemsOf(strange).find(({ name }) => name === 'Other');
  const wrong = await importResource(preparation, textOf(other?.id) ?? '', tenant.context);

  expect(found.definitions.map((one) => one.state === 'present' && one.objects.map(({ values }) => values.id))).toEqual(
    [[idOf(managed)]],
  );
  expect(found.uncovered).toMatchObject([{ name: 'Other' }]);
  expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['INT2017']);
});

test('a policy that was deleted outside is absent, although Graph returns 400', async () => {
  await using tenant = await startTenant({}, person);
  const managed = await tenant.manage(preparation, { name: 'Notebooks' });
  await tenant.handle.request('DELETE', `${path}/${idOf(managed)}`);
  tenant.restart();

  const read = await tenant.read(preparation, managed);
  const destroyed = await tenant.destroy(preparation, managed);

  expect(read.state).toBeNull();
  expect(destroyed).toMatchObject({ state: null, diagnostics: [] });
});
