import type { JsonObject } from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator, testTime, textOf, valuesOf } from './ask.js';

const store = '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings';
const profiles = '/beta/deviceManagement/androidDeviceOwnerEnrollmentProfiles';
const dedicated = {
  displayName: 'Kiosks',
  enrollmentMode: 'corporateOwnedDedicatedDevice',
  tokenExpirationDateTime: '2027-11-23T00:00:00Z',
};

test('is bound to managed Google Play by completing the sign-up, and no longer after unbinding', async () => {
  await using emulator = await startTestEmulator();
  const bindStatus = async (): Promise<unknown> => (await ask(emulator, `GET ${store}`)).body.bindStatus;

  const before = await bindStatus();
  const url = await ask(emulator, `POST ${store}/requestSignupUrl`, { body: { hostName: 'example.com' } });
  const done = await ask(emulator, `POST ${store}/completeSignup`, { body: { enterpriseToken: 'planted' } });
  const bound = await bindStatus();
  await ask(emulator, `POST ${store}/unbind`);

  expect([before, textOf(url.body.value).startsWith('https://play.google.com/'), done.status]).toEqual([
    'notBound',
    true,
    204,
  ]);
  expect([bound, await bindStatus()]).toEqual(['bound', 'notBound']);
});

test('switches fully managed enrollment by its action, and refuses one without a value', async () => {
  await using emulator = await startTestEmulator({ managedGooglePlay: 'bound' });
  const action = `POST ${store}/setAndroidDeviceOwnerFullyManagedEnrollmentState`;

  const switched = await ask(emulator, action, { body: { enabled: true } });
  const refused = await ask(emulator, action, { body: {} });

  expect([switched.status, errorOf(refused)]).toEqual([204, [400, 'BadRequest']]);
  expect((await ask(emulator, `GET ${store}`)).body.androidDeviceOwnerFullyManagedEnrollmentEnabled).toBe(true);
});

test('ignores properties of the binding in a PATCH', async () => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, `PATCH ${store}`, { body: { bindStatus: 'bound', enrollmentTarget: 'none' } });

  expect(answer).toMatchObject({ status: 200, body: { bindStatus: 'notBound', enrollmentTarget: 'none' } });
});

test('creates corporate profiles only for a bound tenant, except for AOSP devices', async () => {
  await using unbound = await startTestEmulator();
  await using bound = await startTestEmulator({ managedGooglePlay: 'boundAndValidated' });
  const aosp = { displayName: 'Headsets', enrollmentMode: 'corporateOwnedAOSPUserlessDevice' };

  expect(errorOf(await ask(unbound, `POST ${profiles}`, { body: dedicated }))).toEqual([400, 'BadRequest']);
  expect((await ask(unbound, `POST ${profiles}`, { body: aosp })).status).toBe(201);
  expect((await ask(bound, `POST ${profiles}`, { body: dedicated })).status).toBe(201);
});

test.each([
  ['in 65 years', '2091-11-23T05:12:00Z', 201],
  ['a second later', '2091-11-23T05:12:01Z', 400],
  ['now', testTime.toISOString(), 400],
])('takes a token that expires %s, or not', async (_when, tokenExpirationDateTime, status) => {
  await using emulator = await startTestEmulator({ managedGooglePlay: 'bound' });

  const made = await ask(emulator, `POST ${profiles}`, { body: { ...dedicated, tokenExpirationDateTime } });

  expect(made.status).toBe(status);
});

async function makeProfile(emulator: Awaited<ReturnType<typeof startTestEmulator>>): Promise<JsonObject> {
  return (await ask(emulator, `POST ${profiles}`, { body: dedicated })).body;
}

test('replaces a token with a lifetime in seconds', async () => {
  await using emulator = await startTestEmulator({ managedGooglePlay: 'bound' });
  const before = await makeProfile(emulator);

  const answer = await ask(emulator, `POST ${profiles}/${textOf(before.id)}/createToken`, {
    body: { tokenValidityInSeconds: 3600 },
  });

  const { body: after } = await ask(emulator, `GET ${profiles}/${textOf(before.id)}`);
  expect(answer.status).toBe(204);
  expect(after.tokenValue).not.toBe(before.tokenValue);
  expect(Date.parse(textOf(after.tokenExpirationDateTime))).toBe(testTime.getTime() + 3_600_000);
});

test('returns no token after it was revoked', async () => {
  await using emulator = await startTestEmulator({ managedGooglePlay: 'bound' });
  const before = await makeProfile(emulator);

  await ask(emulator, `POST ${profiles}/${textOf(before.id)}/revokeToken`);

  const { body: after } = await ask(emulator, `GET ${profiles}/${textOf(before.id)}`);
  expect([before.tokenValue, after.tokenValue]).toEqual([expect.any(String), null]);
});

test('adds no token to the audit log', async () => {
  await using emulator = await startTestEmulator();
  await ask(emulator, `POST ${store}/completeSignup`, { body: { enterpriseToken: 'planted' } });
  const { tokenValue } = await makeProfile(emulator);
  const { body: settings } = await ask(emulator, `GET ${store}`);
  const [code] = settings.companyCodes as readonly JsonObject[];

  const events = JSON.stringify(valuesOf(await ask(emulator, 'GET /beta/deviceManagement/auditEvents')));

  expect(events).toContain('androidDeviceOwnerEnrollmentProfile');
  expect(events).toContain('completeSignup');
  for (const token of [tokenValue, code?.enrollmentToken]) expect(events).not.toContain(textOf(token));
});
