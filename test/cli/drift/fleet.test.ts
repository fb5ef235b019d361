import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { driftFleet } from '../../../cli/drift/fleet.js';
import { isInShard, parseShard } from '../../../cli/tenants/shard.js';
import { fleetFixture, problemsAmong, tenantIdOf } from './fleet-fixture.js';

test('one invalid tenant or declaration does not affect the others', async () => {
  await using fleet = fleetFixture();
  const bad = {
    'answers-401': { status: 401 },
    'answers-403': { status: 403 },
    'answers-429': { status: 429, retryAfter: '30' },
    'answers-503': { status: 503 },
    'answers-nonsense': { body: '<html>login</html>' },
    'answers-never': { hang: true },
  } as const;
  const good = ['first', 'last'];
  const names = ['first', ...Object.keys(bad), 'last'];
  const files = names.map((name, index) => fleet.declare({ name, tenantId: tenantIdOf(index) }));
  for (const [index, name] of names.entries())
    await fleet.serve(name, tenantIdOf(index), bad[name as keyof typeof bad]);
  const invalid = join(fleet.folder, 'invalid.yaml');
  writeFileSync(invalid, 'apiVersion: intuneform/v1\nkind: Nonsense\n');

  const { reports, diagnostics } = await driftFleet(fleet.options([files[0] ?? '', invalid, ...files.slice(1)]));

  const verdicts = Object.fromEntries(reports.map(({ tenant, verdict }) => [tenant.name, verdict]));
  expect(verdicts).toEqual({
    ...Object.fromEntries(good.map((name) => [name, 'drift'])),
    ...Object.fromEntries(Object.keys(bad).map((name) => [name, 'unreadable'])),
  });
  expect(problemsAmong(diagnostics).every(({ where }) => where?.file === invalid)).toBe(true);
  expect(problemsAmong(diagnostics).length).toBeGreaterThan(0);
});

test('a tenant without a valid sign-in fails separately', async () => {
  await using fleet = fleetFixture();
  const files = ['wrong-secret', 'right'].map((name, index) => fleet.declare({ name, tenantId: tenantIdOf(index) }));
  await fleet.serve('wrong-secret', tenantIdOf(0));
  await fleet.serve('right', tenantIdOf(1));
  fleet.env.ARM_CLIENT_SECRET__WRONG_SECRET = 'not the secret';

  const { reports } = await driftFleet(fleet.options(files));

  expect(reports.map(({ verdict }) => verdict)).toEqual(['failed', 'drift']);
  expect(reports[0]?.diagnostics).toMatchObject([{ severity: 'error', where: { file: files[0] } }]);
  expect(JSON.stringify(reports)).not.toContain('not the secret');
});

test('an unexpected error concerns only its own tenant', async () => {
  await using fleet = fleetFixture();
  const files = ['faulty', 'calm'].map((name, index) => fleet.declare({ name, tenantId: tenantIdOf(index) }));
  const compare = ({ name }: { readonly name: string }): Promise<never> => {
    if (name === 'faulty') throw new TypeError('x is not a function');
    return Promise.resolve({ tenant: { name }, verdict: 'inSync', findings: [] } as never);
  };

  const { reports } = await driftFleet(fleet.options(files, { compare }));

  expect(reports.map(({ verdict }) => verdict)).toEqual(['failed', 'inSync']);
  expect(reports[0]?.diagnostics).toMatchObject([
    { code: 'INT9001', where: { file: files[0] }, why: 'x is not a function' },
  ]);
});

test('compares no more tenants in parallel than allowed, and orders the reports like the files', async () => {
  await using fleet = fleetFixture();
  const names = Array.from({ length: 9 }, (_, index) => `tenant-${String(index)}`);
  const files = names.map((name, index) => fleet.declare({ name, tenantId: tenantIdOf(index) }));
  let running = 0;
  let most = 0;
  const compare = async (tenant: { readonly name: string }): Promise<never> => {
    running += 1;
    most = Math.max(most, running);
    // Later tenants are done sooner.
    for (let turn = 0; turn < 20 - Number(tenant.name.slice(-1)); turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return { tenant: { name: tenant.name }, verdict: 'inSync', findings: [] } as never;
  };

  const { reports } = await driftFleet(fleet.options(files, { compare, parallel: 3 }));

  expect(most).toBe(3);
  expect(reports.map(({ tenant }) => tenant.name)).toEqual(names);
});

test('a tenant in two files is compared once, and both places are reported', async () => {
  await using fleet = fleetFixture();
  await fleet.serve('one', tenantIdOf(1));
  const files = [
    fleet.declare({ name: 'one', tenantId: tenantIdOf(1) }),
    fleet.declare({ name: 'two', tenantId: tenantIdOf(1) }),
  ];

  const { reports, diagnostics } = await driftFleet(fleet.options(files));

  expect(reports.map(({ tenant }) => tenant.name)).toEqual(['one']);
  expect(problemsAmong(diagnostics)).toMatchObject([{ code: 'INT1017', where: { file: files[1], line: 5 } }]);
});

describe('shards', () => {
  const fleetOfIds = fc.uniqueArray(fc.uuid(), { maxLength: 60 });

  test('each tenant is in exactly one of them, whatever the case of its id', () => {
    fc.assert(
      fc.property(fleetOfIds, fc.integer({ min: 1, max: 20 }), (ids, count) => {
        for (const id of ids) {
          const homes = Array.from({ length: count }, (_, index) => ({ number: index + 1, count })).filter(
            (shard) => isInShard(id, shard) && isInShard(id.toUpperCase(), shard),
          );
          expect(homes).toHaveLength(1);
        }
      }),
    );
  });

  test('a tenant stays in its shard when others are added', () => {
    const shard = { number: 3, count: 10 };
    const ids = Array.from({ length: 1000 }, (_, index) => tenantIdOf(index));

    const before = ids.slice(0, 500).filter((id) => isInShard(id, shard));
    const after = ids.filter((id) => isInShard(id, shard));

    expect(after.slice(0, before.length)).toEqual(before);
    // A tenth of a thousand, give or take three standard deviations.
    expect(Math.abs(after.length - 100)).toBeLessThan(30);
  });

  test.each(['0/3', '4/3', '3', '1/0', '1/2/3', '-1/3', 'a/b', '1/1001'])('%s is none', (text) => {
    expect(parseShard(text)).toBeUndefined();
  });

  test('together, they report every file once, also one that cannot be read', async () => {
    await using fleet = fleetFixture();
    const files = Array.from({ length: 6 }, (_, index) =>
      fleet.declare({ name: `tenant-${String(index)}`, tenantId: tenantIdOf(index) }),
    );
    const missing = join(fleet.folder, 'missing.yaml');
    const compare = ({ name }: { readonly name: string }): Promise<never> =>
      Promise.resolve({ tenant: { name }, verdict: 'inSync', findings: [] } as never);

    const parts = await Promise.all(
      [1, 2, 3].map((number) =>
        driftFleet(fleet.options([...files, missing], { compare, shard: { number, count: 3 } })),
      ),
    );

    const names = parts.flatMap(({ reports }) => reports.map(({ tenant }) => tenant.name));
    expect(names.sort()).toEqual(files.map((_, index) => `tenant-${String(index)}`));
    expect(problemsAmong(parts.flatMap(({ diagnostics }) => diagnostics))).toMatchObject([
      { where: { file: missing } },
    ]);
  });
});
