import { unknown } from '../../../core/index.js';
import { validateDataSource } from '../../../provider/engine/index.js';
import { windowsEnrollmentAutodiscovery } from '../../../provider/resources/windows/windows-enrollment-autodiscovery.js';
import { complete, startTenant } from '../../support/tenant.js';

test('distinguishes a domain whose record points to Intune from one whose record does not', async () => {
  await using tenant = await startTenant({ domains: ['contoso.com'] });

  const right = await tenant.readData(windowsEnrollmentAutodiscovery, { domainName: 'Contoso.com' });
  const wrong = await tenant.readData(windowsEnrollmentAutodiscovery, { domainName: 'fabrikam.com' });

  expect([right.diagnostics, wrong.diagnostics]).toEqual([[], []]);
  expect(right.state).toMatchObject({ verified: true, recordName: 'EnterpriseEnrollment.Contoso.com' });
  expect(wrong.state).toMatchObject({ verified: false, recordTarget: 'EnterpriseEnrollment-s.manage.microsoft.com' });
});

test('reports the missing permission, instead of a missing record', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { method: 'GET', path: /verifyWindowsEnrollmentAutoDiscovery/ },
    times: 1,
    then: { status: 403, code: 'Forbidden' },
  });

  const { state, diagnostics } = await tenant.readData(windowsEnrollmentAutodiscovery, { domainName: 'contoso.com' });

  expect(state).toBeNull();
  expect(diagnostics.map(({ fix }) => fix)).toEqual(['grant the identity DeviceManagementServiceConfig.ReadWrite.All']);
});

test.each(['contoso', "contoso.com')/x('", 'https://contoso.com', 'contoso..com', 'büro.de', 'user@contoso.com'])(
  'fails when the domain is %j',
  (domainName) => {
    const config = complete(windowsEnrollmentAutodiscovery.attributes, { domainName });

    expect(validateDataSource(windowsEnrollmentAutodiscovery, config).map(({ code }) => code)).toEqual(['INT1130']);
  },
);

test.each(['contoso.com', 'eu.contoso.com', 'xn--bro-hoa.de', unknown])('takes %j', (domainName) => {
  const config = complete(windowsEnrollmentAutodiscovery.attributes, { domainName });

  expect(validateDataSource(windowsEnrollmentAutodiscovery, config)).toEqual([]);
});
