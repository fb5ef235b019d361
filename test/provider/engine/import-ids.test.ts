import { hasShape, type ResourceDefinition, textOf } from '../../../core/index.js';
import { administratorsConsole, demoTenantId } from '../../../emulator/identities.js';
import { parentsOf } from '../../../provider/engine/facets/place.js';
import { importResource } from '../../../provider/engine/index.js';
import { shapeOf } from '../../../provider/engine/shapes/index.js';
import { resources } from '../../../provider/resources/index.js';
import { startTenant, type TestTenant } from '../../support/tenant.js';

let tenant: TestTenant;
let defaults: ReadonlyMap<ResourceDefinition, string>;

beforeAll(async () => {
  tenant = await startTenant({}, { identity: administratorsConsole });
  const builtins = resources.filter((definition) => hasShape(definition, 'builtin'));
  defaults = new Map(await Promise.all(builtins.map(async (one) => [one, await idOfDefault(one)] as const)));
});

afterAll(async () => {
  await tenant[Symbol.asyncDispose]();
});

async function idOfDefault(definition: ResourceDefinition): Promise<string> {
  const found = await shapeOf(definition).find(definition, '', tenant.context);
  const id = found.state === 'present' ? textOf(found.value.id) : null;
  if (id === null) throw new Error(`the tenant has no ${definition.noun}`);
  return id;
}

const withoutParents = resources.filter((definition) => parentsOf(definition).length === 0);

test('there are default objects to try', () => {
  expect(defaults.size).toBeGreaterThan(4);
});

test.each(withoutParents.map((definition) => [definition.name, definition] as const))(
  '%s takes no default object but its own, in whatever case its id is written',
  async (_name, definition) => {
    const taken: string[] = [];
    for (const [owner, id] of defaults) {
      for (const written of [id, id.toUpperCase()]) {
        const { state } = await importResource(definition, written, tenant.context, resources);
        if (state !== null && owner !== definition && defaults.get(definition) !== id)
          taken.push(`${owner.name} as ${written}`);
        if (state === null && owner === definition) taken.push(`not its own ${written}`);
      }
    }

    expect(taken).toEqual([]);
  },
);

test('refuses the built-in scope tag', async () => {
  const tags = resources.find(({ name }) => name === 'roleScopeTag');
  if (!tags) throw new Error('no scope tags');

  const { state, diagnostics } = await importResource(tags, '0', tenant.context, resources);

  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ code: 'INT2026', what: '"0" is the built-in scope tag' }]);
});

test('reports the resource that a default object belongs to', async () => {
  const limit = resources.find(({ name }) => name === 'deviceEnrollmentLimit');
  const owner = resources.find(({ name }) => name === 'defaultDeviceEnrollmentLimit');
  const id = owner && defaults.get(owner);
  if (!limit || id === undefined) throw new Error('no limit');

  const { diagnostics } = await importResource(limit, id, tenant.context, resources);

  expect(diagnostics).toMatchObject([
    { code: 'INT2026', fix: expect.stringContaining('intune_default_device_enrollment_limit') as string },
  ]);
});

test.each(withoutParents.map((definition) => [definition.name, definition] as const))(
  '%s takes no id that climbs, ends the path or is of another kind, and asks Graph for none',
  async (_name, definition) => {
    tenant.requests();
    const words = ['..', '.', '', 'a/../b', '../deviceManagement', 'a?b', 'a#b', '%2e%2e', 'a b', 'a\nb'];
    const states = await Promise.all(
      words.map(async (id) => (await importResource(definition, id, tenant.context, resources)).state),
    );

    expect(states).toEqual(words.map(() => null));
    expect(tenant.requests()).toEqual([]);
  },
);

test.each(
  withoutParents
    .filter(({ shape }) => ['singleton', 'builtin', 'bulk', 'action'].includes(shape.kind))
    .map((definition) => [definition.name, definition] as const),
)('%s, of which there is one, takes its own id alone', async (_name, definition) => {
  const foreign = definition.shape.kind === 'action' ? 'aaaaaaaa-0000-4000-8000-000000000001' : demoTenantId;

  const { state } = await importResource(definition, foreign, tenant.context, resources);

  expect(state).toBeNull();
});
