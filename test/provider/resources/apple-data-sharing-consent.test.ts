import { validateResource } from '../../../provider/engine/index.js';
import { appleDataSharingConsent as consent } from '../../../provider/resources/apple/apple-data-sharing-consent.js';
import { applePushCertificateSigningRequest } from '../../../provider/resources/apple/apple-push-certificate-signing-request.js';
import { complete, startTenant } from '../../support/tenant.js';

test('grants the consent once, and then knows when it was granted', async () => {
  await using tenant = await startTenant();

  const managed = await tenant.manage(consent, { granted: true });
  const again = await tenant.manage(consent, { granted: true });

  expect(tenant.bodiesOf('POST')).toEqual([{}]);
  expect(managed.state).toMatchObject({
    id: 'appleMDMPushCertificate',
    granted: true,
    grantDateTime: '2026-11-23T05:12:00.0000000Z',
  });
  expect(again.state).toMatchObject(managed.state);
});

test('cannot be withdrawn: not by the declaration, and not by destroy', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(consent, { granted: true });
  tenant.requests();

  const withdrawn = validateResource(consent, complete(consent.attributes, { granted: false }));
  const destroyed = await tenant.destroy(consent, managed);

  expect(withdrawn.map(({ code }) => code)).toEqual(['INT1501']);
  expect(destroyed.diagnostics.map(({ code }) => code)).toEqual(['INT2009']);
  expect(tenant.requests()).toEqual([]);
});

test('reads the signing request without creating a new one', async () => {
  await using tenant = await startTenant();

  const { state } = await tenant.readData(applePushCertificateSigningRequest, {});

  expect(state?.content).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----/u);
  expect(tenant.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /deviceManagement/applePushNotificationCertificate/downloadApplePushNotificationCertificateSigningRequest()',
  ]);
});
