import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant, type IntuneTenantProps } from '../../constructs/index.js';
import { demoTenantId } from '../../emulator/identities.js';
import { loadDeclarations } from '../../schemas/index.js';
import type { LooseProps } from '../constructs/synthesize.js';
import { startProvider } from '../support/provider.js';
import { startTenant } from '../support/tenant.js';

/** A stack as Terraform gets it, for the tenant of the emulator. */
function stackOf(props: LooseProps): object {
  const tenant = new IntuneTenant(Testing.app(), 'contoso', {
    ...props,
    tenantId: demoTenantId,
  } as object as IntuneTenantProps);
  return JSON.parse(Testing.synth(tenant, true)) as object;
}

test('contoso.yaml applies with real Terraform, and the next plan is empty', async () => {
  await using tenant = await startTenant({ authority: 'unknown' });
  await using provider = await startProvider(tenant);
  const [contoso] = loadDeclarations(['examples/contoso.yaml']).declarations;
  provider.terraform.write(stackOf(contoso?.declaration.spec ?? {}));

  const planned = await provider.terraform.changes();
  await provider.terraform.apply();

  expect(Object.keys(planned).sort()).toEqual([
    'intune_default_device_enrollment_limit.default',
    'intune_device_category.kiosk',
    'intune_device_category.office',
    'intune_device_enrollment_limit.everyone-else',
    'intune_device_enrollment_limit.field-staff',
    'intune_device_enrollment_limit_order.order',
    'intune_managed_device_cleanup_rule.ios',
    'intune_managed_device_cleanup_rule.windows',
    'intune_mdm_authority.authority',
  ]);
  expect(await provider.terraform.changes()).toEqual({});
});

test.each([{ percent: 0 }, { count: 0 }])('plan fails if a rule would newly hide more than %j', async (maxAffected) => {
  await using tenant = await startTenant({ devices: 500, authority: 'unknown' });
  await using provider = await startProvider(tenant);
  const cleanupRules = [{ platform: 'windows', inactiveDays: 30 }] as const;
  // The authority changes in the same plan; the preview must not wait for it.
  provider.terraform.write(stackOf({ authority: { desired: 'intune' }, retention: { cleanupRules, maxAffected } }));

  const { code, stderr } = await provider.terraform.run('plan', '-input=false', '-no-color');

  const message = stderr.replaceAll(/[│\s]+/gu, ' ');
  expect(code).toBe(1);
  expect(message).toMatch(
    /INT1210: the cleanup rule for windows would hide \d+ of \d+ devices \([\d.]+ percent\); maxAffected allows 0/u,
  );
});

test('plan passes if a rule stays below the limit', async () => {
  await using tenant = await startTenant({ devices: 500 });
  await using provider = await startProvider(tenant);
  const cleanupRules = [{ platform: 'windows', inactiveDays: 30 }] as const;
  provider.terraform.write(stackOf({ retention: { cleanupRules, maxAffected: { percent: 100 } } }));

  expect(await provider.terraform.changes()).toEqual({ 'intune_managed_device_cleanup_rule.windows': ['create'] });
});

test.each(['${file("/etc/hostname")}', '%{ for x in [1] }', '$${a}', '$$$${b} %%{c'])(
  'Terraform writes the name %s of a YAML file as it stands there',
  async (displayName) => {
    await using tenant = await startTenant();
    await using provider = await startProvider(tenant);
    const spec = {
      tenantId: demoTenantId,
      authority: { desired: 'intune' },
      enrollment: { categories: [{ displayName }] },
    };
    const text = JSON.stringify({
      apiVersion: 'intuneform/v1',
      kind: 'IntuneTenant',
      metadata: { name: 'contoso' },
      spec,
    });
    const stack = IntuneTenant.fromYaml(Testing.app(), { text, file: 'contoso.yaml' });
    provider.terraform.write(JSON.parse(Testing.synth(stack, true)) as object);

    await provider.terraform.apply();

    expect(tenant.bodiesOf('POST')).toContainEqual(expect.objectContaining({ displayName }));
  },
);
