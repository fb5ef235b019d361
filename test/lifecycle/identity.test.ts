import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type JsonObject, type ResourceDefinition, toTerraformName } from '../../core/index.js';
import { demoTenantId } from '../../emulator/identities.js';
import { identifyingAttributes } from '../../provider/engine/index.js';
import { deviceCategory } from '../../provider/resources/devices/device-category.js';
import { resources } from '../../provider/resources/index.js';
import { importsByIdentity } from '../support/identity-engine.js';
import { startProvider } from '../support/provider.js';
import { configurationOf, importIdOf, stateOf, type StoredInstance, subjectsOf } from '../support/subjects.js';
import { identityFor, isForPeople, startTenant } from '../support/tenant.js';
import type { TerraformFolder } from '../support/terraform.js';
import { withResource } from '../support/terraform-json.js';

const withIdentities = importsByIdentity ? describe : describe.skip;

const batches = [
  { who: 'the application of a pipeline', managed: resources.filter((one) => !isForPeople(one)) },
  { who: 'a signed-in administrator', managed: resources.filter(isForPeople) },
];

/** A resource in a state file, as far as tests look at it. */
interface StoredResource {
  readonly type: string;
  readonly name: string;
  readonly instances: (JsonObject & { identity?: JsonObject; identity_schema_version: number })[];
}

const stateFile = (terraform: TerraformFolder): string => join(terraform.path, 'terraform.tfstate');

function resourcesOf(terraform: TerraformFolder): readonly StoredResource[] {
  return (JSON.parse(readFileSync(stateFile(terraform), 'utf8')) as { resources: StoredResource[] }).resources;
}

/** The identities in the state, by address. */
function identitiesIn(terraform: TerraformFolder): ReadonlyMap<string, JsonObject | undefined> {
  return new Map(
    resourcesOf(terraform).map(({ type, name, instances }) => [`${type}.${name}`, instances[0]?.identity]),
  );
}

/** Changes the stored identities, as an older provider or a person would leave them. */
function rewriteIdentities(terraform: TerraformFolder, identity: JsonObject | undefined): void {
  const state = JSON.parse(readFileSync(stateFile(terraform), 'utf8')) as {
    serial: number;
    resources: StoredResource[];
  };
  for (const instance of state.resources.flatMap(({ instances }) => instances)) {
    if (identity === undefined) delete instance.identity;
    else instance.identity = identity;
  }
  writeFileSync(stateFile(terraform), JSON.stringify({ ...state, serial: state.serial + 1 }));
}

function expectedIdentity(definition: ResourceDefinition, stored: StoredInstance | undefined): StoredInstance {
  const names = identifyingAttributes(definition).map(toTerraformName);
  return { ...Object.fromEntries(names.map((name) => [name, stored?.[name] ?? null])), tenant_id: demoTenantId };
}

