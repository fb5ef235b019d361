import { demoTenantId } from '../../emulator/identities.js';
import { synthesize, tenantWith } from '../constructs/synthesize.js';
import { startProvider } from '../support/provider.js';
import { startTenant } from '../support/tenant.js';

const other = '0f0f0f0f-1111-4222-8333-444444444444';

test('plain Terraform refuses the state of another tenant, and accepts it again after the id is corrected', async () => {
  const tenants = [demoTenantId, other].map((tenantId) => ({ tenantId, authority: 'intune' as const }));
  await using tenant = await startTenant({}, { tenants });
  await using provider = await startProvider(tenant);
  const declared = synthesize(tenantWith({ enrollment: { categories: [{ displayName: 'Kiosk' }] } }));
  provider.terraform.write(declared);
  await provider.terraform.apply();

  provider.terraform.write(JSON.parse(JSON.stringify(declared).replaceAll(demoTenantId, other)) as object);
  const refused = await provider.terraform.run('plan', '-input=false', '-no-color');
  provider.terraform.write(declared);

  const words = refused.stderr.replaceAll(/[\s│]+/gu, ' ');
  expect(refused.code).toBe(1);
  expect(words.match(/INT2150/gu)).toHaveLength(1);
  expect(words).toContain(`belongs to tenant ${demoTenantId}`);
  expect(words).toContain(`configured for tenant ${other}`);
  expect(await provider.terraform.changes()).toEqual({});
});
