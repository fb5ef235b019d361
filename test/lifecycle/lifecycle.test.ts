import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceDefinition, ValueObject } from '../../core/index.js';
import { isJsonObject, terraformType, toTerraformName } from '../../core/index.js';
import { renderImportId } from '../../provider/engine/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import { startProvider } from '../support/provider.js';
import type { PlacedExample } from '../support/surroundings.js';
import { placedExample } from '../support/surroundings.js';
import type { TerraformFolder } from '../support/terraform.js';
import { terraformBody, withResource } from '../support/terraform-json.js';
import type { TestTenant } from '../support/tenant.js';
import { identityFor, startTenant } from '../support/tenant.js';

const cases = resources.map((definition): [string, ResourceDefinition] => [terraformType(definition.name), definition]);

describe.each(cases)('%s with real Terraform', (type, definition) => {
  const address = `${type}.subject`;
  test('creates, plans nothing, updates, sees a change from outside, heals it, imports to the same state, and is destroyed', async () => {
    await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
    await using provider = await startProvider(tenant);
    const { terraform } = provider;
    const example = await placedExample(definition, tenant);
    const { declared, changed } = example;

    terraform.write(withResource(definition, declared));
    expect(await terraform.changes()).toEqual({ [address]: ['create'] });
    await terraform.apply();
    expect(await terraform.changes()).toEqual({});

    terraform.write(withResource(definition, changed));
    expect(await terraform.changes()).toEqual(changed === declared ? {} : { [address]: ['update'] });
    await terraform.apply();
    expect(await terraform.changes()).toEqual({});

    if (changed !== declared) await expectDriftSeen({ terraform, tenant, address, example }, definition);
    await expectImportSame({ terraform, address }, definition);

    const destroyed = await terraform.apply('-destroy');
    expect(destroyed.code).toBe(0);
    expect(stateOf(terraform)).toEqual([]);
  });
});

interface Scene {
  readonly terraform: TerraformFolder;
  readonly tenant: TestTenant;
  readonly address: string;
  readonly example: PlacedExample;
}

/** Somebody puts the object back to the first declaration by hand; the plan shows it, apply heals it. */
async function expectDriftSeen(scene: Scene, definition: ResourceDefinition): Promise<void> {
  const { terraform, tenant, address, example } = scene;
  const [managed] = stateOf(terraform);
  if (!managed) throw new Error('nothing in the state');
  tenant.restart();
  const imported = await import('../../provider/engine/index.js').then((engine) =>
    engine.importResource(definition, importIdOf(definition, managed), tenant.context),
  );
  if (!imported.state) throw new Error('not there');
  await tenant.manage(definition, example.declared, { state: imported.state, private: imported.private });

  const plan = await terraform.plan();

  expect(plan.resource_drift?.map((drift) => drift.address)).toEqual([address]);
  expect(plan.resource_changes?.map(({ change }) => change.actions)).toEqual([['update']]);
  await terraform.apply();
  expect(await terraform.changes()).toEqual({});
}

/** A lost state is found again by import, and then there is nothing to change. */
async function expectImportSame(
  { terraform, address }: Pick<Scene, 'terraform' | 'address'>,
  definition: ResourceDefinition,
): Promise<void> {
  const [before] = stateOf(terraform);
  if (!before) throw new Error('nothing in the state');
  const importId = importIdOf(definition, before);
  rmSync(join(terraform.path, 'terraform.tfstate'));

  const run = await terraform.run('import', '-input=false', '-no-color', address, importId);

  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
  expect(await terraform.changes()).toEqual({});
}

/** Attributes in Terraform's names. */
type StoredInstance = ValueObject;

function importIdOf(definition: ResourceDefinition, stored: StoredInstance): string {
  const names = Object.keys(definition.attributes);
  return renderImportId(
    definition,
    Object.fromEntries(names.map((name) => [name, stored[toTerraformName(name)] ?? null])),
  );
}

function stateOf(terraform: TerraformFolder): readonly StoredInstance[] {
  const state: unknown = JSON.parse(readFileSync(join(terraform.path, 'terraform.tfstate'), 'utf8'));
  const stored = isJsonObject(state) && Array.isArray(state.resources) ? state.resources : [];
  return stored.map((resource: { instances: { attributes: StoredInstance }[] }) => {
    const [instance] = resource.instances;
    if (!instance) throw new Error('a resource without an instance');
    return instance.attributes;
  });
}

describe.each(dataSources.map(({ name, ...rest }) => ({ type: terraformType(name), name, ...rest })))(
  'data source $type with real Terraform',
  ({ type, attributes, example }) => {
    test('is read in the plan', async () => {
      await using tenant = await startTenant({ devices: 200 });
      await using provider = await startProvider(tenant);
      const { terraform } = provider;
      const body = terraformBody(attributes, example.declared);
      terraform.write({
        data: { [type]: { subject: body } },
        output: { subject: { value: `\${data.${type}.subject}` } },
      });

      await terraform.apply();
      const output = JSON.parse((await terraform.run('output', '-json', 'subject')).stdout) as ValueObject;

      const computed = Object.keys(attributes).filter((name) => attributes[name]?.computed === true);
      expect(computed.filter((name) => (output[toTerraformName(name)] ?? null) === null)).toEqual([]);
      expect(output).toMatchObject(body);
    });
  },
);
