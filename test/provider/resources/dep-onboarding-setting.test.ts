import { validateResource } from '../../../provider/engine/index.js';
import { depOnboardingPublicKey } from '../../../provider/resources/apple/dep-onboarding-public-key.js';
import { depOnboardingSetting as token } from '../../../provider/resources/apple/dep-onboarding-setting.js';
import { complete, idOf, startTenant } from '../../support/tenant.js';

const shell = { tokenName: 'Contoso' };
const whole = {
  ...shell,
  appleIdentifier: 'ade@contoso.com',
  depToken: 'planted-secret-token-1',
  depTokenVersion: '2026',
};

test('is created without a token, returns its public key, and accepts the token later', async () => {
  await using tenant = await startTenant();
  const made = await tenant.manage(token, shell);

  const key = await tenant.readData(depOnboardingPublicKey, shell);
  const { state } = await tenant.manage(token, whole, made);

  expect(key.state).toMatchObject({ depOnboardingSettingId: idOf(made), tokenName: 'Contoso' });
  expect(key.state?.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/u);
  expect(tenant.bodiesOf('POST').at(-1)).toEqual({ appleId: 'ade@contoso.com', depToken: whole.depToken });
  expect(state).toMatchObject({ tokenType: 'dep', tokenExpirationDateTime: '2027-11-23T05:12:00.0000000Z' });
  expect(JSON.stringify(state)).not.toContain('planted-secret');
});

test('uploads a renewed token if its version changes, and syncs on request', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(token, whole);
  tenant.requests();

  const renewed = {
    ...whole,
    depToken: 'planted-secret-token-2',
    depTokenVersion: '2027',
    syncTrigger: 'after renewal',
  };
  await tenant.manage(token, renewed, managed);

  const posts = tenant.requests().filter(({ method }) => method === 'POST');
  expect(posts.map(({ path, body }) => [path.split('/').at(-1), body])).toEqual([
    ['uploadDepToken', { appleId: 'ade@contoso.com', depToken: 'planted-secret-token-2' }],
    ['syncWithAppleDeviceEnrollmentProgram', {}],
  ]);
});

test('refuses a token of another Apple ID until that is acknowledged', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(token, whole);
  const moved = { ...whole, appleIdentifier: 'new@contoso.com', depTokenVersion: '2027' };
  const transition = { from: 'ade@contoso.com', acknowledge: ['devices-orphaned'] };
  tenant.requests();

  const refused = await tenant.apply(token, moved, managed);
  const sent = tenant.bodiesOf('POST');
  const allowed = await tenant.plan(token, { ...moved, transition }, managed);

  expect(refused.diagnostics.map(({ code }) => code)).toEqual(['INT2030']);
  expect(sent).toEqual([]);
  expect(allowed.diagnostics.map(({ code }) => code)).toEqual(['INT2031']);
});

test('warns in every plan if the token expires soon', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(token, whole);
  const state = { ...managed.state, tokenExpirationDateTime: '2026-12-01T00:00:00Z' };

  const { diagnostics } = await tenant.plan(token, whole, { ...managed, state });

  expect(diagnostics.map(({ code, what }) => [code, what])).toEqual([
    ['INT2038', 'the ADE token "Contoso" expires soon'],
  ]);
});

test('fails validation if a token has no Apple ID', () => {
  const config = complete(token.attributes, { ...whole, appleIdentifier: null });

  expect(validateResource(token, config).map(({ code }) => code)).toEqual(['INT1500']);
});
