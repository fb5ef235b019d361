import type { JsonObject } from '../../../core/index.js';
import { administratorsConsole } from '../../../emulator/identities.js';
import { windowsAutopilotDevicePreparationPolicy as preparation } from '../../../provider/resources/windows/windows-autopilot-device-preparation-policy.js';
import { idOf, itemsOf, type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

const policies = '/beta/deviceManagement/configurationPolicies';
const match = { method: 'GET', path: /\/settings$/u };

type Change = (settings: readonly JsonObject[]) => unknown;

const changed =
  (name: string, change: (instance: JsonObject) => JsonObject): Change =>
  (settings) =>
    settings.map((one) => {
      const instance = one.settingInstance as JsonObject;
      return instance.settingDefinitionId === name ? { ...one, settingInstance: change(instance) } : one;
    });

/** Answers to a read of the settings of a policy that make no sense. */
const senseless: readonly [string, Change][] = [
  ['no settings, although the policy has some', () => []],
  ['a part of the settings', (settings) => settings.slice(0, 3)],
  ['a setting twice', (settings) => [...settings.slice(1), settings.at(-1)]],
  ['a setting without an instance', ([first, ...rest]) => [{ id: first?.id }, ...rest]],
  [
    'a choice without its option',
    changed('enrollment_autopilot_dpp_allowskip', ({ choiceSettingValue: _value, ...rest }) => rest),
  ],
  [
    'a number without its value',
    changed('enrollment_autopilot_dpp_timeout', (instance) => ({ ...instance, simpleSettingValue: {} })),
  ],
  [
    'a collection that is not a list',
    changed('enrollment_autopilot_dpp_allowedappids', (instance) => ({
      ...instance,
      simpleSettingCollectionValue: {},
    })),
  ],
];

async function managedPolicy(tenant: TestTenant): Promise<Managed> {
  const app = { appId: '66666666-7777-4888-9999-aaaaaaaaaaaa', appType: 'winGetApp' };
  return tenant.manage(preparation, { name: 'Notebooks', allowSkip: true, allowedApps: [app] });
}

async function spoilSettings(tenant: TestTenant, id: string, change: Change): Promise<void> {
  const { body } = await tenant.handle.request('GET', `${policies}/${id}/settings`);
  const settings = itemsOf(body);
  tenant.emulator.addFault({ match, then: { body: JSON.stringify({ value: change(settings) }) } });
  tenant.restart();
  tenant.requests();
}

test.each(senseless)('does not accept %s', async (_name, change) => {
  await using tenant = await startTenant({}, { identity: administratorsConsole });
  const managed = await managedPolicy(tenant);
  await spoilSettings(tenant, idOf(managed), change);

  const { diagnostics } = await tenant.read(preparation, managed);

  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT3006', 'error']]);
});

test.each(senseless)('writes nothing based on %s', async (_name, change) => {
  await using tenant = await startTenant({}, { identity: administratorsConsole });
  const managed = await managedPolicy(tenant);
  await spoilSettings(tenant, idOf(managed), change);

  const { diagnostics } = await tenant.apply(preparation, { name: 'Notebooks', timeout: 90 }, managed);

  expect(diagnostics.map(({ code }) => code)).toContain('INT3006');
  expect(tenant.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('does not treat a policy without readable settings as deleted', async () => {
  await using tenant = await startTenant({}, { identity: administratorsConsole });
  const managed = await managedPolicy(tenant);
  tenant.emulator.addFault({ match, then: { status: 404, code: 'ResourceNotFound' } });
  tenant.restart();

  const { state, diagnostics } = await tenant.read(preparation, managed);

  expect(state).not.toBeNull();
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT3014', 'error']]);
});