withIdentities('Terraform and OpenTofu 1.12 and newer', () => {
  test.each(batches)(
    'as $who, stores the identity of every resource, and imports by it to the state of an import by id',
    async ({ managed }) => {
      const [first] = managed;
      await using tenant = await startTenant({ authority: 'unknown' }, first && identityFor(first));
      await using provider = await startProvider(tenant);
      const { terraform } = provider;
      const subjects = await subjectsOf(managed, tenant);
      const configuration = configurationOf(subjects, 'declared');
      terraform.write(configuration);
      await terraform.apply();
      const states = stateOf(terraform);
      const identities = new Map(
        subjects.map(({ definition, address }) => [address, expectedIdentity(definition, states.get(address))]),
      );

      expect(new Map([...identitiesIn(terraform)].sort())).toEqual(new Map([...identities].sort()));

      const ids = subjects.map(({ definition, address: to }) => ({ to, id: importIdOf(definition, states.get(to)) }));
      const byId = await imported(terraform, { ...configuration, import: ids });
      for (const withTenant of [true, false]) {
        const blocks = subjects.map(({ address: to }) => {
          const { tenant_id, ...parts } = identities.get(to) ?? {};
          return { to, identity: withTenant ? { ...parts, tenant_id } : parts };
        });
        const byIdentity = await imported(terraform, { ...configuration, import: blocks });
        expect(byIdentity).toEqual(byId);
      }
      expect(await terraform.changes()).toEqual({});
    },
  );

  test.each(batches)(
    'as $who, adds the identities to an older state, by a refresh or an update, and changes nothing',
    async ({ managed }) => {
      const [first] = managed;
      await using tenant = await startTenant({ authority: 'unknown' }, first && identityFor(first));
      await using provider = await startProvider(tenant);
      const { terraform } = provider;
      const subjects = await subjectsOf(managed, tenant);
      terraform.write(configurationOf(subjects, 'declared'));
      await terraform.apply();
      const before = identitiesIn(terraform);

      rewriteIdentities(terraform, undefined);
      expect(await terraform.changes()).toEqual({});
      const older = await terraform.apply();
      expect(older.stdout).toContain('No changes.');
      expect(identitiesIn(terraform)).toEqual(before);

      terraform.write(configurationOf(subjects, 'changed'));
      rewriteIdentities(terraform, undefined);
      await terraform.apply('-refresh=false');
      const updated = identitiesIn(terraform);
      for (const { address, example } of subjects) {
        expect([address, updated.get(address)]).toEqual([
          address,
          example.changed === example.declared ? undefined : before.get(address),
        ]);
      }
      expect(await terraform.changes()).toEqual({});

      await terraform.apply('-destroy');
      expect(stateOf(terraform)).toEqual(new Map());
    },
  );

  test('gives a replaced object the identity of the new one', async () => {
    await using tenant = await startTenant();
    await using provider = await startProvider(tenant);
    const { terraform } = provider;
    terraform.write(withResource(deviceCategory, { displayName: 'Kiosk' }));
    await terraform.apply();
    const [before] = identitiesIn(terraform).values();

    await terraform.apply('-replace=intune_device_category.subject');

    const [after] = identitiesIn(terraform).values();
    expect(after).toEqual({
      id: stateOf(terraform).get('intune_device_category.subject')?.id,
      tenant_id: demoTenantId,
    });
    expect(after).not.toEqual(before);
  });

  test.each<[string, JsonObject]>([
    ['of another object', { id: 'x', tenant_id: '0f0f0f0f-1111-4222-8333-444444444444' }],
    ['of nulls', { id: null, tenant_id: null }],
    ['of empty texts', { id: '', tenant_id: '' }],
  ])('replaces a stored identity %s, and changes nothing', async (_case, identity) => {
    await using tenant = await startTenant();
    await using provider = await startProvider(tenant);
    const { terraform } = provider;
    terraform.write(withResource(deviceCategory, { displayName: 'Kiosk' }));
    await terraform.apply();
    const before = identitiesIn(terraform);

    rewriteIdentities(terraform, identity);
    expect(await terraform.changes()).toEqual({});
    await terraform.apply('-refresh-only');

    expect(identitiesIn(terraform)).toEqual(before);
  });

  test.each<[string, JsonObject, string]>([
    ['an empty part', { id: '' }, 'INT2027'],
    ['null', { id: null }, 'INT2027'],
    ['the id of no object', { id: 'x' }, 'INT2017'],
    ['another tenant', { id: 'x', tenant_id: '0f0f0f0f-1111-4222-8333-444444444444' }, 'INT2028'],
    ['no part', {}, 'id'],
    ['a part of another type', { id: ['x'] }, 'id'],
    ['an unknown part', { id: '${terraform_data.later.output}' }, 'cannot be determined until apply'],
  ])('refuses to import by an identity with %s', async (_case, identity, reason) => {
    await using tenant = await startTenant();
    await using provider = await startProvider(tenant);
    const { terraform } = provider;
    const { resource } = withResource(deviceCategory, { displayName: 'Kiosk' });
    const later = { terraform_data: { later: { input: 'x' } } };
    terraform.write({
      resource: { ...resource, ...later },
      import: [{ to: 'intune_device_category.subject', identity }],
    });

    const run = await terraform.run('plan', '-input=false', '-no-color');

    expect(run.code).toBe(1);
    expect(run.stderr).toContain(reason);
    expect(run.stderr).not.toContain('bug in the provider');
  });
});

/** Loses the state, imports, and gives the new one, without private data, which can differ in each run. */
async function imported(terraform: TerraformFolder, configuration: object): Promise<ReadonlyMap<string, JsonObject>> {
  rmSync(stateFile(terraform));
  terraform.write(configuration);
  await terraform.apply();
  return new Map(
    resourcesOf(terraform).map(({ type, instances: [instance] }) => [type, { ...instance, private: null }]),
  );
}
