import { otherTenantsState } from '../../cli/terraform/state-owner.js';
import { demoTenantId } from '../../emulator/index.js';
import type { TenantSpec } from '../../schemas/index.js';
import { asProgram, asYaml } from './declare.js';
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

const declared = (tenantId: string): TenantSpec =>
  ({
    tenantId,
    authority: { desired: 'intune' },
    enrollment: { categories: [{ displayName: 'Kiosk' }], limits: { default: 7 } },
  }) as TenantSpec;

test.each([
  ['YAML', asYaml],
  ['constructs', asProgram],
] as const)(
  'where a tenant id was replaced, no verb reads or changes either tenant, through %s',
  async (_way, declare) => {
    const tenants = [demoTenantId, other].map((tenantId) => ({ tenantId, authority: 'intune' as const }));
    await using fixture = await tenantFixture({}, { tenants });
    expect((await fixture.cli(['apply', declare(fixture, declared(demoTenantId)), '--auto-approve'])).exitCode).toBe(0);
    const file = declare(fixture, declared(other));
    fixture.emulator.clearJournal();

    const refused = [
      await fixture.cli(['plan', file]),
      await fixture.cli(['apply', file, '--auto-approve']),
      await fixture.cli(['destroy', file, '--auto-approve']),
    ];
    const asked = fixture.emulator.journal.map(({ path }) => path);
    const right = await fixture.cli(['plan', declare(fixture, declared(demoTenantId))]);

    for (const { exitCode, stdout, stderr } of refused) {
      expect(exitCode).toBe(1);
      expect(stdout + stderr).toContain(`error INT2150: the state belongs to tenant ${demoTenantId}`);
      expect((stdout + stderr).replaceAll(/\s+/gu, ' ')).toContain(`the declaration is for tenant ${other}`);
    }
    expect(asked.filter((path) => path.includes('deviceManagement') || path.includes('organization'))).toEqual([]);
    expect(right.exitCode).toBe(0);
  },
);

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
