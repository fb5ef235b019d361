import { textOf } from '../../../core/index.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { managedDeviceCleanupRule } from '../../../provider/resources/devices/managed-device-cleanup-rule.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { idOf, type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

const kiosk = { displayName: 'Kiosk' };

async function seededCategories(tenant: TestTenant): Promise<readonly Managed[]> {
  const all = await tenant.context.graph.list({ ...deviceCategory.graph, fresh: true });
  tenant.restart();
  return (all.state === 'present' ? all.value : []).map((item) => ({
    state: {
      id: textOf(item.id),
      displayName: textOf(item.displayName),
      description: null,
      roleScopeTagIds: ['0'],
    },
    private: {},
  }));
}

test('reads 400 objects with one list instead of 400 requests', async () => {
  await using tenant = await startTenant({ categories: 400 }, { pageSize: 100 });
  const managed = await seededCategories(tenant);
  tenant.requests();

  const answers = await Promise.all(managed.map((one) => tenant.read(deviceCategory, one)));

  expect(answers.every(({ state, diagnostics }) => state !== null && diagnostics.length === 0)).toBe(true);
  expect(managed).toHaveLength(400);
  expect(tenant.requests().length).toBeLessThanOrEqual(5);
});

test('treats an object as deleted if a complete list does not contain it', async () => {
  await using tenant = await startTenant({ categories: 3 });
  const [first, ...others] = await seededCategories(tenant);
  if (!first) throw new Error('no category');
  await tenant.handle.request('DELETE', `/beta/deviceManagement/deviceCategories/${idOf(first)}`);

  const answers = await Promise.all([first, ...others].map((one) => tenant.read(deviceCategory, one)));

  expect(answers.map(({ state }) => state === null)).toEqual([true, false, false]);
});

test('keeps the state if the id belongs to an object of another type', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, { displayName: 'Ten', limit: 10 });
  const other = { id: idOf(managed), '@odata.type': '#microsoft.graph.deviceEnrollmentNotificationConfiguration' };
  tenant.emulator.addFault({ match: { method: 'GET' }, then: { body: JSON.stringify(other) } });
  tenant.restart();

  const { state, diagnostics } = await tenant.read(deviceEnrollmentLimit, managed);

  expect(state).toBe(managed.state);
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT3017']);
});

test('requests an object by its id before it counts as deleted', async () => {
  await using tenant = await startTenant({ categories: 3 });
  const managed = await seededCategories(tenant);
  tenant.emulator.addFault({
    match: { method: 'GET', path: /deviceCategories(?:$|\?)/ },
    then: { body: JSON.stringify({ value: [] }) },
  });

  const answers = await Promise.all(managed.map((one) => tenant.read(deviceCategory, one)));

  expect(answers.map(({ state }, index) => state === managed[index]?.state)).toEqual([true, true, true]);
});

test('reports once that a shared list could not be read, with the objects', async () => {
  await using tenant = await startTenant({ categories: 3 });
  const managed = await seededCategories(tenant);
  tenant.emulator.addFault({ match: { method: 'GET', path: /deviceCategories/ }, then: { status: 403 } });

  const answers = await Promise.all(managed.map((one) => tenant.read(deviceCategory, one)));

  expect(answers.map(({ state }, index) => state === managed[index]?.state)).toEqual([true, true, true]);
  const said = answers.flatMap(({ diagnostics }) => diagnostics);
  expect(said).toMatchObject([{ code: 'INT3003', what: '3 objects could not be read; their state is unchanged' }]);
  for (const { state } of managed) expect(said[0]?.why).toContain(JSON.stringify(state.displayName));
});

test.each([401, 403, 500])('keeps the state and reports an error if a read returns %i', async (status) => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, kiosk);
  tenant.emulator.addFault({ match: { method: 'GET', path: /deviceCategories/ }, then: { status, code: 'Forbidden' } });

  const { state, diagnostics } = await tenant.read(deviceCategory, managed);

  expect(state).toBe(managed.state);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
});

