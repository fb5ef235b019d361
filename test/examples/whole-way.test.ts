import { type JsonObject, type ResourceDefinition, terraformType, textOf, toTerraformName } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { type ProviderFolder, startProvider } from '../support/provider.js';
import { testCertificates } from '../support/push-certificates.js';
import type { TestTenant } from '../support/tenant.js';
import { exampleNames, stackOfTypeScript, stackOfYaml } from './example.js';
import { pictureOf, startExampleTenant } from './example-tenant.js';

test.each(exampleNames)('%s synthesizes to the same Terraform JSON from YAML and from TypeScript', async (name) => {
  expect(await stackOfTypeScript(name)).toEqual(stackOfYaml(name));
});

test.each(exampleNames)(
  '%s applies, plans nothing, is imported into an empty state without a change, and is destroyed completely',
  async (name) => {
    await using tenant = await startExampleTenant(name);
    await using provider = await startProvider(tenant);
    const stack = stackOfYaml(name);
    provider.terraform.write(stack);
    const before = await pictureOf(tenant);

    await provider.terraform.apply();
    const again = await provider.terraform.changes();
    const applied = await pictureOf(tenant);
    const imported = await importAll(tenant, { stack, imports: await importsOf(provider) });
    const unharmed = await pictureOf(tenant);
    await provider.terraform.apply('-destroy');

    expect(applied).not.toEqual(before);
    expect(again).toEqual({});
    expect(imported).toEqual({ changes: {}, afterwards: {} });
    expect(unharmed).toEqual(applied);
    // What destroy cannot undo stays as apply left it; all else is restored.
    const { authority, consents, googlePlay } = applied;
    const left = await pictureOf(tenant);
    expect(left).toEqual({ ...before, authority, consents, googlePlay });
    expect(left).toMatchObject({
      authority: [{ mobileDeviceManagementAuthority: 'intune' }],
      pushCertificate: { certificateSerialNumber: testCertificates.older.serialNumber },
      googlePlay: { bindStatus: 'bound' },
    });
    expect(left.devices).toHaveLength(12);
    expect(tenant.requests().filter(({ path }) => neverCalled.test(path))).toEqual([]);
  },
);

/** Actions that no plan, apply or destroy may take. */
const neverCalled = /\/(?:unbind|wipe|retire|delete)$/iu;

interface Import {
  readonly to: string;
  readonly id: string;
}

/** The import of every object of a state into another one. */
async function importsOf({ terraform }: ProviderFolder): Promise<readonly Import[]> {
  const { stdout } = await terraform.run('show', '-json');
  const { values } = JSON.parse(stdout) as ShownState;
  return values.root_module.resources
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, type, values: state }) => ({ to: address, id: importIdOf(definitionOf(type), state) }));
}

interface ShownState {
  readonly values: {
    readonly root_module: {
      readonly resources: readonly {
        readonly address: string;
        readonly mode: string;
        readonly type: string;
        readonly values: JsonObject;
      }[];
    };
  };
}

function definitionOf(type: string): ResourceDefinition {
  const definition = resources.find(({ name }) => terraformType(name) === type);
  if (!definition) throw new Error(`no resource ${type}`);
  return definition;
}

/** The id, below the ids of the parents that stand in braces in the path. */
function importIdOf({ graph }: ResourceDefinition, state: JsonObject): string {
  const parents = [...graph.path.matchAll(/\{(?!tenantId)(\w+)\}/gu)].map(([, name = '']) => toTerraformName(name));
  return [...parents, 'id'].map((attribute) => textOf(state[attribute])).join('/');
}

interface Importing {
  readonly stack: object;
  readonly imports: readonly Import[];
}

/** Imports into an empty state. Returns other changes of that plan, and those of the next one. */
async function importAll(tenant: TestTenant, { stack, imports }: Importing): Promise<object> {
  await using other = await startProvider(tenant);
  other.terraform.write({ ...stack, import: imports });
  const changes = await other.terraform.changes();
  await other.terraform.apply();
  return { changes, afterwards: await other.terraform.changes() };
}
