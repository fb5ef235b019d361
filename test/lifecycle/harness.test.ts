import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { isAlwaysThere, presenceOf, terraformType, type ValueObject } from '../../core/index.js';
import { importResource } from '../../provider/engine/index.js';
import { resources } from '../../provider/resources/index.js';
import { startProvider } from '../support/provider.js';
import { configurationOf, importIdOf, stateOf, type Subject, subjectsOf } from '../support/subjects.js';
import { identityFor, isForPeople, startTenant, type TestTenant } from '../support/tenant.js';
import type { TerraformFolder } from '../support/terraform.js';
import { terraformBody } from '../support/terraform-json.js';
import { leastOf, singlesOf } from '../support/variants.js';

/** The checks of HashiCorp's terraform-plugin-testing for every definition, with real Terraform. `test/harness` runs that module itself. */
const batches = [
  { who: 'the application of a pipeline', managed: resources.filter((one) => !isForPeople(one)) },
  { who: 'a signed-in administrator', managed: resources.filter(isForPeople) },
];

interface Scene {
  readonly terraform: TerraformFolder;
  readonly tenant: TestTenant;
  readonly subjects: readonly Subject[];
  readonly passed: Map<string, number>;
  readonly failed: string[];
}

test.each(batches)(
  'every resource passes the checks of the harness, as $who',
  async ({ managed }) => {
    const [first] = managed;
    await using tenant = await startTenant({ authority: 'unknown' }, first && identityFor(first));
    await using provider = await startProvider(tenant);
    const subjects = await subjectsOf(managed, tenant);
    const scene: Scene = { terraform: provider.terraform, tenant, subjects, passed: new Map(), failed: [] };

    await eachAttribute(scene);
    await replacedAndTainted(scene);
    await disappeared(scene);
    await movedAndAliased(scene);
    await removedAndImported(scene);
    await generated(scene);
    await unknownAtPlan(scene);

    expect(scene.failed).toEqual([]);
    expect([...scene.passed.keys()].toSorted()).toEqual(subjects.map(({ address }) => address).toSorted());
    if (process.env.INTUNEFORM_HARNESS_FIGURES !== undefined)
      writeFileSync(process.env.INTUNEFORM_HARNESS_FIGURES, `${figures(scene)}\n`, { flag: 'a' });
    // Some hundred runs of Terraform: 100 s on an idle core.
  },
  420_000,
);

function figures({ passed }: Scene): string {
  return [...passed].map(([address, count]) => `${address.replace('.subject', '')} ${String(count)}`).join('\n');
}

/** Notes a check of each subject: passed unless the plan names it. */
function note({ passed, failed }: Scene, checked: readonly Subject[], step: string, bad: ReadonlySet<string>): void {
  for (const { address } of checked) {
    if (bad.has(address)) failed.push(`${step}: ${address}`);
    else passed.set(address, (passed.get(address) ?? 0) + 1);
  }
}

/** Applies, and notes for each subject whether the plan after it is empty. */
async function applied(scene: Scene, step: string, ...args: readonly string[]): Promise<void> {
  await scene.terraform.apply(...args);
  note(scene, scene.subjects, step, new Set(Object.keys(await scene.terraform.changes())));
}

/** Each attribute of the examples set, changed and taken away again, one at a time. */
async function eachAttribute(scene: Scene): Promise<void> {
  const variants = scene.subjects.map(variantsOf);
  const rounds = Math.max(...variants.map(({ length }) => length));
  for (let round = 0; round < rounds; round += 1) {
    const now = scene.subjects.map((subject, index) => {
      const own = variants[index] ?? [];
      return { ...subject, example: { ...subject.example, declared: own[Math.min(round, own.length - 1)] ?? {} } };
    });
    scene.terraform.write(configurationOf(now, 'declared'));
    await applied(scene, `variant ${String(round)}`);
  }
  scene.terraform.write(configurationOf(scene.subjects, 'changed'));
  await applied(scene, 'changed');
}

/** The least that is valid, then each further attribute alone with it, and the least again in between. */
function variantsOf(subject: Subject): readonly ValueObject[] {
  const { declared, changed } = subject.example;
  const base = leastOf(subject);
  const singles = [...singlesOf(subject, 'declared'), ...singlesOf(subject, 'changed')];
  return [base, declared, changed, declared, ...singles.flatMap((values) => [values, base])];
}

async function replacedAndTainted(scene: Scene): Promise<void> {
  const addresses = scene.subjects.map(({ address }) => address);
  await applied(scene, 'replaced', ...addresses.map((address) => `-replace=${address}`));
  for (const address of addresses) expect((await scene.terraform.run('taint', address)).code).toBe(0);
  await applied(scene, 'tainted');
}

/** Deletes the objects outside: the plan creates them again. */
async function disappeared(scene: Scene): Promise<void> {
  const { terraform, tenant, subjects } = scene;
  const states = stateOf(terraform);
  const gone = subjects.filter(({ definition }) => !isAlwaysThere(definition));
  tenant.restart();
  for (const { definition, address, example } of gone) {
    const imported = await importResource(definition, importIdOf(definition, states.get(address)), tenant.context);
    // Whether a destroy deletes may be the declaration's to say, which no import tells.
    const state = imported.state && { ...imported.state, ...onlyDeclared(definition, example.changed) };
    if (state) await tenant.destroy(definition, { state, private: imported.private });
  }
  const changes = await terraform.changes();
  const missing = gone.filter(({ address }) => changes[address]?.join() !== 'create').map(({ address }) => address);
  note(scene, gone, 'disappeared', new Set(missing));
  await applied(scene, 'created again');
}

