import type { ValueObject } from '../../../core/index.js';
import type { Fault } from '../../../emulator/faults.js';
import { importResource, planResource, validateResource } from '../../../provider/engine/index.js';
import { windowsAutopilotDeviceIdentities as devices } from '../../../provider/resources/windows/windows-autopilot-device-identities.js';
import { complete, startTenant, type TestTenant } from '../../support/tenant.js';

const importPath = /\/importedWindowsAutopilotDeviceIdentities\/import$/u;
const listPath = /\/windowsAutopilotDeviceIdentities$/u;
const updatePath = /\/updateDeviceProperties$/u;

const serials = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, index) => `PF-${String(10_000 + from + index)}`);
const byKey = (keys: readonly string[], value: string): ValueObject =>
  Object.fromEntries(keys.map((key) => [key, value]));
const hash = 'T0EgAQEAHAAAAAoAFwBYZ0oA';

/** Devices with hashes. */
function declaring(keys: readonly string[], more: ValueObject = {}): ValueObject {
  return { serialNumbers: keys, hardwareIdentifiers: byKey(keys, hash), ...more };
}

/** What requests of a kind asked for, without the way to the collection. */
function writesOf(tenant: TestTenant): readonly string[] {
  return tenant
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`);
}

function fail({ emulator }: TestTenant, match: Fault['match'], times = 1): void {
  emulator.addFault({ match, times, then: { status: 400, code: 'BadRequest' } });
}

/** Registers a device as another tool would. */
async function register(tenant: TestTenant, serialNumber: string, texts: object = {}): Promise<void> {
  const { graph } = tenant.context;
  const path = '/deviceManagement/windowsAutopilotDeviceIdentities';
  await graph.send({ method: 'POST', version: 'beta', path, area: 'enrollment', body: { serialNumber, ...texts } });
  tenant.requests();
}

test('imports devices in chunks of 500, waits for them, and writes the values that an import does not accept', async () => {
  await using tenant = await startTenant();
  const keys = serials(1_200);

  const managed = await tenant.manage(
    devices,
    declaring(keys, { groupTag: byKey(keys, 'Kiosk'), displayName: { 'PF-10007': 'Front desk' } }),
  );

  expect(writesOf(tenant)).toEqual(['POST import', 'POST import', 'POST import', 'POST updateDeviceProperties']);
  tenant.restart();
  const { state, diagnostics } = await tenant.read(devices, managed);
  expect(diagnostics).toEqual([]);
  expect(state).toBe(managed.state);
});

test('stores no hardware hash, neither in the state nor in the private data', async () => {
  await using tenant = await startTenant();

  const managed = await tenant.manage(devices, declaring(['PF-1']));

  expect(managed.state.hardwareIdentifiers).toBeNull();
  expect(JSON.stringify(managed)).not.toContain(hash);
});

test('takes over a registered device, reports what that changes, and does not change undeclared values', async () => {
  await using tenant = await startTenant();
  await register(tenant, 'PF-1', { groupTag: 'Kiosk', displayName: 'Old', userPrincipalName: 'Ada@contoso.com' });
  await register(tenant, 'PF-2', { groupTag: 'Others' });
  const config = {
    serialNumbers: ['pf-1'],
    displayName: { 'pf-1': 'New' },
    userPrincipalName: { 'pf-1': 'ada@contoso.com' },
  };

  const plan = await tenant.plan(devices, config);
  await tenant.manage(devices, config);

  expect(plan.diagnostics).toMatchObject([
    { code: 'INT2077', severity: 'warning', why: 'they differ from the declaration: PF-1: displayName "Old" to "New"' },
  ]);
  expect(
    tenant
      .requests()
      .filter(({ method }) => method !== 'GET')
      .map(({ body }) => body),
  ).toEqual([{ displayName: 'New' }]);
  const { state } = await importResource(devices, 'windowsAutopilotDeviceIdentities', tenant.context);
  expect(state).toMatchObject({
    serialNumbers: ['PF-1', 'PF-2'],
    groupTag: { 'PF-1': 'Kiosk', 'PF-2': 'Others' },
    displayName: { 'PF-1': 'New' },
  });
});

test('sends only changed texts, and unassigns a user with its own action', async () => {
  await using tenant = await startTenant();
  const before = { groupTag: { 'PF-1': 'A', 'PF-2': 'A' }, userPrincipalName: { 'PF-1': 'ada@contoso.com' } };
  const managed = await tenant.manage(devices, declaring(['PF-1', 'PF-2'], before));
  tenant.requests();

  const after = { groupTag: { 'PF-1': 'A', 'PF-2': 'B' }, userPrincipalName: { 'PF-1': '' } };
  const changed = await tenant.manage(devices, declaring(['PF-1', 'PF-2'], after), managed);

  expect(writesOf(tenant).toSorted()).toEqual(['POST unassignUserFromDevice', 'POST updateDeviceProperties']);
  expect((await tenant.plan(devices, declaring(['PF-1', 'PF-2'], after), changed)).planned).toBe(changed.state);
});

test('detects a deleted device, and a changed group tag', async () => {
  await using tenant = await startTenant();
  const keys = ['PF-1', 'PF-2'];
  const managed = await tenant.manage(devices, declaring(keys, { groupTag: byKey(keys, 'A'), removal: 'delete' }));
  await tenant.manage(devices, declaring(['PF-1'], { groupTag: { 'PF-1': 'by hand' }, removal: 'delete' }), managed);
  tenant.restart();

  const { state } = await tenant.read(devices, managed);

  expect(state).toMatchObject({ serialNumbers: ['PF-1'], groupTag: { 'PF-1': 'by hand' } });
});

test('keeps devices registered that are no longer declared, and reports it in the plan', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(devices, declaring(['PF-1', 'PF-2']));
  tenant.requests();

  const plan = await tenant.plan(devices, declaring(['PF-1']), managed);
  const smaller = await tenant.manage(devices, declaring(['PF-1']), managed);
  const destroyed = await tenant.destroy(devices, smaller);

  expect(plan.diagnostics).toMatchObject([
    { code: 'INT2078', severity: 'warning', what: '1 Autopilot device stays registered' },
  ]);
  expect(destroyed).toMatchObject({ state: null, diagnostics: [{ code: 'INT2078' }] });
  expect(writesOf(tenant)).toEqual([]);
});

test('deletes devices only if declared', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(devices, declaring(['PF-1', 'PF-2', 'PF-3'], { removal: 'delete' }));
  tenant.requests();

  const smaller = await tenant.manage(devices, declaring(['PF-1', 'PF-2'], { removal: 'delete' }), managed);
  expect(writesOf(tenant)).toHaveLength(1);
  const destroyed = await tenant.destroy(devices, smaller);

  expect(destroyed).toMatchObject({ state: null, diagnostics: [] });
  expect(writesOf(tenant)).toHaveLength(2);
});

test('keeps in the state what could not be deleted', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(devices, declaring(['PF-1', 'PF-2'], { removal: 'delete' }));
  fail(tenant, { method: 'DELETE' });

  const answer = await tenant.destroy(devices, managed);

  expect(answer.diagnostics).toMatchObject([{ code: 'INT2074', severity: 'error' }]);
  expect(answer.state?.serialNumbers).toHaveLength(1);
});

test('warns in the plan about a device that cannot be imported, and fails the update after it changed the others', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(devices, declaring(['PF-1']));
  const config = { serialNumbers: ['PF-1', 'PF-2'], groupTag: { 'PF-1': 'A', 'PF-2': 'A' } };

  const plan = await tenant.plan(devices, config, managed);
  const answer = await tenant.apply(devices, config, managed);

  expect(plan.diagnostics).toMatchObject([{ code: 'INT2076', severity: 'warning' }]);
  expect(answer.diagnostics).toMatchObject([{ code: 'INT2076', severity: 'error' }]);
  expect(answer.state).toMatchObject({ serialNumbers: ['PF-1'], groupTag: { 'PF-1': 'A' } });
});

test('fails a first import without any success, without a state', async () => {
  await using tenant = await startTenant();
  fail(tenant, { method: 'POST', path: importPath });

  const answer = await tenant.apply(devices, declaring(['PF-1']));

  expect(answer).toMatchObject({ state: null, diagnostics: [{ code: 'INT2073', severity: 'error' }] });
});

test('reports refused devices with Graph’s reason, and keeps the others', async () => {
  await using tenant = await startTenant();
  const config = { serialNumbers: ['PF-1', 'PF-2'], hardwareIdentifiers: { 'PF-1': hash, 'PF-2': '===' } };
  const full = complete(devices.attributes, config);

  // Validation would stop it before.
  const plan = await planResource(devices, { prior: null, config: full, proposed: full, private: {} }, tenant.context);
  const answer = await tenant.apply(devices, config);

  expect(plan.diagnostics).toEqual([]);
  expect(answer.diagnostics).toMatchObject([
    { code: 'INT2072', severity: 'warning', why: "Graph's reasons: PF-2: InvalidZtdHardwareHash (815)" },
  ]);
});

test('waits for an import in progress instead of sending it again', async () => {
  await using tenant = await startTenant({ switches: { autopilotImportSeconds: 3600 } });
  const slow = await tenant.apply(devices, declaring(['PF-1']));
  expect(slow).toMatchObject({ state: null, diagnostics: [{ code: 'INT2073' }] });
  tenant.handle.play({ autopilotImportSeconds: 0 });
  tenant.requests();
  tenant.restart();

  await tenant.manage(devices, declaring(['PF-1']));

  expect(writesOf(tenant)).toEqual([]);
});

test('does not send an import again that Graph lists without its status', async () => {
  await using tenant = await startTenant();
  const body = JSON.stringify({ value: [{ id: 'x', serialNumber: 'PF-1', state: null }] });
  const path = /\/importedWindowsAutopilotDeviceIdentities$/u;
  tenant.emulator.addFault({ match: { method: 'GET', path }, times: 1, then: { body } });

  const answer = await tenant.apply(devices, declaring(['PF-1']));

  expect(answer).toMatchObject({ state: null, diagnostics: [{ code: 'INT2073' }] });
  expect(writesOf(tenant)).toEqual([]);
});

test('imports nothing if it is unknown which imports are in progress', async () => {
  await using tenant = await startTenant();
  fail(tenant, { method: 'GET', path: /\/importedWindowsAutopilotDeviceIdentities$/u });

  const answer = await tenant.apply(devices, declaring(['PF-1']));

  expect(answer).toMatchObject({
    state: null,
    diagnostics: [{ code: 'INT2073', what: 'it is unknown whether 1 Autopilot device was imported' }],
  });
  expect(writesOf(tenant)).toEqual([]);
});

test('keeps the registered devices if an import does not end', async () => {
  await using tenant = await startTenant();
  const stuck = { id: 'x', serialNumber: 'PF-2', state: { deviceImportStatus: 'pending' } };
  const path = /\/importedWindowsAutopilotDeviceIdentities$/u;
  const then = { body: JSON.stringify({ value: [stuck] }) };
  tenant.emulator.addFault({ match: { method: 'GET', path }, times: 1000, then });

  const answer = await tenant.apply(devices, declaring(['PF-1', 'PF-2']));

  expect(answer).toMatchObject({
    state: { serialNumbers: ['PF-1', 'PF-2'] },
    diagnostics: [
      {
        code: 'INT2073',
        severity: 'warning',
        what: 'only 1 of 2 Autopilot devices were imported',
        why: 'Intune has not completed the others. Not registered: PF-2',
      },
    ],
  });
});

test('registers each device once if the answer to the import is lost', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'POST', path: importPath }, times: 1, then: { lostAnswer: true } });

  await tenant.apply(devices, declaring(['PF-1', 'PF-2']));
  tenant.restart();
  await tenant.apply(devices, declaring(['PF-1', 'PF-2']));

  const { state } = await importResource(devices, 'windowsAutopilotDeviceIdentities', tenant.context);
  expect(state?.serialNumbers).toEqual(['PF-1', 'PF-2']);
});

test('keeps the tenant’s values if a device was not changed, and continues with the others', async () => {
  await using tenant = await startTenant();
  const keys = serials(20);
  const managed = await tenant.manage(devices, declaring(keys, { groupTag: byKey(keys, 'A') }));
  fail(tenant, { method: 'POST', path: updatePath }, 2);

  const answer = await tenant.apply(devices, declaring(keys, { groupTag: byKey(keys, 'B') }), managed);

  expect(answer.diagnostics).toMatchObject([
    { code: 'INT2069', severity: 'error', what: '2 Autopilot devices were not changed' },
  ]);
  const tags = Object.values((answer.state?.groupTag ?? {}) as ValueObject);
  expect(tags.filter((tag) => tag === 'A')).toHaveLength(2);
  expect(tags.filter((tag) => tag === 'B')).toHaveLength(18);
});

test('changes and deletes nothing if two devices have the serial number', async () => {
  await using tenant = await startTenant();
  await register(tenant, 'PF-1');
  await register(tenant, 'pf-1');
  await register(tenant, 'PF-2');
  const config = { serialNumbers: ['PF-1', 'PF-2'], groupTag: { 'PF-1': 'A', 'PF-2': 'A' }, removal: 'delete' };

  const plan = await tenant.plan(devices, config);
  const answer = await tenant.apply(devices, config);
  const destroyed = await tenant.destroy(devices, { state: answer.state ?? {}, private: answer.private });

  expect(plan.diagnostics.map(({ code }) => code)).toEqual(['INT2079', 'INT2077']);
  expect(answer.diagnostics).toMatchObject([{ code: 'INT2079', severity: 'warning' }]);
  expect(destroyed).toMatchObject({ state: { serialNumbers: ['PF-1'] }, diagnostics: [{ code: 'INT2079' }] });
  expect(writesOf(tenant)).toHaveLength(2);
});

test('moves a device from one resource to another without deleting it', async () => {
  await using tenant = await startTenant();
  const first = await tenant.manage(devices, declaring(['PF-1', 'PF-2'], { removal: 'delete' }));
  tenant.requests();

  await tenant.manage(devices, declaring(['PF-2'], { removal: 'delete' }));
  await tenant.manage(devices, declaring(['PF-1'], { removal: 'delete' }), first);

  expect(writesOf(tenant)).toEqual([]);
});

test('skips a device without a serial number, and keeps the state if the list is nonsense', async () => {
  await using tenant = await startTenant();
  await register(tenant, '');
  const managed = await tenant.manage(devices, declaring(['PF-1']));
  const answered = (value: unknown): void => {
    tenant.emulator.addFault({
      match: { method: 'GET', path: listPath },
      times: 1,
      then: { body: JSON.stringify(value) },
    });
    tenant.restart();
  };

  answered({ value: [{ id: 'x', serialNumber: 7 }] });
  const nonsense = await tenant.read(devices, managed);
  answered({ error: { code: 'x' } });
  const failed = await tenant.read(devices, managed);

  expect([nonsense.state, failed.state]).toEqual([managed.state, managed.state]);
  expect(nonsense.diagnostics).toMatchObject([{ code: 'INT3006' }]);
  expect(failed.diagnostics).toHaveLength(1);
});

test.each([
  ['INT1560', { serialNumbers: ['PF-1', 'pf-1'] }],
  ['INT1560', { serialNumbers: ['PF-1'], groupTag: { 'PF-1': 'A', 'pf-1': 'B' } }],
  ['INT1562', { serialNumbers: ['PF-1'], groupTag: { 'PF-2': 'A' } }],
  ['INT1562', { serialNumbers: ['PF-1'], hardwareIdentifiers: { 'PF-2': hash } }],
  ['INT1563', { serialNumbers: ['PF-1'], hardwareIdentifiers: { 'PF-1': 'no hash' } }],
])('refuses with %s: %j', (code, config) => {
  const problems = validateResource(devices, complete(devices.attributes, config));

  expect(problems.map((problem) => problem.code)).toEqual([code]);
  expect(JSON.stringify(problems)).not.toContain('no hash');
});
