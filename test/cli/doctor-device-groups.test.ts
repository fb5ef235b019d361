import { groupProblems } from '../../cli/doctor/device-groups.js';
import { textOf } from '../../core/index.js';
import { administratorsConsole } from '../../emulator/identities.js';
import { resources } from '../../provider/resources/index.js';
import { windowsAutopilotDevicePreparationPolicy as preparation } from '../../provider/resources/windows/windows-autopilot-device-preparation-policy.js';
import { deviceGroup } from '../support/surroundings.js';
import { itemsOf, startTenant, type TestTenant } from '../support/tenant.js';

const person = { identity: administratorsConsole };

/** A tenant whose policies each have a group; the service owns the first group only. */
async function withGroups(tenant: TestTenant): Promise<void> {
  const [owned, lost] = [await deviceGroup(tenant, 'Owned'), await deviceGroup(tenant, 'Lost')];
  await tenant.manage(preparation, { name: 'Notebooks', enrollmentTimeDeviceGroupId: owned });
  await tenant.manage(preparation, { name: 'Kiosks', enrollmentTimeDeviceGroupId: lost });
  const owners = itemsOf((await tenant.handle.request('GET', `/beta/groups/${lost}/owners`)).body);
  await tenant.handle.request('DELETE', `/beta/groups/${lost}/owners/${textOf(owners[0]?.id) ?? ''}/$ref`);
  tenant.restart();
}

test('doctor reports a device group that the Intune Provisioning Client does not own, with its policy', async () => {
  await using tenant = await startTenant({}, person);
  await withGroups(tenant);

  const problems = await groupProblems(resources, tenant.context);

  expect(problems).toMatchObject([
    {
      code: 'INT2057',
      severity: 'warning',
      what: `the ${preparation.noun} "Kiosks" cannot add devices to the group "Lost"`,
      why: expect.stringContaining('Intune Provisioning Client does not own it'),
    },
  ]);
});

test.each([/\/owners$/u, /\/configurationPolicies(?!\/)/u])(
  'doctor says that a device group is unknown if %s cannot be read',
  async (path) => {
    await using tenant = await startTenant({}, person);
    await withGroups(tenant);
    tenant.emulator.addFault({ match: { method: 'GET', path }, then: { status: 403 } });

    const problems = await groupProblems([preparation], tenant.context);

    expect(new Set(problems.map(({ code, severity }) => `${severity} ${code}`))).toEqual(new Set(['warning INT2058']));
  },
);

test('doctor reads nothing for a declaration without such policies', async () => {
  await using tenant = await startTenant({}, person);

  const problems = await groupProblems(
    resources.filter(({ requiresOfGroups }) => requiresOfGroups.length === 0),
    tenant.context,
  );

  expect(problems).toEqual([]);
  expect(tenant.requests()).toEqual([]);
});
