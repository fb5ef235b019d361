import { unknown, type ValueObject } from '../../../core/index.js';
import { importResource, validateResource } from '../../../provider/engine/index.js';
import { exampleCertificates } from '../../../provider/resources/apple/apple-example-certificates.js';
import { applePushNotificationCertificate as certificate } from '../../../provider/resources/apple/apple-push-notification-certificate.js';
import { testCertificates } from '../../support/push-certificates.js';
import { complete, type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

const { first, renewed } = exampleCertificates;
const { older, expired, other, web, soon } = testCertificates;
const account = 'mdm@contoso.com';

interface Pem {
  readonly pem: string;
  readonly serialNumber: string;
}

const declare = ({ pem, serialNumber }: Pem, more: ValueObject = {}): ValueObject => ({
  appleIdentifier: account,
  certificate: pem,
  certificateSerialNumber: serialNumber,
  ...more,
});

const codesOf = (diagnostics: readonly { readonly code: string }[]): readonly string[] =>
  diagnostics.map(({ code }) => code);

const uploaded = async (tenant: TestTenant): Promise<Managed> => {
  const managed = await tenant.manage(certificate, declare(first));
  tenant.requests();
  return managed;
};

test('uploads the certificate only with its Apple ID, reads the rest from the answer, and keeps a constant id', async () => {
  await using tenant = await startTenant();

  const { state } = await tenant.manage(certificate, declare(first));

  expect(tenant.bodiesOf('PATCH')).toEqual([{ appleIdentifier: account, certificate: first.pem }]);
  expect(state).toMatchObject({
    id: 'applePushNotificationCertificate',
    certificate: null,
    certificateSerialNumber: first.serialNumber,
    topicIdentifier: 'com.apple.mgmt.External.8a2f1c44-5d3b-4f0e-9c61-2b7d90e4a113',
    expirationDateTime: '2099-12-31T23:59:59.0000000Z',
  });
  expect(JSON.stringify(state)).not.toContain('BEGIN CERTIFICATE');
});

test('renews with the same Apple ID if the serial number changes, and then has the new values', async () => {
  await using tenant = await startTenant();
  const managed = await uploaded(tenant);

  const { state } = await tenant.manage(certificate, declare(renewed), managed);

  expect(tenant.bodiesOf('PATCH')).toEqual([{ appleIdentifier: account, certificate: renewed.pem }]);
  expect(state).toMatchObject({ certificateSerialNumber: renewed.serialNumber });
});

test('uploads nothing while the tenant has the declared certificate, even if it has expired or is no longer declared', async () => {
  await using tenant = await startTenant();
  const managed = await uploaded(tenant);

  const kept = await tenant.plan(certificate, { appleIdentifier: account }, managed);
  const adopted = await tenant.manage(certificate, declare(first));

  expect(kept.planned).toEqual(managed.state);
  expect(adopted.state).toMatchObject({ certificateSerialNumber: first.serialNumber });
  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});

test('detects a certificate that was uploaded by hand, and does not restore the older one', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(certificate, declare(older));
  await tenant.handle.request('PATCH', '/beta/deviceManagement/applePushNotificationCertificate', {
    appleIdentifier: account,
    certificate: renewed.pem,
  });
  tenant.restart();

  const read = await tenant.read(certificate, { ...managed, private: {} });
  const { diagnostics } = await tenant.plan(certificate, declare(older), { state: read.state ?? {}, private: {} });

  expect(read.state).toMatchObject({ certificateSerialNumber: renewed.serialNumber });
  expect(codesOf(diagnostics)).toEqual(['INT2036']);
});

test.each([
  ['that is no PEM', declare({ pem: 'bm90IFBFTQ==', serialNumber: '01' }), 'INT2032'],
  ['with a private key', declare({ ...renewed, pem: `${renewed.pem}-----BEGIN EC PRIVATE KEY-----\n` }), 'INT2032'],
  ['whose PEM is cut off', declare({ ...renewed, pem: renewed.pem.slice(0, 200) }), 'INT2032'],
  ['of a web server', declare(web), 'INT2032'],
  ['that has expired', declare(expired), 'INT2033'],
  ['for another topic', declare(other), 'INT2034'],
  [
    'with another serial number than declared',
    declare({ ...renewed, serialNumber: first.serialNumber.replace('2', '3') }),
    'INT2035',
  ],
  ['that is older than the tenant’s', declare(older), 'INT2036'],
])('refuses a certificate %s: in the plan, and before anything is sent', async (_what, config, code) => {
  await using tenant = await startTenant();
  const managed = await uploaded(tenant);

  const plan = await tenant.plan(certificate, config, managed);
  const applied = await tenant.apply(certificate, config, managed);

  expect(codesOf(plan.diagnostics)).toEqual([code]);
  expect(codesOf(applied.diagnostics)).toEqual([code]);
  expect(applied.state).toEqual(managed.state);
  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});

test('quotes nothing of a certificate that it refuses', async () => {
  await using tenant = await startTenant();
  const secret = 'planted-secret-in-a-pem';

  const { diagnostics } = await tenant.plan(certificate, declare({ pem: secret, serialNumber: '01' }));

  expect(diagnostics).not.toEqual([]);
  expect(JSON.stringify(diagnostics)).not.toContain(secret);
});

