import { demoTenantId, type Emulator } from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator, testTime, textOf, valuesOf } from './ask.js';

const rules = '/beta/deviceManagement/managedDeviceCleanupRules';
const devices = '/beta/deviceManagement/managedDevices';
const day = 86_400_000;

function rule(platform: string, days: number) {
  return {
    displayName: 'Silent',
    deviceCleanupRulePlatformType: platform,
    deviceInactivityBeforeRetirementInDays: days,
  };
}

function before(days: number): string {
  return new Date(testTime.getTime() - days * day).toISOString();
}

async function silentDevices(emulator: Emulator, days: number) {
  const answer = await ask(emulator, `GET ${devices}?$filter=lastSyncDateTime lt ${before(days)}`);
  return valuesOf(answer);
}

test.each([29, 271, 0, 90.5, '90', null])('refuses a rule of %p days', async (days) => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, `POST ${rules}`, { body: rule('windows', days as number) });

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
});

test.each([30, 270])('accepts a rule of %p days', async (days) => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, `POST ${rules}`, { body: rule('windows', days) });

  expect(answer).toMatchObject({ status: 201, body: { deviceInactivityBeforeRetirementInDays: days } });
});

test('accepts one rule per platform, and never moves it to another', async () => {
  await using emulator = await startTestEmulator();
  const first = await ask(emulator, `POST ${rules}`, { body: rule('windows', 90) });
  const path = `${rules}/${textOf(first.body.id)}`;

  const second = await ask(emulator, `POST ${rules}`, { body: rule('Windows', 60) });
  const other = await ask(emulator, `POST ${rules}`, { body: rule('ios', 60) });
  const moved = await ask(emulator, `PATCH ${path}`, { body: { deviceCleanupRulePlatformType: 'macOS' } });
  const unmoved = await ask(emulator, `PATCH ${path}`, { body: rule('windows', 60) });

  expect([second.status, other.status, moved.status, unmoved.status]).toEqual([400, 201, 400, 200]);
});

test.each(['unknownFutureValue', 'linux'])('refuses a rule for %s', async (platform) => {
  await using emulator = await startTestEmulator();

  expect((await ask(emulator, `POST ${rules}`, { body: rule(platform, 90) })).status).toBe(400);
});

test('hides the inactive devices of the platform at once, except those of Jamf', async () => {
  await using emulator = await startTestEmulator({ devices: 2000 });
  const silent = await silentDevices(emulator, 90);
  const macs = silent.filter(({ operatingSystem }) => operatingSystem === 'macOS');
  const jamf = macs.filter(({ managementAgent }) => managementAgent === 'jamf');

  await ask(emulator, `POST ${rules}`, { body: rule('macOS', 90) });

  const left = await silentDevices(emulator, 90);
  expect(jamf.length).toBeGreaterThan(0);
  expect(macs.length).toBeGreaterThan(jamf.length);
  expect(left).toEqual(silent.filter((device) => !macs.includes(device) || jamf.includes(device)));
});

test('keeps devices hidden if the rule is deleted, and does not find them by id', async () => {
  await using emulator = await startTestEmulator({ devices: 300 });
  const [device] = (await silentDevices(emulator, 90)).filter(({ deviceType }) => deviceType === 'desktop');
  const made = await ask(emulator, `POST ${rules}`, { body: rule('windows', 90) });

  await ask(emulator, `DELETE ${rules}/${textOf(made.body.id)}`);

  expect((await ask(emulator, `GET ${devices}/${textOf(device?.id)}`)).status).toBe(404);
});

test('hides devices as time passes a rule’s limit', async () => {
  let time = testTime;
  await using emulator = await startTestEmulator({ devices: 500 }, { clock: () => time });
  await ask(emulator, `POST ${rules}`, { body: rule('all', 270) });
  const countOf = async () => (await ask(emulator, `GET ${devices}?$top=1`)).body['@odata.count'] as number;
  const first = await countOf();

  time = new Date(testTime.getTime() + 100 * day);

  expect(await countOf()).toBeLessThan(first);
});

test('logs each hidden device with the documented activity', async () => {
  await using emulator = await startTestEmulator({ devices: 300 });
  const windows = (await silentDevices(emulator, 90)).filter(({ deviceType }) => deviceType === 'desktop');

  await ask(emulator, `POST ${rules}`, { body: rule('windows', 90) });

  const events = valuesOf(await ask(emulator, 'GET /beta/deviceManagement/auditEvents'));
  const hidden = events.filter(
    ({ activity }) => activity === 'Device set to be hidden from admin by Device Cleanup Rule Silent',
  );
  expect(hidden).toHaveLength(windows.length);
});

test('hides some hundreds of 2,000 devices by a 90-day rule for Windows', async () => {
  await using emulator = await startTestEmulator({ devices: 2000 });
  const enrolled = async () =>
    (await ask(emulator, 'GET /beta/deviceManagement/managedDeviceOverview')).body.enrolledDeviceCount as number;
  const first = await enrolled();

  await emulator.tenant(demoTenantId).request('POST', rules, rule('windows', 90));

  const hidden = first - (await enrolled());
  expect(hidden).toBeGreaterThan(200);
  expect(hidden).toBeLessThan(500);
});
