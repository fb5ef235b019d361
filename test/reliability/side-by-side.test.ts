import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId } from '../../emulator/index.js';
import { tenantFixture } from '../cli/tenant-fixture.js';

const names = Array.from({ length: 10 }, (_, index) => `tenant-${String(index)}`);

function tenantIdOf(index: number): string {
  return index === 0 ? demoTenantId : `11111111-2222-4333-8444-00000000000${String(index)}`;
}

test('ten concurrent applies of ten tenants in one folder succeed, and the manifest keeps all stacks', async () => {
  const tenants = names.map((_, index) => ({ tenantId: tenantIdOf(index), devices: 5 }));
  await using fixture = await tenantFixture({}, { tenants });
  names.forEach((name, index) => {
    fixture.declare({ name, tenantId: tenantIdOf(index) }, `${name}.yaml`);
  });

  const runs = await Promise.all(names.map((name) => fixture.cli(['apply', `${name}.yaml`, '--auto-approve'])));

  const manifest = JSON.parse(readFileSync(join(fixture.folder, 'cdktf.out/manifest.json'), 'utf8')) as {
    stacks: object;
  };
  expect(runs.map(({ stdout }) => stdout.trim().split('\n').at(-1))).toEqual(
    names.map((name) => `${name}: applied: 1 created, 1 recorded`),
  );
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(names.map(() => 0));
  expect(Object.keys(manifest.stacks)).toEqual(names);
});

test('three concurrent plans of one tenant in one folder agree', async () => {
  await using fixture = await tenantFixture();

  const runs = await Promise.all([1, 2, 3].map(() => fixture.cli(['plan', 'tenant.yaml'])));

  expect(runs.map(({ exitCode, stdout }) => [exitCode, stdout])).toEqual(runs.map(() => [2, runs[0]?.stdout]));
});
