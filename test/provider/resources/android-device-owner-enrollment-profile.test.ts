import { isJsonObject, textOf } from '../../../core/index.js';
import { validateResource } from '../../../provider/engine/index.js';
import { androidDeviceOwnerEnrollmentProfile as profile } from '../../../provider/resources/android/android-device-owner-enrollment-profile.js';
import { complete, idOf, startTenant, type TestTenant, testTime } from '../../support/tenant.js';

const { declared } = profile.example;
const path = '/beta/deviceManagement/androidDeviceOwnerEnrollmentProfiles';

const codesOf = async (tenant: TestTenant, values: object): Promise<readonly string[]> =>
  (await tenant.plan(profile, { ...declared, ...values })).diagnostics.map(({ code }) => code);

test('fails a plan while the tenant is known to be unbound, except for AOSP devices', async () => {
  await using tenant = await startTenant();

  expect(await codesOf(tenant, {})).toEqual(['INT2040']);
  expect(await codesOf(tenant, { enrollmentMode: 'corporateOwnedFullyManaged' })).toEqual(['INT2040']);
  expect(await codesOf(tenant, { enrollmentMode: 'corporateOwnedAOSPUserlessDevice' })).toEqual([]);
});

test('says how a person binds the tenant', async () => {
  await using tenant = await startTenant();

  const [problem] = (await tenant.plan(profile, declared)).diagnostics;

  expect(problem).toMatchObject({
    what: 'the corporate Android profile cannot be created yet: the tenant is not bound to managed Google Play',
    why: 'bindStatus of the tenant is notBound; bound or boundAndValidated is required',
    fix: expect.stringContaining('Launch Google to connect now') as string,
  });
});

test('plans if it is unknown whether the tenant is bound', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { path: /androidManagedStore/ }, then: { status: 403 } });

  expect(await codesOf(tenant, {})).toEqual([]);
});

/** The token and the QR code that the tenant has by now. */
async function secretsOf(tenant: TestTenant): Promise<readonly string[]> {
  const { body } = await tenant.handle.request('GET', path);
  const [object] = isJsonObject(body) && Array.isArray(body.value) ? body.value.filter(isJsonObject) : [];
  const image = isJsonObject(object?.qrCodeImage) ? object.qrCodeImage.value : null;
  return [object?.tokenValue, object?.qrCodeContent, image].map((value) => textOf(value) ?? '');
}

test('keeps the token and the QR code out of the state, and reads neither', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });

  const managed = await tenant.manage(profile, declared);
  tenant.restart();
  const read = await tenant.read(profile, managed);

  const secrets = await secretsOf(tenant);
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  for (const secret of secrets) expect(JSON.stringify([managed, read])).not.toContain(secret);
  const reads = tenant.requests().filter(({ method }) => method === 'GET');
  expect(reads.length).toBeGreaterThan(0);
  expect(reads.every(({ path: at }) => !/tokenValue|qrCode|wifiPassword(?!Version)/u.test(at))).toBe(true);
});

test('sends the Wi-Fi password once, and again with a new version', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const wifi = { ...declared, configureWifi: true, wifiSsid: 'Staging', wifiSecurityType: 'wpa' };

  const first = await tenant.manage(profile, { ...wifi, wifiPassword: 'planted-1', wifiPasswordVersion: 1 });
  const unchanged = await tenant.plan(profile, { ...wifi, wifiPassword: 'planted-2', wifiPasswordVersion: 1 }, first);
  const second = await tenant.manage(profile, { ...wifi, wifiPassword: 'planted-2', wifiPasswordVersion: 2 }, first);

  expect(unchanged.planned).toEqual(first.state);
  expect(tenant.bodiesOf('PATCH')).toEqual([{ wifiPassword: 'planted-2' }]);
  expect(JSON.stringify([first, second])).not.toContain('planted');
});

test('creates with the expiry in the body, and replaces the token for another expiry', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(profile, declared);
  const [before] = await secretsOf(tenant);
  const created = tenant.bodiesOf('POST');

  const tomorrow = new Date(testTime.getTime() + 86_400_000).toISOString();
  const changed = await tenant.manage(profile, { ...declared, tokenExpirationDateTime: tomorrow }, managed);

  const [after] = await secretsOf(tenant);
  expect(created).toMatchObject([{ tokenExpirationDateTime: declared.tokenExpirationDateTime }]);
  expect(tenant.bodiesOf('POST')).toEqual([{ tokenValidityInSeconds: 86_400 }]);
  expect(changed.state.tokenExpirationDateTime).toBe(tomorrow);
  expect(after).not.toBe(before);
});