test('refuses a certificate that is only known at apply', async () => {
  await using tenant = await startTenant();
  const planned = await tenant.plan(certificate, { ...declare(expired), certificate: unknown });

  const applied = await tenant.apply(certificate, declare(expired));

  expect(codesOf(planned.diagnostics)).toEqual([]);
  expect(codesOf(applied.diagnostics)).toEqual(['INT2033']);
});

test('refuses another Apple ID, ignoring case, until leaving the current one is acknowledged', async () => {
  await using tenant = await startTenant();
  const managed = await uploaded(tenant);
  const moved = declare(other, { appleIdentifier: 'new@contoso.com' });
  const wrong = { from: 'someone@contoso.com', acknowledge: ['devices-orphaned'] };
  const right = { from: 'MDM@contoso.com', acknowledge: ['devices-orphaned'] };

  const refused = await tenant.plan(certificate, moved, managed);
  const wrongly = await tenant.plan(certificate, { ...moved, transition: wrong }, managed);
  const shouted = await tenant.plan(certificate, declare(renewed, { appleIdentifier: 'MDM@Contoso.com' }), managed);
  const acknowledged = await tenant.plan(certificate, { ...moved, transition: right }, managed);
  const { state } = await tenant.manage(certificate, { ...moved, transition: right }, managed);

  expect(codesOf(refused.diagnostics)).toEqual(['INT2030', 'INT2034']);
  expect(codesOf(wrongly.diagnostics)).toEqual(['INT2030', 'INT2034']);
  expect(codesOf(shouted.diagnostics)).toEqual([]);
  expect(acknowledged.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT2031', 'warning']]);
  expect(state).toMatchObject({ appleIdentifier: 'new@contoso.com', certificateSerialNumber: other.serialNumber });
});

test('refuses another Apple ID also if the tenant’s certificate was never managed', async () => {
  await using tenant = await startTenant();
  await uploaded(tenant);
  tenant.restart();

  const { diagnostics } = await tenant.plan(certificate, declare(renewed, { appleIdentifier: 'new@contoso.com' }));

  expect(codesOf(diagnostics)).toEqual(['INT2030']);
});

test('explains where to get a certificate if the tenant has none and none is declared', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(certificate, { appleIdentifier: account });

  expect(diagnostics.map(({ code, what }) => [code, what])).toEqual([
    ['INT2037', 'the tenant has no push certificate, and none is declared to upload'],
  ]);
});

test('warns in every plan if it expires within the declared window, or has expired', async () => {
  await using tenant = await startTenant();
  const { state } = await tenant.apply(certificate, declare(soon));
  if (!state) throw new Error('not uploaded');

  const near = await tenant.plan(certificate, declare(soon), { state, private: {} });
  const far = await tenant.plan(certificate, declare(soon, { renewBeforeDays: 10 }), {
    state: { ...state, renewBeforeDays: 10 },
    private: {},
  });
  const past = await tenant.plan(certificate, declare(soon), {
    state: { ...state, expirationDateTime: '2026-11-01T00:00:00Z' },
    private: {},
  });

  expect(near.planned).toEqual(state);
  expect(near.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT2038', 'warning']]);
  expect(codesOf(far.diagnostics)).toEqual([]);
  expect(codesOf(past.diagnostics)).toEqual(['INT2039']);
});

test('is imported without the certificate and then plans nothing', async () => {
  await using tenant = await startTenant();
  await uploaded(tenant);

  const { state } = await importResource(certificate, 'applePushNotificationCertificate', tenant.context);
  const { planned } = await tenant.plan(certificate, declare(first), { state: state ?? {}, private: {} });

  expect(planned).toEqual(state);
});

test('plans the days of warning, which are not in Graph, after an import, and sends nothing for them', async () => {
  await using tenant = await startTenant();
  await uploaded(tenant);
  const { state, private: remembered } = await importResource(certificate, certificate.name, tenant.context);
  if (!state) throw new Error('not imported');
  const declaredDays = { appleIdentifier: account, renewBeforeDays: 45 };
  tenant.requests();

  const plan = await tenant.plan(certificate, declaredDays, { state, private: remembered });
  await tenant.manage(certificate, declaredDays, { state, private: remembered });

  expect([state.renewBeforeDays, plan.planned?.renewBeforeDays]).toEqual([30, 45]);
  expect(tenant.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('distinguishes a missing certificate from an unreadable one', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { method: 'GET', path: /applePushNotificationCertificate$/ },
    times: 9,
    then: { status: 403, code: 'Forbidden' },
  });

  const { diagnostics } = await tenant.plan(certificate, declare(first));

  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT3003', 'error']]);
});

test('fails validation if the serial number is missing or different, before there is a tenant', () => {
  const config = complete(certificate.attributes, declare(first));

  expect(validateResource(certificate, config)).toEqual([]);
  expect(codesOf(validateResource(certificate, { ...config, certificateSerialNumber: null }))).toEqual(['INT2035']);
  expect(codesOf(validateResource(certificate, { ...config, certificate: 'x' }))).toEqual(['INT2032']);
  expect(validateResource(certificate, { ...config, certificate: unknown })).toEqual([]);
});
