import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { demoTenantId } from '../../emulator/identities.js';
import { startProvider } from '../support/provider.js';
import { itemsOf, startTenant, type TestTenant } from '../support/tenant.js';

/** A declaration in YAML with one limit for a group, as Terraform gets it. */
function stackFor(group: string): object {
  const text = `
apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: ${demoTenantId}
  authority: { desired: intune }
  enrollment:
    limits: { custom: [{ displayName: A, limit: 3, assignments: [{ group: ${JSON.stringify(group)} }] }] }
`;
  const tenant = IntuneTenant.fromYaml(Testing.app(), { text, file: 'contoso.yaml' });
  return JSON.parse(Testing.synth(tenant, true)) as object;
}

async function renameGroup(tenant: TestTenant, from: string, to: string): Promise<void> {
  const { body } = await tenant.handle.request('GET', '/beta/groups');
  const id = itemsOf(body).find(({ displayName }) => displayName === from)?.id;
  if (typeof id !== 'string') throw new Error(`no group ${from}`);
  await tenant.handle.request('PATCH', `/beta/groups/${id}`, { displayName: to });
}

test.each(['All staff', "Ann's “team”", 'a "quoted" \\ name', '${file("/etc/hostname")} %{ if }'])(
  'assigns to the group %s by its name in YAML, and plans nothing afterwards',
  async (group) => {
    await using tenant = await startTenant({ groups: ['Kiosks', group] });
    await using provider = await startProvider(tenant);
    provider.terraform.write(stackFor(group));

    await provider.terraform.apply();

    expect(await provider.terraform.changes()).toEqual({});
  },
);

test('fails at plan if a group was renamed outside, shows the new name, and shows no drift once it is declared', async () => {
  await using tenant = await startTenant({ groups: ['All staff'] });
  await using provider = await startProvider(tenant);
  provider.terraform.write(stackFor('All staff'));
  await provider.terraform.apply();
  await renameGroup(tenant, 'All staff', 'All staff EU');

  const { code, stderr } = await provider.terraform.run('plan', '-input=false', '-no-color');
  provider.terraform.write(stackFor('All staff EU'));

  expect(code).toBe(1);
  expect(stderr.replaceAll(/[│\s]+/gu, ' ')).toMatch(
    /the tenant has no group named "All staff".*"All staff EU" \([0-9a-f-]{36}\)/u,
  );
  expect(await provider.terraform.changes()).toEqual({});
});
