import { textOf, type ValueObject } from '../../../core/index.js';
import { deviceCleanupPreview } from '../../../provider/resources/devices/device-cleanup-preview.js';
import { matchesPattern } from '../../../provider/resources/devices/device-name-pattern.js';
import { itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const windows = { platform: 'windows', inactiveDays: 90 } as const;

async function preview(tenant: TestTenant, ...exceptions: readonly ValueObject[]) {
  tenant.restart();
  return tenant.readData(deviceCleanupPreview, { ...windows, exceptions });
}

/** Windows devices that a rule of 90 days hides. */
async function silentDevices({ handle }: TestTenant) {
  const { body } = await handle.request('GET', '/beta/deviceManagement/managedDevices');
  return itemsOf(body).filter(
    ({ deviceType, lastSyncDateTime }) => deviceType === 'desktop' && (textOf(lastSyncDateTime) ?? '') < '2026-08-24',
  );
}

async function send({ handle }: TestTenant, method: 'POST' | 'PUT' | 'PATCH', path: string, body: object) {
  const answer = await handle.request(method, path, body as never);
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered ${String(answer.status)}`);
  return answer.body as { readonly id: string };
}

async function groupWith(tenant: TestTenant, name: string, members: readonly string[]): Promise<string> {
  const group = await send(tenant, 'POST', '/v1.0/groups', {
    ...{ displayName: name, mailEnabled: false, mailNickname: name, securityEnabled: true },
  });
  for (const member of members) {
    const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${member}` };
    await send(tenant, 'POST', `/v1.0/groups/${group.id}/members/$ref`, reference);
  }
  return group.id;
}

/** The device in the directory, whose object id is not the `deviceId` that Intune knows. */
const objectIdOf = (deviceId: unknown): string => String(deviceId).replace('-9000-', '-a000-');

test('excludes devices from the count by name, category, scope tag and nested group, each of them once', async () => {
  await using tenant = await startTenant({ devices: 400 });
  const [named, kiosk, tagged, member] = await silentDevices(tenant);
  const category = await send(tenant, 'POST', '/beta/deviceManagement/deviceCategories', { displayName: 'Kiosk' });
  const reference = {
    '@odata.id': `https://graph.microsoft.com/beta/deviceManagement/deviceCategories('${category.id}')`,
  };
  const path = (device: typeof named) => `/beta/deviceManagement/managedDevices/${textOf(device?.id) ?? ''}`;
  await send(tenant, 'PUT', `${path(kiosk)}/deviceCategory/$ref`, reference);
  await send(tenant, 'PATCH', path(tagged), { roleScopeTagIds: ['0', '7'] });
  const inner = await groupWith(tenant, 'inner', [objectIdOf(member?.azureADDeviceId)]);
  const outer = await groupWith(tenant, 'outer', [inner, objectIdOf(named?.azureADDeviceId)]);
  const name = (textOf(named?.deviceName) ?? '').toLowerCase();

  const all = await preview(tenant);
  const without = await preview(
    tenant,
    { deviceName: name },
    { deviceCategory: 'kiosk' },
    { scopeTag: '7', label: 'Shops' },
    { group: outer, label: 'Loaners' },
  );

  expect(without.diagnostics).toEqual([]);
  expect(without.state?.excepted).toEqual([
    { exception: `deviceName ${name}`, devices: 1 },
    { exception: 'deviceCategory kiosk', devices: 1 },
    { exception: 'scopeTag Shops', devices: 1 },
    // The other member counts for the first exception that names it.
    { exception: 'group Loaners', devices: 1 },
  ]);
  expect(all.state?.counted).toBe(all.state?.newlyHidden);
  expect(without.state?.newlyHidden).toBe(all.state?.newlyHidden);
  expect(without.state?.counted).toBe(Number(all.state?.newlyHidden) - 4);
});

test('counts what the change removes within the days, if given', async () => {
  await using tenant = await startTenant({ devices: 400 });
  const read = async (exceptions: readonly ValueObject[]) =>
    (await tenant.readData(deviceCleanupPreview, { ...windows, withinDays: 60, exceptions })).state;

  const all = await read([]);
  const none = await read([{ deviceName: 'WIN-*' }]);

  expect(Number(all?.counted)).toBeGreaterThan(0);
  expect(all?.counted).toBe(all?.newlyLeaving);
  expect(none).toMatchObject({ counted: 0, countedPercent: 0 });
  expect(none?.excepted).toEqual([{ exception: 'deviceName WIN-*', devices: all?.newlyLeaving }]);
});

test('reads the fleet once for all rules with the same exceptions, whatever their labels', async () => {
  await using tenant = await startTenant({ devices: 200 });
  const labelled = (label: string): readonly ValueObject[] => [{ deviceName: 'WIN-*', label }];
  tenant.requests();

  await Promise.all([
    tenant.readData(deviceCleanupPreview, { ...windows, exceptions: labelled('Desks') }),
    tenant.readData(deviceCleanupPreview, { platform: 'ios', inactiveDays: 90, exceptions: labelled('Office') }),
  ]);

  expect(tenant.requests().filter(({ path }) => path.includes('/managedDevices?'))).toHaveLength(1);
});

test('counts devices without any scope tag, and warns', async () => {
  await using tenant = await startTenant({ devices: 400 });
  const [device] = await silentDevices(tenant);
  await send(tenant, 'PATCH', `/beta/deviceManagement/managedDevices/${textOf(device?.id) ?? ''}`, {
    roleScopeTagIds: [],
  });

  const { state, diagnostics } = await preview(tenant, { scopeTag: '7' });

  expect(diagnostics).toMatchObject([
    { code: 'INT2055', severity: 'warning', why: expect.stringContaining('1 devices') as unknown },
  ]);
  expect(state?.counted).toBe(state?.newlyHidden);
});

test('has no preview if the devices of a group are hidden from the identity', async () => {
  await using tenant = await startTenant({ devices: 50 });
  const group = await groupWith(tenant, 'loaners', []);
  const hidden = { '@odata.type': '#microsoft.graph.device', id: group, deviceId: null };
  tenant.emulator.addFault({
    match: { path: /transitiveMembers/ },
    then: { body: JSON.stringify({ value: [hidden] }) },
  });

  const { state, diagnostics } = await preview(tenant, { group });

  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([
    { code: 'INT2054', severity: 'error', fix: expect.stringContaining('Device.Read.All') as unknown },
  ]);
});

test('reports the permission for groups, not that for devices, if a group cannot be read', async () => {
  await using tenant = await startTenant({ devices: 50 });
  const group = await groupWith(tenant, 'loaners', []);
  tenant.emulator.addFault({ match: { path: /transitiveMembers/ }, then: { status: 403 } });

  const { state, diagnostics } = await preview(tenant, { group });

  expect(state).toBeNull();
  expect(diagnostics[0]?.fix).toContain('GroupMember.Read.All');
});

test.each([
  ['KIOSK-*', 'kiosk-000012', true],
  ['*-0000??', 'WIN-000012', true],
  ['*a*b', 'xaxxb', true],
  ['*a*b', 'xaxxbc', false],
  ['WIN-?', 'WIN-12', false],
  ['*', '', true],
  ['WIN', 'WIN-1', false],
  ['W.N-1', 'WIN-1', false],
  [`${'*a'.repeat(50)}*b`, 'a'.repeat(500), false],
])('the pattern %s fits %s: %s', (pattern, name, fits) => {
  expect(matchesPattern(pattern, name)).toBe(fits);
});
