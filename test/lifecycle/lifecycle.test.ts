import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { terraformType, toTerraformName, type ValueObject } from '../../core/index.js';
import { importResource } from '../../provider/engine/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import { startProvider } from '../support/provider.js';
import { actions, configurationOf, importIdOf, stateOf, type Subject, subjectsOf } from '../support/subjects.js';
import { identityFor, isForPeople, startTenant, type TestTenant } from '../support/tenant.js';
import { actionsOf, type TerraformFolder } from '../support/terraform.js';
import { terraformBody } from '../support/terraform-json.js';

/**
 * Everything that one identity can manage, in one tenant and one configuration: Terraform takes as long for one object
 * as for twenty.
 */
const batches = [
  { who: 'the application of a pipeline', managed: resources.filter((one) => !isForPeople(one)) },
  { who: 'a signed-in administrator', managed: resources.filter(isForPeople) },
];

test.each(batches)(
  'real Terraform, as $who, creates every resource, plans nothing, updates, detects outside changes, restores them, imports, destroys',
  async ({ managed }) => {
    const [first] = managed;
    await using tenant = await startTenant({ authority: 'unknown' }, first && identityFor(first));
    await using provider = await startProvider(tenant);
    const { terraform } = provider;
    const subjects = await subjectsOf(managed, tenant);
    const changing = subjects.filter(({ example: { declared, changed } }) => changed !== declared);

    terraform.write(configurationOf(subjects, 'declared'));
    expect(await terraform.changes()).toEqual(actions(subjects, 'create'));
    await terraform.apply();
    expect(await terraform.changes()).toEqual({});

    terraform.write(configurationOf(subjects, 'changed'));
    expect(await terraform.changes()).toEqual(actions(changing, 'update'));
    await terraform.apply();
    expect(await terraform.changes()).toEqual({});

    await expectDriftSeen({ terraform, tenant }, changing);
    await expectImportSame(terraform, subjects);

    terraform.write(configurationOf(subjects, 'changed'));
    const destroyed = await terraform.apply('-destroy');
    expect(destroyed.code).toBe(0);
    expect(stateOf(terraform)).toEqual(new Map());
  },
);

interface Scene {
  readonly terraform: TerraformFolder;
  readonly tenant: TestTenant;
}

/** Resets the objects to the first declaration by hand; the plan shows it, and apply restores them. */
async function expectDriftSeen({ terraform, tenant }: Scene, subjects: readonly Subject[]): Promise<void> {
  const states = stateOf(terraform);
  tenant.restart();
  for (const { definition, address, example } of subjects) {
    const importId = importIdOf(definition, states.get(address));
    const imported = await importResource(definition, importId, tenant.context);
    if (!imported.state) throw new Error(`${address} is not there`);
    await tenant.manage(definition, example.declared, { state: imported.state, private: imported.private });
  }

  const plan = await terraform.plan();

  expect(plan.resource_drift?.map(({ address }) => address).sort()).toEqual(addressesOf(subjects));
  expect(actionsOf(plan)).toEqual(actions(subjects, 'update'));
  await terraform.apply();
  expect(await terraform.changes()).toEqual({});
}

function addressesOf(subjects: readonly Subject[]): readonly string[] {
  return subjects.map(({ address }) => address).sort();
}

/** A lost state is restored by import, and then nothing changes. */
async function expectImportSame(terraform: TerraformFolder, subjects: readonly Subject[]): Promise<void> {
  const states = stateOf(terraform);
  rmSync(join(terraform.path, 'terraform.tfstate'));
  const blocks = subjects.map(({ definition, address }) => ({
    to: address,
    id: importIdOf(definition, states.get(address)),
  }));

  terraform.write({ ...configurationOf(subjects, 'changed'), import: blocks });
  await terraform.apply();

  expect([...stateOf(terraform).keys()].sort()).toEqual(addressesOf(subjects));
  expect(await terraform.changes()).toEqual({});
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
