import { administratorsConsole } from '../../../../emulator/identities.js';
import { resources } from '../../../../provider/resources/index.js';
import { placedExample } from '../../../support/surroundings.js';
import { startTenant, type TestTenant } from '../../../support/tenant.js';
import { scratch } from '../../scratch.js';
import { changesOf, exportAll, synthesized, writeKept } from './taken-over.js';

const signedIn = { identity: administratorsConsole };

/** Applies the example of every definition, and fails where one is not taken. */
async function applyExamples(tenant: TestTenant): Promise<void> {
  for (const definition of resources) {
    const { declared } = await placedExample(definition, tenant);
    const { diagnostics } = await tenant.apply(definition, declared);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
  tenant.restart();
}

test('an unmodified tenant is exported with its defaults, and imported without a change', async () => {
  await using tenant = await startTenant({}, signedIn);

  const exported = await exportAll(tenant);

  expect(await changesOf(synthesized(exported), tenant)).toEqual({});
  expect(exported.coverage.declared.map(({ noun }) => noun)).toEqual([
    'MDM authority',
    'MDM user scope',
    'MAM user scope',
    'default enrollment status page',
    'Windows restore setting',
    'default Windows Hello configuration',
    'default platform restrictions',
    'default enrollment limit',
    'default branding profile',
  ]);
});

test('a tenant with the example of every definition is exported, and imported without a change', async () => {
  using here = scratch();
  await using tenant = await startTenant({}, signedIn);
  await applyExamples(tenant);

  const exported = await exportAll(tenant, here.folder);
  writeKept(exported);

  const synth = synthesized(exported);
  expect(await changesOf(synth, tenant)).toEqual({});
  expect(synth.import).toHaveLength(exported.imports.length);
  expect(exported.yaml).toContain('The certificate cannot be read');
});

test('two exports of the same tenant are the same bytes', async () => {
  await using tenant = await startTenant({}, signedIn);
  await applyExamples(tenant);

  const first = await exportAll(tenant);
  tenant.restart();
  const second = await exportAll(tenant);

  expect(second.yaml).toBe(first.yaml);
  expect(second.imports).toEqual(first.imports);
});
