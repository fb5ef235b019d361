import {
  demoAdministrator,
  demoApplication,
  demoTenantId,
  type Emulator,
  expiredApplication,
  readOnlyApplication,
} from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator } from './ask.js';

const categories = '/beta/deviceManagement/deviceCategories';

async function requestToken(emulator: Emulator, form: Record<string, string>, tenantId = demoTenantId) {
  const url = `${emulator.url}/${tenantId}/oauth2/v2.0/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function tokenOf(emulator: Emulator, { clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const { body } = await requestToken(emulator, form);
  return String(body.access_token);
}

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

test('issues an application token with claims for tenant, application and roles', async () => {
  await using emulator = await startTestEmulator();

  const token = await tokenOf(emulator, demoApplication);

  expect(claimsOf(token)).toMatchObject({
    aud: 'https://graph.microsoft.com',
    tid: demoTenantId,
    appid: demoApplication.clientId,
    idtyp: 'app',
    roles: expect.arrayContaining(['DeviceManagementServiceConfig.ReadWrite.All']) as unknown,
  });
  expect((await ask(emulator, `GET ${categories}`, { token })).status).toBe(200);
});

test('issues a delegated user token with scopes', async () => {
  await using emulator = await startTestEmulator();
  const { userPrincipalName: username, password } = demoAdministrator;

  const { body } = await requestToken(emulator, {
    grant_type: 'password',
    client_id: demoApplication.clientId,
    username,
    password,
  });

  const claims = claimsOf(String(body.access_token));
  expect(claims).toMatchObject({
    idtyp: 'user',
    upn: username,
    scp: expect.stringContaining('Policy.Read.All') as unknown,
  });
  expect(claims).not.toHaveProperty('roles');
});

test.each([
  [
    'a wrong secret',
    { form: { client_secret: 'wrong' }, tenantId: demoTenantId },
    { status: 401, error: 'invalid_client', code: 7000215 },
  ],
  [
    'an unknown application',
    { form: { client_id: demoTenantId }, tenantId: demoTenantId },
    { status: 400, error: 'unauthorized_client', code: 700016 },
  ],
  [
    'an unknown tenant',
    { form: {}, tenantId: '00000000-0000-0000-0000-000000000001' },
    { status: 400, error: 'invalid_request', code: 90002 },
  ],
  [
    'an unknown grant',
    { form: { grant_type: 'device_code' }, tenantId: demoTenantId },
    { status: 400, error: 'unsupported_grant_type', code: 70003 },
  ],
  [
    'a garbled assertion',
    { form: { client_assertion: 'x' }, tenantId: demoTenantId },
    { status: 401, error: 'invalid_client', code: 50027 },
  ],
])('refuses %s as Entra does', async (_case, { form, tenantId }, { status, error, code }) => {
  await using emulator = await startTestEmulator();
  const whole = {
    grant_type: 'client_credentials',
    client_id: demoApplication.clientId,
    client_secret: demoApplication.clientSecret,
    ...form,
  };

  const answer = await requestToken(emulator, whole, tenantId);

  expect(answer).toMatchObject({ status, body: { error, error_codes: [code] } });
  expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${String(code)}: `, 'u'));
});

test('accepts a client assertion that is a JWT and has not expired', async () => {
  await using emulator = await startTestEmulator();
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const form = (exp: number) => ({
    grant_type: 'client_credentials',
    client_id: demoApplication.clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${encode({ alg: 'RS256' })}.${encode({ exp })}.sig`,
  });

  const valid = await requestToken(emulator, form(4_000_000_000));
  const late = await requestToken(emulator, form(1_000_000_000));

  expect([valid.status, late.status, late.body.error_codes]).toEqual([200, 401, [700024]]);
});

test('answers 401 for a token that is missing, garbled, foreign or expired', async () => {
  await using emulator = await startTestEmulator();
  await using other = await startTestEmulator();
  const expired = await tokenOf(emulator, expiredApplication);
  const foreign = other.token({ tenantId: demoTenantId, kind: 'application' });

  const answers = await Promise.all(
    ['', 'garbled', foreign, expired].map((token) => ask(emulator, `GET ${categories}`, { token })),
  );

  expect(answers.map(errorOf)).toEqual(Array(4).fill([401, 'InvalidAuthenticationToken']));
});

test('answers 403 with the permissions that a token lacks', async () => {
  await using emulator = await startTestEmulator();
  const token = await tokenOf(emulator, readOnlyApplication);

  const read = await ask(emulator, `GET ${categories}`, { token });
  const write = await ask(emulator, `POST ${categories}`, { token, body: { displayName: 'Kiosk' } });

  expect(read.status).toBe(200);
  expect(errorOf(write)).toEqual([403, 'Forbidden']);
  expect(JSON.stringify(write.body)).toContain('DeviceManagementConfiguration.ReadWrite.All');
});

test('refuses an application if only a signed-in user is allowed, whatever its permissions', async () => {
  await using emulator = await startTestEmulator();
  const path = 'GET /beta/policies/mobileDeviceManagementPolicies';
  const delegated = emulator.token({ tenantId: demoTenantId, kind: 'delegated' });

  const application = await ask(emulator, path);
  const user = await ask(emulator, path, { token: delegated });

  expect(errorOf(application)).toEqual([403, 'Authorization_RequestDenied']);
  expect(user).toMatchObject({ status: 200, body: { value: [{ appliesTo: 'none' }] } });
});