test('reads again if Graph still returns the earlier state right after our own write', async () => {
  await using tenant = await startTenant();
  const created = await tenant.manage(deviceCategory, kiosk);
  tenant.emulator.addFault({ match: { method: 'PATCH', path: /deviceCategories/ }, then: { staleReads: 2 } });
  const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosks' }, created);

  const { state } = await tenant.read(deviceCategory, managed);

  expect(state).toBe(managed.state);
});

test('does not treat a new object as deleted while Graph does not return it yet', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'POST', path: /deviceCategories/ }, then: { staleReads: 2 } });
  const managed = await tenant.manage(deviceCategory, kiosk);

  const { state } = await tenant.read(deviceCategory, managed);

  expect(state).toBe(managed.state);
});

test('accepts at once a change that is newer than our own write', async () => {
  await using tenant = await startTenant({}, { clock: steppingClock() });
  const rule = { displayName: 'x', deviceCleanupRulePlatformType: 'ios', deviceInactivityBeforeRetirementInDays: 90 };
  const managed = await tenant.manage(managedDeviceCleanupRule, rule);
  await tenant.handle.request('PATCH', `/beta/deviceManagement/managedDeviceCleanupRules/${idOf(managed)}`, {
    deviceInactivityBeforeRetirementInDays: 270,
  });
  tenant.requests();

  const { state } = await tenant.read(managedDeviceCleanupRule, managed);

  expect(state?.deviceInactivityBeforeRetirementInDays).toBe(270);
  expect(tenant.requests()).toHaveLength(1);
});

test('accepts an undeclared position, although the object was just written', async () => {
  await using tenant = await startTenant();
  const first = await tenant.manage(deviceEnrollmentLimit, { displayName: 'Ten', limit: 10 });
  const second = await tenant.manage(deviceEnrollmentLimit, { displayName: 'Five', limit: 5 });
  const path = '/beta/deviceManagement/deviceEnrollmentConfigurations';
  await tenant.handle.request('POST', `${path}/${idOf(second)}/setPriority`, { priority: 1 });
  tenant.restart();
  tenant.requests();

  const answers = await Promise.all([first, second].map((one) => tenant.read(deviceEnrollmentLimit, one)));

  expect(answers.map(({ state }) => state?.priority)).toEqual([2, 1]);
  expect(tenant.requests()).toHaveLength(1);
});

test('reads again if a declared position has its earlier value', async () => {
  await using tenant = await startTenant();
  const first = await tenant.manage(deviceEnrollmentLimit, { displayName: 'Ten', limit: 10 });
  const five = { displayName: 'Five', limit: 5, priority: 1 };
  const second = await tenant.manage(deviceEnrollmentLimit, five);
  tenant.restart();
  const path = '/beta/deviceManagement/deviceEnrollmentConfigurations';
  const { body } = await tenant.handle.request('GET', `${path}/${idOf(second)}?$expand=assignments`);
  const old = JSON.stringify({ ...(body as object), priority: 2 });
  tenant.emulator.addFault({
    match: { method: 'GET', path: /deviceEnrollmentConfigurations/ },
    times: 1,
    then: { body: old },
  });

  const { state } = await tenant.read(deviceEnrollmentLimit, second);

  expect(first.state.priority).toBe(1);
  expect(state).toBe(second.state);
});

test('sends one request for several fresh reads in one turn', async () => {
  await using tenant = await startTenant({ categories: 3 });
  const read = { ...deviceCategory.graph, fresh: true };
  await tenant.context.graph.list(read);
  tenant.requests();

  const together = await Promise.all([tenant.context.graph.list(read), tenant.context.graph.list(read)]);
  const sent = tenant.requests().length;
  const later = await tenant.context.graph.list(read);

  expect(together.map(({ state }) => state)).toEqual(['present', 'present']);
  expect([sent, tenant.requests().length]).toEqual([1, 1]);
  expect(later.state).toBe('present');
});

function steppingClock(): () => Date {
  let now = Date.parse('2026-11-23T05:12:00Z');
  return () => new Date((now += 1000));
}
