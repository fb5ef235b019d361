import { startProvider } from '../support/provider.js';
import { startTenant } from '../support/tenant.js';
import { stackOfYaml } from './example.js';

const scope = 'intune_mobile_device_management_policy.user-scope';

test('plan lists what a pipeline must hand over, and reports the missing DNS record', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  provider.terraform.write(stackOfYaml('windows-only'));

  const run = await provider.terraform.run('plan', '-input=false', '-no-color');

  expect(run.code).toBe(0);
  expect(run.stdout).toContain(scope);
  expect(run.stdout).toMatch(/signed-in\s+administrator/u);
  expect(run.stdout).toContain('INT1249');
  expect(tenant.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});
