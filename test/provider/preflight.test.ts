import { readOnlyApplication } from '../../emulator/identities.js';
import { deviceCategory } from '../../provider/resources/devices/device-category.js';
import { startProvider } from '../support/provider.js';
import { startTenant, type TestTenant } from '../support/tenant.js';
import { withResource } from '../support/terraform-json.js';

const kiosk = withResource(deviceCategory, { displayName: 'Kiosk' });

/** The tenant with a read-only application. */
function forReader(tenant: TestTenant, environment: Readonly<Record<string, string>> = {}): TestTenant {
  const { clientId, clientSecret } = readOnlyApplication;
  const credentials = { ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: clientSecret };
  return { ...tenant, environment: { ...tenant.environment, ...credentials, ...environment } };
}

test('a read-only identity plans with a warning, and apply fails before it sends anything', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(forReader(tenant));
  const { terraform } = provider;
  terraform.write(kiosk);

  const planned = await terraform.run('plan', '-input=false', '-no-color', '-detailed-exitcode');
  const applied = await terraform.run('apply', '-input=false', '-no-color', '-auto-approve');

  expect(planned.code).toBe(2);
  expect(planned.stdout).toMatch(
    /Warning: INT2084: this identity has no permission to write the device category "Kiosk"/u,
  );
  expect(applied.code).toBe(1);
  expect(applied.stderr).toMatch(/Error: INT2084/u);
  expect(tenant.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('fails the plan if the provider block is configured so, and leaves it to Graph if preflight is off', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(forReader(tenant, { INTUNEFORM_PREFLIGHT: 'off' }));
  const { terraform } = provider;

  terraform.write({ ...kiosk, provider: { intune: { preflight: 'fail' } } });
  const failed = await terraform.run('plan', '-input=false', '-no-color');
  terraform.write(kiosk);
  const silent = await terraform.run('plan', '-input=false', '-no-color');
  const refused = await terraform.run('apply', '-input=false', '-no-color', '-auto-approve');

  expect(failed.stderr).toMatch(/Error: INT2084/u);
  expect(silent.stdout).not.toMatch(/INT2084/u);
  expect(refused.stderr).toMatch(/Error: INT3003/u);
});

test('fails if preflight has an unknown value, and names the variable', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(forReader(tenant, { INTUNEFORM_PREFLIGHT: 'loud' }));
  provider.terraform.write(kiosk);

  const { stderr } = await provider.terraform.run('plan', '-input=false', '-no-color');

  expect(stderr.replaceAll(/\s*\n[│ ]*/gu, ' ')).toMatch(
    /INT1340: preflight "loud" does not exist.*INTUNEFORM_PREFLIGHT is "loud"; allowed are warn, fail, off/u,
  );
});