function onlyDeclared({ attributes }: Subject['definition'], declared: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(declared).filter(([name]) => attributes[name]?.local === true));
}

async function movedAndAliased(scene: Scene): Promise<void> {
  const { terraform, subjects } = scene;
  const moved = subjects.map(({ address }) => ({ from: address, to: address.replace('.subject', '.moved') }));
  const labelled = (label: string, more: object): object =>
    Object.fromEntries(
      subjects.map(({ definition, example }) => [
        terraformType(definition.name),
        { [label]: { ...terraformBody(definition.attributes, example.changed), ...more } },
      ]),
    );
  terraform.write({ resource: labelled('moved', {}), moved });
  const changes = Object.keys(await terraform.changes()).map((address) => address.replace('.moved', '.subject'));
  note(scene, subjects, 'moved', new Set(changes));
  terraform.write({
    provider: { intune: [{}, { alias: 'second' }] },
    resource: labelled('subject', { provider: 'intune.second' }),
  });
  await applied(scene, 'another alias');
  terraform.write(configurationOf(subjects, 'changed'));
  await applied(scene, 'the first alias again');
}

/** Forgotten without a change, and imported by the command. */
async function removedAndImported(scene: Scene): Promise<void> {
  const { terraform, tenant, subjects } = scene;
  const ids = new Map(subjects.map(({ definition, address }) => [address, idIn(terraform, { definition, address })]));
  tenant.requests();
  terraform.write({ removed: subjects.map(({ address: from }) => ({ from, lifecycle: { destroy: false } })) });
  await terraform.apply();
  // OpenTofu reads what it forgets, and corporate identifiers are read by a search.
  const isRead = ({ method, path }: { method: string; path: string }): boolean =>
    method === 'GET' || path.endsWith('/searchExistingIdentities');
  const writes = tenant.requests().filter((request) => !isRead(request));
  expect(writes).toEqual([]);
  expect([...stateOf(terraform).keys()]).toEqual([]);
  terraform.write(configurationOf(subjects, 'changed'));
  const failed = new Set<string>();
  for (const { address } of subjects) {
    const { code } = await terraform.run('import', '-input=false', '-no-color', address, ids.get(address) ?? '');
    if (code !== 0) failed.add(address);
  }
  note(scene, subjects, 'imported by the command', failed);
  await applied(scene, 'applied after the import');
}

function idIn(terraform: TerraformFolder, { definition, address }: Pick<Subject, 'definition' | 'address'>): string {
  return importIdOf(definition, stateOf(terraform).get(address));
}

/** Configuration that Terraform writes at import, where nothing that must be declared is secret. */
async function generated(scene: Scene): Promise<void> {
  const { terraform, subjects } = scene;
  const able = subjects.filter(({ definition }) => !needsSecret(definition.attributes));
  const blocks = able.map((subject) => ({ to: subject.address, id: idIn(terraform, subject) }));
  const file = join(terraform.path, 'generated.tf');
  rmSync(join(terraform.path, 'terraform.tfstate'));
  terraform.write({ import: blocks });
  const run = await terraform.run('plan', '-input=false', '-no-color', `-generate-config-out=${file}`);
  if (run.code !== 0) scene.failed.push(`generated configuration: ${run.stderr}`);
  const changes = Object.keys(await terraform.changes());
  note(scene, able, 'generated configuration', new Set(changes));
  expect(readFileSync(file, 'utf8')).toContain('resource "intune_');
  await terraform.apply();
  terraform.write({});
  const after = Object.keys(await terraform.changes());
  note(scene, able, 'imported with generated configuration', new Set(after));
  rmSync(file);
  await terraform.apply();
}

function needsSecret(attributes: Subject['definition']['attributes']): boolean {
  return Object.values(attributes).some(
    (attribute) => attribute.writeOnly !== undefined && presenceOf(attribute) === 'required',
  );
}

/** Nothing is known at plan: every value comes from an object that does not exist yet. */
async function unknownAtPlan(scene: Scene): Promise<void> {
  const { terraform, subjects } = scene;
  const bodies = subjects.map(({ definition, example }) => ({
    type: terraformType(definition.name),
    body: terraformBody(definition.attributes, example.changed),
    attributes: definition.attributes,
  }));
  const inputs = Object.fromEntries(bodies.map(({ type, body }) => [type, { input: body }]));
  const resource = Object.fromEntries(
    bodies.map(({ type, body }) => [
      type,
      {
        subject: Object.fromEntries(
          Object.keys(body).map((name) => [name, `\${terraform_data.${type}.output.${name}}`]),
        ),
      },
    ]),
  );
  terraform.write({ resource: { terraform_data: inputs, ...resource } });
  await applied(scene, 'unknown at plan');
  await terraform.apply('-destroy');
  expect([...stateOf(terraform).keys()]).toEqual([]);
}
