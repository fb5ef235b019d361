import { type JsonObject, textOf } from '../../../core/index.js';
import { exportTenant } from '../../../provider/engine/index.js';
import { depVisionosEnrollmentPolicy as visionOS } from '../../../provider/resources/apple/dep-visionos-enrollment-policy.js';
import { resources } from '../../../provider/resources/index.js';
import { windowsAutopilotDevicePreparationPolicy as preparation } from '../../../provider/resources/windows/windows-autopilot-device-preparation-policy.js';
import { idOf, itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const path = '/beta/deviceManagement/configurationPolicies';
const support = { supportDepartment: 'Service desk', supportPhoneNumber: '4711' };

async function withToken({ handle }: TestTenant): Promise<{ readonly depOnboardingSettingId: string }> {
  const { body } = await handle.request('POST', '/beta/deviceManagement/depOnboardingSettings', {
    tokenName: 'Contoso',
  });
  return { depOnboardingSettingId: textOf((body as JsonObject).id) ?? '' };
}

/** The options and texts of a policy, by setting. */
async function settingsOf({ handle }: TestTenant, id: string): Promise<Readonly<Record<string, unknown>>> {
  const settings = itemsOf((await handle.request('GET', `${path}/${id}/settings`)).body);
  const instances = settings.map(({ settingInstance }) => settingInstance as JsonObject);
  return Object.fromEntries(
    instances.map(({ settingDefinitionId, choiceSettingValue, simpleSettingValue }) => [
      textOf(settingDefinitionId) ?? '',
      ((choiceSettingValue ?? simpleSettingValue) as JsonObject).value,
    ]),
  );
}

test('refers to its token, has no user, and converts skipped screens to options', async () => {
  await using tenant = await startTenant();
  const token = await withToken(tenant);

  const managed = await tenant.manage(visionOS, { ...token, name: 'Vision Pro', ...support, siriDisabled: true });

  const [body] = tenant.bodiesOf('POST').slice(-1) as readonly JsonObject[];
  expect(body).toMatchObject({
    platforms: 'visionOS',
    templateReference: { templateId: 'b974d292-62c4-4853-bdab-166cf42df51c_1' },
    creationSource: `DepTokenId_${token.depOnboardingSettingId}`,
  });
  const settings = await settingsOf(tenant, idOf(managed));
  expect(Object.keys(settings)).toHaveLength(19);
  expect(settings).toMatchObject({
    ade_useraffinitybasic: 'ade_useraffinitybasic_0',
    ade_awaitconfiguration_basic: 'ade_awaitconfiguration_basic_1',
    ade_lockedenrollment: 'ade_lockedenrollment_1',
    ade_setupassistant_department: 'Service desk',
    ade_setupassistant_siri: 'ade_setupassistant_siri_0',
    ade_setupassistant_tips: 'ade_setupassistant_tips_1',
  });
});

test('sends the token again with every change, without which Graph answers 400', async () => {
  await using tenant = await startTenant();
  const declared = { ...(await withToken(tenant)), name: 'Vision Pro', ...support };
  const managed = await tenant.manage(visionOS, declared);

  const changed = await tenant.manage(visionOS, { ...declared, profileRemovalDisabled: false }, managed);

  expect(tenant.bodiesOf('PUT')).toMatchObject([{ creationSource: `DepTokenId_${declared.depOnboardingSettingId}` }]);
  expect(changed.state.id).toBe(managed.state.id);
  expect((await tenant.read(visionOS, changed)).state).toBe(changed.state);
});

test('a policy of another token is another object: the change of token replaces it', async () => {
  await using tenant = await startTenant();
  const declared = { ...(await withToken(tenant)), name: 'Vision Pro', ...support };
  const managed = await tenant.manage(visionOS, declared);

  const planned = await tenant.plan(visionOS, { ...declared, ...(await withToken(tenant)) }, managed);

  expect(planned.requiresReplace).toEqual([['depOnboardingSettingId']]);
});

test('a screen that was shown again by hand is drift', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(visionOS, {
    ...(await withToken(tenant)),
    name: 'Vision Pro',
    ...support,
    siriDisabled: true,
  });
  const put = async (from: string, to: string): Promise<number> => {
    const { body } = await tenant.handle.request('GET', `${path}/${idOf(managed)}?$expand=settings`);
    const text = JSON.stringify(body).replaceAll(from, to);
    tenant.restart();
    return (await tenant.handle.request('PUT', `${path}/${idOf(managed)}`, JSON.parse(text) as JsonObject)).status;
  };

  expect(await put('_siri_0', '_siri_1')).toBe(204);
  const shown = await tenant.read(visionOS, managed);

  expect(shown.state).toMatchObject({ siriDisabled: false });
});

test('policies of two kinds share one list, and each is found by its template', async () => {
  await using tenant = await startTenant();
  const token = await withToken(tenant);
  const vision = await tenant.manage(visionOS, { ...token, name: 'Vision Pro', ...support });
  const notebooks = await tenant.manage(preparation, { name: 'Notebooks' });
  tenant.restart();
  tenant.requests();

  const found = await exportTenant({ wanted: [visionOS, preparation], known: resources }, tenant.context);

  const lists = tenant.requests().filter((one) => one.path.split('?')[0] === '/deviceManagement/configurationPolicies');
  expect(lists).toHaveLength(1);
  expect(found.definitions.map((one) => one.state === 'present' && one.objects.map(({ values }) => values.id))).toEqual(
    [[idOf(vision)], [idOf(notebooks)]],
  );
  expect(found.definitions[0]).toMatchObject({ objects: [{ values: token, declared: { name: 'Vision Pro' } }] });
});
