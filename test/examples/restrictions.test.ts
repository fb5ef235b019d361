import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant, type IntuneTenantProps } from '../../constructs/index.js';
import { demoTenantId } from '../../emulator/identities.js';
import type { LooseProps } from '../constructs/synthesize.js';
import { startProvider } from '../support/provider.js';
import { startTenant } from '../support/tenant.js';

function stackOf(props: LooseProps): object {
  const tenant = new IntuneTenant(Testing.app(), 'fabrikam', {
    ...props,
    tenantId: demoTenantId,
  } as object as IntuneTenantProps);
  return JSON.parse(Testing.synth(tenant, true)) as object;
}

test('a filter and the assignment that used it are removed in one apply, the assignment first', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  const { terraform } = provider;
  const withFilter = (filter: object, filters: IntuneTenantProps['filters'] = []): object =>
    stackOf({
      authority: { desired: 'intune' },
      filters,
      enrollment: {
        restrictions: {
          custom: [{ displayName: 'A', platformType: 'windows', assignments: [{ allUsers: true, ...filter }] }],
        },
      },
    });
  terraform.write(
    withFilter({ filter: { include: 'F' } }, [
      { displayName: 'F', platform: 'windows10AndLater', rule: '(device.model -eq "A")' },
    ]),
  );
  await terraform.apply();

  terraform.write(withFilter({}));
  const { code, stderr } = await terraform.apply();

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(await terraform.changes()).toEqual({});
});
