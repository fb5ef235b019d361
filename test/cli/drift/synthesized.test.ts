import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { driftFleet } from '../../../cli/drift/fleet.js';
import { synthesize } from '../../../cli/tenants/synthesize.js';
import { tenantFixture } from '../tenant-fixture.js';
import { fleetFixture, problemsAmong, tenantIdOf } from './fleet-fixture.js';

const withoutTerraform = { PATH: '/nowhere', INTUNEFORM_TERRAFORM: '' };

test('accepts the synthesized folder, its stack, or the file, with the same result as the declaration', async () => {
  await using fixture = await tenantFixture({ limit: 7 });
  await fixture.cli(['synth', 'tenant.yaml']);
  const findingsOf = async (path: string): Promise<unknown> => {
    const { exitCode, stdout } = await fixture.cli(['drift', path, '--format', 'json'], { env: withoutTerraform });
    const { tenants } = JSON.parse(stdout) as {
      tenants: {
        tenant: object;
        findings: { address: string; declaredAt: object; attributes: { key?: string }[] }[];
      }[];
    };
    return [
      exitCode,
      // The key is that of the YAML, which a synthesized stack does not have.
      tenants.map(({ tenant, findings }) => [
        tenant,
        findings.map(({ address, attributes }) => [
          address,
          attributes.map(({ key: _key, ...attribute }) => attribute),
        ]),
      ]),
    ];
  };

  const declared = await findingsOf('tenant.yaml');

  expect(await findingsOf('cdktf.out')).toEqual(declared);
  expect(await findingsOf('cdktf.out/stacks/contoso')).toEqual(declared);
  expect(await findingsOf('cdktf.out/stacks/contoso/cdk.tf.json')).toEqual(declared);
});

test('compares stacks of a program together with declarations, each with the credentials of its own name', async () => {
  await using fleet = fleetFixture();
  const names = ['one', 'two', 'three'];
  const [one = '', ...others] = names.map((name, index) => fleet.declare({ name, tenantId: tenantIdOf(index) }));
  const out = join(fleet.folder, 'out');
  synthesize(others, { out, cwd: fleet.folder, env: {} });
  for (const [index, name] of names.entries()) await fleet.serve(name, tenantIdOf(index));
  fleet.env.ARM_CLIENT_SECRET__THREE = 'not the secret';

  const { reports } = await driftFleet(fleet.options([one, out]));

  expect(reports.map(({ tenant, verdict }) => [tenant.name, tenant.tenantId, verdict])).toEqual([
    ['one', tenantIdOf(0), 'drift'],
    // The manifest has the stacks by name.
    ['three', tenantIdOf(2), 'failed'],
    ['two', tenantIdOf(1), 'drift'],
  ]);
  expect(reports[2]?.findings[0]?.declaredAt).toEqual({ file: join(out, 'stacks/two/cdk.tf.json') });
});

test('a stack and a declaration of one tenant are reported like two declarations of it', async () => {
  await using fleet = fleetFixture();
  const file = fleet.declare({ name: 'one', tenantId: tenantIdOf(0) });
  const out = join(fleet.folder, 'out');
  synthesize([file], { out, cwd: fleet.folder, env: {} });
  await fleet.serve('one', tenantIdOf(0));

  const { reports, diagnostics } = await driftFleet(fleet.options([file, out]));

  expect(reports).toHaveLength(1);
  expect(problemsAmong(diagnostics).map(({ code }) => code)).toEqual(['INT1016', 'INT1017']);
});

test('reports files that are not stacks, stacks of other providers or of several tenants, and still compares the others', async () => {
  await using fleet = fleetFixture();
  const write = (name: string, content: string): string => {
    mkdirSync(join(fleet.folder, name));
    writeFileSync(join(fleet.folder, name, 'cdk.tf.json'), content);
    return join(fleet.folder, name);
  };
  await fleet.serve('good', tenantIdOf(0));
  const provider = { tenant_id: tenantIdOf(0) };
  const folders = [
    write('broken', '{'),
    write('azure', JSON.stringify({ provider: { azurerm: [{}] } })),
    write('two', JSON.stringify({ provider: { intune: [provider, { ...provider, alias: 'other' }] } })),
    join(fleet.folder, 'nothing', 'cdk.tf.json'),
    write('good', JSON.stringify({ provider: { intune: provider }, resource: {} })),
  ];

  const { reports, diagnostics } = await driftFleet(fleet.options(folders));

  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['INT1379', 'error'],
    ['INT1379', 'warning'],
    ['INT1379', 'error'],
    ['INT1379', 'error'],
  ]);
  expect(reports.map(({ tenant, verdict }) => [tenant.name, verdict])).toEqual([['good', 'inSync']]);
});

test('all shards together contain every stack once', async () => {
  await using fleet = fleetFixture();
  const files = [0, 1, 2, 3].map((index) => fleet.declare({ name: `t-${String(index)}`, tenantId: tenantIdOf(index) }));
  const out = join(fleet.folder, 'out');
  synthesize(files, { out, cwd: fleet.folder, env: {} });
  const compare = ({ name }: { readonly name: string }): Promise<never> =>
    Promise.resolve({ tenant: { name }, verdict: 'inSync', findings: [] } as never);

  const parts = [1, 2].map((number) => driftFleet(fleet.options([out], { compare, shard: { number, count: 2 } })));

  const names = (await Promise.all(parts)).flatMap(({ reports }) => reports.map(({ tenant }) => tenant.name));
  expect(names.sort()).toEqual(['t-0', 't-1', 't-2', 't-3']);
});

test('--accept refuses objects that a program declares', async () => {
  await using fixture = await tenantFixture();
  await fixture.cli(['synth', 'tenant.yaml']);

  const { exitCode, stdout } = await fixture.cli(['drift', 'cdktf.out', '--accept'], { env: withoutTerraform });

  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT1380');
});
