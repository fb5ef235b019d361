import type { IntuneTenantProps } from '../../constructs/index.js';
import { synthesize, tenantWith } from '../constructs/synthesize.js';
import { startProvider } from '../support/provider.js';
import { testCertificates } from '../support/push-certificates.js';
import { startTenant, type TestTenant, testTime } from '../support/tenant.js';
import type { TerraformFolder } from '../support/terraform.js';

const management = '/beta/deviceManagement';

async function byHand({ handle }: TestTenant, method: string, path: string, body?: object): Promise<void> {
  const { status } = await handle.request(method, `${management}${path}`, body as never);
  if (status >= 300) throw new Error(`${method} ${path} was answered ${String(status)}`);
}

async function idsOf({ handle }: TestTenant, path: string): Promise<readonly string[]> {
  const { body } = await handle.request('GET', `${management}${path}`);
  return (body as { value: { id: string }[] }).value.map(({ id }) => id);
}

/** Warnings of plain Terraform: codes, and its text on one line. */
async function warningsOf(
  terraform: TerraformFolder,
): Promise<{ readonly codes: readonly string[]; readonly text: string }> {
  const { code, stdout, stderr } = await terraform.run('plan', '-input=false', '-no-color');
  if (code !== 0) throw new Error(`plan ended with ${String(code)}: ${stdout}${stderr}`);
  const text = stdout.replaceAll(/\s*│?\s*\n[│╷╵\s]*/gu, ' ');
  return { codes: [...new Set(text.match(/INT\d{4}/gu) ?? [])].sort(), text };
}

const declared: Partial<IntuneTenantProps> = {
  enrollment: {
    limits: { default: 5 },
    categories: [{ displayName: 'Kiosk' }],
    android: {
      managedGooglePlay: { bound: true },
      corporateProfiles: [
        {
          displayName: 'Scanners',
          enrollmentMode: 'corporateOwnedFullyManaged',
          tokenExpirationDateTime: new Date(testTime.getTime() + 100 * 86_400_000).toISOString(),
        },
      ],
    },
  },
};

test('plain Terraform reports recorded objects once, and no warning while the tenant is as declared and ready', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  await using provider = await startProvider(tenant);
  provider.terraform.write(synthesize(tenantWith(declared)));

  const first = await warningsOf(provider.terraform);
  await provider.terraform.apply();
  const second = await warningsOf(provider.terraform);

  expect([first.codes, second.codes]).toEqual([['INT2045'], []]);
});

test('plain Terraform warns about outside changes and deletions, only until apply', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  await using provider = await startProvider(tenant);
  provider.terraform.write(synthesize(tenantWith(declared)));
  await provider.terraform.apply();
  const configurations = '/deviceEnrollmentConfigurations';
  const limit = (await idsOf(tenant, configurations)).find((id) => id.endsWith('_DefaultLimit')) ?? '';
  await byHand(tenant, 'PATCH', `${configurations}/${limit}`, {
    '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
    limit: 15,
  });
  for (const id of await idsOf(tenant, '/deviceCategories')) await byHand(tenant, 'DELETE', `/deviceCategories/${id}`);

  const drifted = await warningsOf(provider.terraform);
  await provider.terraform.apply();
  const healed = await warningsOf(provider.terraform);

  expect(drifted.codes).toEqual(['INT2130', 'INT2131']);
  expect(drifted.text).toContain('limit: declared 5, the tenant has 15');
  expect(drifted.text).toContain('the device category "Kiosk" was deleted outside');
  expect(healed.codes).toEqual([]);
});

test('plain Terraform warns about expiry: of declared objects in their own window, and of undeclared ones', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  await using provider = await startProvider(tenant);
  const { android, ...others } = declared.enrollment ?? {};
  const [profile] = android?.corporateProfiles ?? [];
  if (!profile) throw new Error('there must be a profile');
  const corporateProfiles = [{ ...profile, renewBeforeDays: 120 }];
  provider.terraform.write(
    synthesize(tenantWith({ enrollment: { ...others, android: { ...android, corporateProfiles } } })),
  );
  await provider.terraform.apply();
  const inWindow = await warningsOf(provider.terraform);
  await byHand(tenant, 'PATCH', '/applePushNotificationCertificate', {
    appleIdentifier: 'mdm@contoso.com',
    certificate: testCertificates.expired.pem,
  });

  const undeclared = await warningsOf(provider.terraform);

  expect(inWindow.codes).toEqual(['INT2038']);
  expect(undeclared.codes).toEqual(['INT1347', 'INT2038']);
  expect(undeclared.text).toContain('pushCertificate mdm@contoso.com on 2020-01-01T00:00:00');
});

test('plain Terraform warns that devices of a declared platform cannot enroll, and why', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'notBound' });
  await using provider = await startProvider(tenant);
  await byHand(tenant, 'PATCH', '/applePushNotificationCertificate', {
    appleIdentifier: 'mdm@contoso.com',
    certificate: testCertificates.expired.pem,
  });
  const pushCertificate = { appleIdentifier: 'mdm@contoso.com' };
  provider.terraform.write(synthesize(tenantWith({ enrollment: { apple: { pushCertificate } } })));

  const adopting = await warningsOf(provider.terraform);
  await provider.terraform.apply();
  const { codes, text } = await warningsOf(provider.terraform);

  // While the certificate is about to change, the current one is not checked.
  expect(adopting.codes).not.toContain('INT1346');
  expect(codes).toEqual(['INT1346', 'INT2039']);
  expect(text).toContain('iPhones and iPads cannot enroll; the Apple push certificate expired at 2020-01-01T00:00:00');
  expect(text).not.toContain('Android');
});

test('plain Terraform continues if something could not be read', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  await using provider = await startProvider(tenant);
  provider.terraform.write(synthesize(tenantWith({ enrollment: { windows: { restore: { state: 'enabled' } } } })));
  tenant.emulator.addFault({ match: { path: 'applePushNotificationCertificate' }, then: { status: 403 } });
  tenant.emulator.addFault({ match: { path: 'depOnboardingSettings' }, then: { status: 403 } });

  // Destroy would leave the setting: that is said of every default of the service.
  expect((await warningsOf(provider.terraform)).codes).toEqual(['INT2007']);
});