test('does not replace the token again because Graph’s expiry differs by some seconds', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(profile, declared);
  const { tokenExpirationDateTime: until } = declared;
  if (typeof until !== 'string') throw new Error('the example has no expiry');
  const tokenValidityInSeconds = Math.round((Date.parse(until) - testTime.getTime()) / 1000) + 42;
  await tenant.handle.request('POST', `${path}/${idOf(managed)}/createToken`, { tokenValidityInSeconds });
  tenant.restart();

  const { state } = await tenant.read(profile, managed);

  expect(state).toEqual(managed.state);
});

test.each([
  ['2091-11-23T05:12:00Z', []],
  ['2091-11-23T05:12:01Z', ['INT2042']],
  ['2026-11-23T05:12:00Z', ['INT2042']],
])('takes an expiry within 65 years: %s', async (tokenExpirationDateTime, codes) => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });

  expect(await codesOf(tenant, { tokenExpirationDateTime })).toEqual(codes);
});

test('creates a new profile for another mode or kind of token', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(profile, declared);
  const other = { enrollmentMode: 'corporateOwnedWorkProfile', enrollmentTokenType: 'deviceStaging' };

  const { requiresReplace } = await tenant.plan(profile, { ...declared, ...other }, managed);

  expect(requiresReplace).toEqual([['enrollmentMode'], ['enrollmentTokenType']]);
});

test.each([
  ['deviceStaging', 'corporateOwnedDedicatedDevice', ['INT1233']],
  ['deviceStaging', 'corporateOwnedWorkProfile', []],
  ['corporateOwnedDedicatedDeviceWithAzureADSharedMode', 'corporateOwnedFullyManaged', ['INT1233']],
  ['corporateOwnedDedicatedDeviceWithAzureADSharedMode', 'corporateOwnedDedicatedDevice', []],
  ['default', 'corporateOwnedAOSPUserAssociatedDevice', []],
])('takes a token %s with the mode %s, or not', (enrollmentTokenType, enrollmentMode, codes) => {
  const values = complete(profile.attributes, { ...declared, enrollmentTokenType, enrollmentMode });

  expect(validateResource(profile, values).map(({ code }) => code)).toEqual(codes);
});

test.each([
  [63, []],
  [64, ['INT1505']],
])('takes a name template of up to 63 characters: %i', (length, codes) => {
  const values = complete(profile.attributes, { ...declared, deviceNameTemplate: 'x'.repeat(length) });

  expect(validateResource(profile, values).map(({ code }) => code)).toEqual(codes);
});

test('warns in every plan if the token expires soon or has expired, within the declared window, and not before', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const { tokenExpirationDateTime: _date, ...undated } = declared;
  const managed = await tenant.manage(profile, undated);
  const found = async (daysLeft: number, renewBeforeDays = 30): Promise<readonly (readonly string[])[]> => {
    const tokenExpirationDateTime = new Date(testTime.getTime() + daysLeft * 86_400_000).toISOString();
    const state = { ...managed.state, tokenExpirationDateTime, renewBeforeDays };
    const { diagnostics } = await tenant.plan(profile, { ...undated, renewBeforeDays }, { ...managed, state });
    return diagnostics.map(({ code, severity, what }) => [code, severity, what]);
  };

  const soon = ['INT2038', 'warning', 'the enrollment token of "Warehouse scanners" expires soon'];
  expect(await found(29)).toEqual([soon]);
  expect(await found(31)).toEqual([]);
  expect(await found(31, 60)).toEqual([soon]);
  expect(await found(-1)).toMatchObject([['INT2039', 'warning', expect.stringContaining('expired on')]]);
});

test('does not warn about an old expiry if the plan extends the token', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(profile, declared);
  const state = { ...managed.state, tokenExpirationDateTime: testTime.toISOString() };

  const { diagnostics } = await tenant.plan(profile, declared, { ...managed, state });

  expect(diagnostics).toEqual([]);
});
