import { otherTenantsState } from '../../cli/terraform/state-owner.js';
import { demoTenantId } from '../../emulator/index.js';
import { tenantFixture } from './tenant-fixture.js';

const other = '0f0f0f0f-1111-4222-8333-444444444444';
const ours = 'provider["registry.terraform.io/intuneform/intune"]';

function stateOf(resource: object): string {
  const object = { mode: 'managed', type: 'intune_device_category', name: 'kiosk', provider: ours, ...resource };
  return JSON.stringify({ version: 4, serial: 1, lineage: 'x', resources: [object] });
}

function recorded(tenant: string): object {
  return { private: Buffer.from(JSON.stringify({ tenant })).toString('base64'), attributes: {} };
}

test('plan and apply refuse a declaration with another tenant id before Terraform starts', async () => {
  await using fixture = await tenantFixture({ limit: 7 });
  await fixture.apply();
  fixture.declare({ limit: 7, tenantId: other });
  fixture.emulator.clearJournal();

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);

  for (const { exitCode, stdout, stderr } of [planned, applied]) {
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toContain(`error INT2150: the state belongs to tenant ${demoTenantId}`);
    expect(stdout + stderr).toContain(`the declaration is for tenant ${other}`);
  }
  expect(fixture.emulator.journal.filter(({ path }) => path.includes('deviceManagement'))).toEqual([]);
});

test('reads the tenant of a state from the private data of the provider, or from the id of the authority', () => {
  const authority = { type: 'intune_mdm_authority', instances: [{ attributes: { id: demoTenantId } }] };

  const found = [stateOf({ instances: [recorded(demoTenantId)] }), stateOf(authority)].map((text) =>
    otherTenantsState(text, other, 'terraform.tfstate'),
  );

  expect(found).toMatchObject([{ code: 'INT2150' }, { code: 'INT2150' }]);
});

test('does not refuse a state of this tenant in another case, of no tenant, of an alias, or of another provider', () => {
  const texts = [
    stateOf({ instances: [recorded(other.toUpperCase())] }),
    stateOf({ instances: [{ attributes: { id: demoTenantId } }] }),
    stateOf({ instances: [recorded(demoTenantId)], provider: `${ours}.staging` }),
    stateOf({ instances: [recorded(demoTenantId)], provider: 'provider["registry.terraform.io/hashicorp/azuread"]' }),
    stateOf({ instances: [{ private: 'bm8=', attributes: {} }] }),
  ];

  expect(texts.map((text) => otherTenantsState(text, other, 'terraform.tfstate'))).toEqual(texts.map(() => undefined));
});
