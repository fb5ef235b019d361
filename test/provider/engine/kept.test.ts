import { type ResourceDefinition, textOf, type ValueObject } from '../../../core/index.js';
import { resources } from '../../../provider/resources/index.js';
import { idOf, itemsOf, startTenant } from '../../support/tenant.js';

const limits = '/beta/deviceManagement/deviceEnrollmentConfigurations';

function definitionOf(name: string): ResourceDefinition {
  const found = resources.find((one) => one.name === name);
  if (!found) throw new Error(`no definition ${name}`);
  return found;
}

const category = definitionOf('deviceCategory');
const limit = definitionOf('deviceEnrollmentLimit');
const limitOrder = definitionOf('deviceEnrollmentLimitOrder');
const autopilot = definitionOf('windowsAutopilotDeploymentProfile');
const branding = definitionOf('brandingProfile');

const tagged: readonly [string, ResourceDefinition, ValueObject][] = [
  ['a category', category, { displayName: 'Kiosk', roleScopeTagIds: ['7'] }],
  ['an enrollment limit', limit, { displayName: 'Staff', limit: 3, roleScopeTagIds: ['7'] }],
];

test.each(tagged)(
  'reports the scope tags of %s that Graph did not store, at the create and at an update',
  async (_, definition, config) => {
    await using tenant = await startTenant({ switches: { scopeTagsNotKept: true } });

    const created = await tenant.apply(definition, config);
    const managed = { state: created.state ?? {}, private: created.private };
    const updated = await tenant.apply(definition, { ...config, roleScopeTagIds: ['8'] }, managed);

    for (const { diagnostics } of [created, updated]) {
      expect(diagnostics.map(({ code, severity, where }) => [code, severity, where?.path])).toEqual([
        ['INT2047', 'warning', ['roleScopeTagIds']],
      ]);
    }
  },
);

test('restores "User select" of an Autopilot profile, which a POST loses, with a PATCH', async () => {
  await using tenant = await startTenant({ switches: { localeLostOnPost: true } });

  const managed = await tenant.manage(autopilot, { displayName: 'Notebooks', locale: '' });

  expect(tenant.bodiesOf('PATCH')).toMatchObject([{ locale: '' }]);
  tenant.restart();
  const { state } = await tenant.read(autopilot, managed);
  expect(state).toBe(managed.state);
});

test('completes a declared branding profile in one apply, although a POST stores few of its values', async () => {
  await using tenant = await startTenant({ switches: { brandingPostKeepsFew: true } });
  const config = { profileName: 'Subsidiary', displayName: 'Fabrikam', contactITName: 'Service desk' };

  const managed = await tenant.manage(branding, config);

  tenant.restart();
  const { state } = await tenant.read(branding, managed);
  expect(state).toMatchObject(config);
});

test('sends nothing again if Graph stored everything', async () => {
  await using tenant = await startTenant();

  await tenant.manage(category, { displayName: 'Kiosk', description: 'a' });

  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});

test('orders limits with the existing positions of the tenant, wherever they start', async () => {
  await using tenant = await startTenant({ switches: { firstPlace: 2 } });
  const ids: string[] = [];
  for (const displayName of ['A', 'B', 'C', 'D']) ids.push(idOf(await tenant.manage(limit, { displayName, limit: 3 })));
  await tenant.handle.request('DELETE', `${limits}/${ids[1] ?? ''}`);
  const wanted = [ids[3], ids[0], ids[2]].map((id) => id ?? '');

  await tenant.manage(limitOrder, { ids: wanted });

  const { body } = await tenant.handle.request('GET', limits);
  const placed = itemsOf(body)
    .filter(({ id }) => wanted.includes(textOf(id) ?? ''))
    .sort((left, right) => Number(left.priority) - Number(right.priority));
  expect(placed.map(({ id }) => id)).toEqual(wanted);
  expect(placed.map(({ priority }) => priority)).toEqual([2, 4, 5]);
});

test('creates limits one after the other, because overlapping creates would share a position', async () => {
  await using tenant = await startTenant({ switches: { equalPlaces: true } }, { latencyMs: 20 });

  const names = ['A', 'B', 'C', 'D', 'E'];
  await Promise.all(names.map((displayName) => tenant.manage(limit, { displayName, limit: 3 })));

  const { body } = await tenant.handle.request('GET', limits);
  const places = itemsOf(body).flatMap(({ displayName, priority }) =>
    names.includes(textOf(displayName) ?? '') ? [priority] : [],
  );
  expect(new Set(places).size).toBe(names.length);
});

test('plans an order of limits that the list does not contain yet, by reading again', async () => {
  await using tenant = await startTenant();
  const first = await tenant.manage(limit, { displayName: 'A', limit: 3 });
  tenant.emulator.addFault({
    match: { method: 'POST', path: '/deviceEnrollmentConfigurations' },
    times: 1,
    then: { staleReads: 2 },
  });
  const second = await tenant.manage(limit, { displayName: 'B', limit: 3 });
  tenant.restart();

  const plan = await tenant.plan(limitOrder, { ids: [idOf(second), idOf(first)] });

  expect(plan.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(plan.diagnostics.map(({ code }) => code)).toContain('INT2080');
});

test('ignores the entry of a policy set: it is not drift, and is not removed', async () => {
  await using tenant = await startTenant({ switches: { policySets: ['Alpha'] } });
  const managed = await tenant.manage(autopilot, { displayName: 'Alpha', assignments: [{ target: 'allDevices' }] });
  tenant.restart();

  const { state } = await tenant.read(autopilot, managed);
  tenant.requests();
  await tenant.manage(autopilot, { displayName: 'Alpha', assignments: [] }, managed);

  expect(state).toBe(managed.state);
  expect(tenant.requests().filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});
