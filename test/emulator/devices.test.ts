import { demoTenantId } from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator, textOf, valuesOf } from './ask.js';

const devices = '/v1.0/deviceManagement/managedDevices';

test('is the same fleet for the same tenant, and another for another seed', async () => {
  await using one = await startTestEmulator({ devices: 50 });
  await using same = await startTestEmulator({ devices: 50 });
  await using other = await startTestEmulator({ devices: 50, seed: 1 });

  const [fleet, again, different] = await Promise.all([one, same, other].map((each) => ask(each, `GET ${devices}`)));

  expect(again?.body.value).toEqual(fleet?.body.value);
  expect(different?.body.value).not.toEqual(fleet?.body.value);
});

test('has several platforms and agents, with check-ins before the start and after enrollment', async () => {
  await using emulator = await startTestEmulator({ devices: 500 });

  const fleet = valuesOf(await ask(emulator, `GET ${devices}`));

  expect(new Set(fleet.map(({ operatingSystem }) => operatingSystem)).size).toBe(5);
  expect(fleet.some(({ managementAgent }) => managementAgent === 'jamf')).toBe(true);
  expect(fleet.every((device) => textOf(device.enrolledDateTime) < textOf(device.lastSyncDateTime))).toBe(true);
  expect(fleet.every((device) => textOf(device.lastSyncDateTime) < '2026-11-23T05:12:00.0000000Z')).toBe(true);
});

test('filters by the last check-in and the enrollment, joined by and', async () => {
  await using emulator = await startTestEmulator({ devices: 400 });
  const all = valuesOf(await ask(emulator, `GET ${devices}`));
  const filter = 'lastSyncDateTime lt 2026-08-25T00:00:00Z and lastSyncDateTime gt 2026-05-01T00:00:00Z';

  const some = await ask(emulator, `GET ${devices}?$filter=${encodeURIComponent(filter)}&$select=id,lastSyncDateTime`);

  const wanted = all.filter(({ lastSyncDateTime: time }) => textOf(time) < '2026-08-25' && textOf(time) > '2026-05-01');
  expect(wanted.length).toBeGreaterThan(0);
  expect(valuesOf(some)).toEqual(wanted.map(({ id, lastSyncDateTime }) => ({ id, lastSyncDateTime })));
  expect(some.body['@odata.count']).toBe(wanted.length);
});

test.each([
  'lastSyncDateTime eq 2026-08-25T00:00:00Z',
  'lastSyncDateTime le 2026-08-25T00:00:00Z',
  'managementCertificateExpirationDate lt 2026-08-25T00:00:00Z',
  "operatingSystem eq 'Windows'",
  'lastSyncDateTime lt',
  "lastSyncDateTime lt 2026-08-25T00:00:00Z or deviceName eq 'A'",
])('refuses the filter %s, which no document shows', async (filter) => {
  await using emulator = await startTestEmulator({ devices: 5 });

  const answer = await ask(emulator, `GET ${devices}?$filter=${encodeURIComponent(filter)}`);

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
});

test('finds devices by name', async () => {
  await using emulator = await startTestEmulator({ devices: 30 });
  const [device] = valuesOf(await ask(emulator, `GET ${devices}`));
  const name = textOf(device?.deviceName);

  const equal = await ask(emulator, `GET ${devices}?$filter=deviceName eq '${name}'`);
  const containing = await ask(emulator, `GET ${devices}?$filter=contains(deviceName,'${name.slice(2)}')`);

  expect(valuesOf(equal)).toEqual([device]);
  expect(valuesOf(containing)).toEqual([device]);
});

test('returns each device once over all pages', async () => {
  await using emulator = await startTestEmulator({ devices: 2500 });
  const seen = new Set<unknown>();
  let pages = 0;
  let path: string | undefined = `${devices}?$select=id`;

  while (path !== undefined) {
    const page = await ask(emulator, `GET ${path}`);
    for (const { id } of valuesOf(page)) seen.add(id);
    pages++;
    const next = page.body['@odata.nextLink'];
    path = typeof next === 'string' ? next.slice(emulator.url.length) : undefined;
  }

  expect([seen.size, pages]).toEqual([2500, 3]);
});

test('reads, retires and deletes a device by its id', async () => {
  await using emulator = await startTestEmulator({ devices: 20 });
  const device = valuesOf(await ask(emulator, `GET ${devices}`))[13];
  const path = `${devices}/${textOf(device?.id)}`;

  const read = await ask(emulator, `GET ${path}?$select=deviceName`);
  const retired = await ask(emulator, `POST ${path}/retire`);
  const pending = await ask(emulator, `GET ${path}?$select=managementState`);
  const deleted = await ask(emulator, `DELETE ${path}`);
  const gone = await ask(emulator, `GET ${path}`);

  expect(read.body).toMatchObject({ deviceName: device?.deviceName });
  expect([retired.status, deleted.status, gone.status]).toEqual([204, 204, 404]);
  expect(pending.body).toMatchObject({ managementState: 'retirePending' });
});

test('retires only with the privileged permission', async () => {
  await using emulator = await startTestEmulator({ devices: 1 });
  const [device] = valuesOf(await ask(emulator, `GET ${devices}`));
  const permissions = ['DeviceManagementManagedDevices.ReadWrite.All'];
  const token = emulator.token({ tenantId: demoTenantId, kind: 'application', permissions });

  const answer = await ask(emulator, `POST ${devices}/${textOf(device?.id)}/retire`, { token });

  expect(errorOf(answer)).toEqual([403, 'Forbidden']);
});

test('counts the fleet by platform', async () => {
  await using emulator = await startTestEmulator({ devices: 300 });
  const all = valuesOf(await ask(emulator, `GET ${devices}`));
  const countOf = (system: string): number => all.filter(({ operatingSystem }) => operatingSystem === system).length;

  const overview = await ask(emulator, 'GET /v1.0/deviceManagement/managedDeviceOverview');

  expect(overview.body).toMatchObject({
    enrolledDeviceCount: 300,
    deviceOperatingSystemSummary: {
      windowsCount: countOf('Windows'),
      iosCount: countOf('iOS') + countOf('iPadOS'),
      macOSCount: countOf('macOS'),
      androidCount: countOf('Android'),
    },
  });
});

test('counts and pages 100,000 devices', async () => {
  await using emulator = await startTestEmulator({ devices: 100_000 });

  const page = await ask(emulator, `GET ${devices}?$filter=lastSyncDateTime lt 2026-08-25T00:00:00Z&$top=10`);

  expect(page.body['@odata.count']).toBeGreaterThan(20_000);
  expect(valuesOf(page)).toHaveLength(10);
});
