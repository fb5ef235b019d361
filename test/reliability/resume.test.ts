import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { textOf, type ValueObject } from '../../core/index.js';
import { demoTenantId } from '../../emulator/identities.js';
import { importResource, readResource } from '../../provider/engine/index.js';
import { markOf, openLedger } from '../../provider/ledger/index.js';
import { roleScopeTag } from '../../provider/resources/access/role-scope-tag.js';
import { termsAndConditions } from '../../provider/resources/company-portal/terms-and-conditions.js';
import { deviceCategory } from '../../provider/resources/devices/device-category.js';
import { managedDeviceCleanupRule } from '../../provider/resources/devices/managed-device-cleanup-rule.js';
import { defaultDeviceEnrollmentLimit } from '../../provider/resources/restrictions/default-device-enrollment-limit.js';
import { itemsOf, startTenant, type TestTenant, testTime } from '../support/tenant.js';
import {
  type Death,
  Died,
  type Ledgers,
  ledgers,
  runAsTerraform,
  type RunResult,
  type Stored,
  type Wanted,
} from './engine-run.js';

const kiosk = { displayName: 'Kiosk', description: 'In shops' };
const categories = '/beta/deviceManagement/deviceCategories';
const category: Wanted = { definition: deviceCategory, config: kiosk };

interface Place {
  readonly tenant: TestTenant;
  readonly folder: Ledgers;
}

/** A run that dies. */
async function die({ tenant, folder }: Place, wanted: Wanted, death: Death): Promise<void> {
  await expect(runAsTerraform(wanted, undefined, folder.process(tenant, death))).rejects.toThrow(Died);
}

/** A run of its own process. */
function run({ tenant, folder }: Place, wanted: Wanted, stored?: Stored): Promise<RunResult> {
  return runAsTerraform(wanted, stored, folder.process(tenant));
}

async function objects({ tenant }: Place, path = categories): Promise<readonly unknown[]> {
  return itemsOf((await tenant.handle.request('GET', path)).body);
}

/** What a run keeps that only reads. */
async function refreshed({ tenant, folder }: Place, { definition }: Wanted, stored: Stored): Promise<Stored> {
  const { state, private: remembered } = await readResource(definition, stored, folder.process(tenant));
  if (!state) throw new Error('gone');
  return { state, private: remembered };
}

const codesOf = ({ diagnostics }: RunResult): readonly string[] => diagnostics.map(({ code }) => code);
const idOf = ({ stored }: RunResult): unknown => stored?.state.id;
const afterPost = { at: 1, when: 'after' } as const;

test('adopts what a killed run created, and reports it', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  await die({ tenant, folder }, category, afterPost);

  const second = await run({ tenant, folder }, category);

  const [only, ...others] = await objects({ tenant, folder });
  expect(codesOf(second)).toEqual(['INT2022']);
  expect([only, others]).toEqual([expect.objectContaining({ id: idOf(second) }), []]);
});

test('changes what a killed run created to the current declaration', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  await die({ tenant, folder }, category, afterPost);

  const second = await run({ tenant, folder }, { ...category, config: { ...kiosk, description: 'In all shops' } });

  expect(codesOf(second)).toEqual(['INT2022']);
  expect(await objects({ tenant, folder })).toEqual([
    expect.objectContaining({ id: idOf(second), description: 'In all shops' }),
  ]);
});

test('ignores a duplicate that existed before, with or without a creation time', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  await tenant.handle.request('POST', categories, kiosk);
  await die({ tenant, folder }, category, { at: 1, when: 'before' });

  const second = await run({ tenant, folder }, category);

  expect(codesOf(second)).toEqual([]);
  expect(await objects({ tenant, folder })).toHaveLength(2);
});

test.each([
  { definition: deviceCategory, config: kiosk, path: categories },
  {
    definition: termsAndConditions,
    config: termsAndConditions.example.declared,
    path: '/beta/deviceManagement/termsAndConditions',
  },
])(
  'two declarations of one content get one object each, however a run of them dies: $definition.name',
  async (twin) => {
    const deaths = [1, 2, 3, 4].flatMap((at) => (['before', 'after'] as const).map((when) => ({ at, when })));
    for (const death of deaths) {
      await using tenant = await startTenant();
      using folder = ledgers();
      const place = { tenant, folder };
      const first = await runBoth(place, twin, [undefined, undefined], death);

      const second = await runBoth(place, twin, first);

      expect(new Set(second.map((stored) => stored?.state.id)).size).toBe(2);
      expect(await objects(place, twin.path)).toHaveLength(2);
    }
  },
);

/** One after the other in one process; what was finished before the death is in the state. */
async function runBoth(
  { tenant, folder }: Place,
  wanted: Wanted,
  stored: readonly (Stored | undefined)[],
  death?: Death,
): Promise<readonly (Stored | undefined)[]> {
  const context = folder.process(tenant, death);
  const result = [...stored];
  try {
    for (const [index, before] of stored.entries())
      result[index] = (await runAsTerraform(wanted, before, context)).stored;
  } catch (fault) {
    if (!(fault instanceof Died)) throw fault;
  }
  return result;
}

test('never adopts an object that is in a state', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  const place = { tenant, folder };
  const first = await run(place, category);
  // The first plan after it reads what is in the state.
  await run(place, category, first.stored);

  const second = await run(place, category);

  expect(codesOf(second)).toEqual([]);
  expect(idOf(second)).not.toEqual(idOf(first));
});

test('never adopts an object that was imported after the run died', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  const place = { tenant, folder };
  await die(place, category, afterPost);
  const [left] = await objects(place);
  await run(place, category, { state: { ...(left as ValueObject) }, private: {} });

  const second = await run(place, category);

  expect(codesOf(second)).toEqual([]);
  expect(await objects(place)).toHaveLength(2);
});

test('fails, with the import commands, if several objects match', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  await die({ tenant, folder }, category, afterPost);
  await tenant.handle.request('POST', categories, kiosk);

  const second = await run({ tenant, folder }, category);

  expect(codesOf(second)).toEqual(['INT2023']);
  expect(second.diagnostics[0]?.fix.match(/terraform import intune_device_category\.NAME /gu)).toHaveLength(2);
  expect(await objects({ tenant, folder })).toHaveLength(2);
});

test('fails, and creates nothing, if the remains of the killed run cannot be read', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  await die({ tenant, folder }, category, afterPost);
  const fault = { match: { method: 'GET', path: /deviceCategories/u }, then: { status: 403 } };
  tenant.emulator.addFault(fault);

  const second = await run({ tenant, folder }, category);
  tenant.emulator.clearFaults();

  expect(codesOf(second)).toEqual(['INT3003']);
  expect(await objects({ tenant, folder })).toHaveLength(1);
});

test('creates again what a killed run created and was deleted since', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  await die(
    { tenant, folder },
    { ...category, definition: termsAndConditions, config: terms },
    { at: 2, when: 'before' },
  );
  const path = '/beta/deviceManagement/termsAndConditions';
  for (const { id } of itemsOf((await tenant.handle.request('GET', path)).body)) {
    await tenant.handle.request('DELETE', `${path}/${textOf(id) ?? ''}`);
  }

  const second = await run({ tenant, folder }, { definition: termsAndConditions, config: terms });

  expect(codesOf(second)).toEqual([]);
  expect(await objects({ tenant, folder }, path)).toHaveLength(1);
});

const terms = termsAndConditions.example.declared;

test.each([
  { definition: managedDeviceCleanupRule, path: '/beta/deviceManagement/managedDeviceCleanupRules', count: 1 },
  // The built-in tag is one too.
  { definition: roleScopeTag, path: '/beta/deviceManagement/roleScopeTags', count: 2 },
])(
  'plans and takes over its own unfinished $definition.name instead of refusing it',
  async ({ definition, path, count }) => {
    await using tenant = await startTenant();
    using folder = ledgers();
    const wanted = { definition, config: definition.example.changed ?? definition.example.declared };
    await die({ tenant, folder }, { definition, config: definition.example.declared }, afterPost);

    const second = await run({ tenant, folder }, wanted);

    expect(codesOf(second)).toEqual(['INT2022']);
    expect(await objects({ tenant, folder }, path)).toHaveLength(count);
  },
);

test('ignores records of another tenant', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  await die({ tenant, folder }, category, afterPost);
  for (const file of readdirSync(folder.folder)) {
    const path = join(folder.folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(demoTenantId, '11111111-2222-3333-4444-555555555555'));
  }

  const second = await run({ tenant, folder }, category);

  expect(codesOf(second)).toEqual([]);
});

test('restores the original values of a default from before a killed run', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  const place = { tenant, folder };
  const wanted = { definition: defaultDeviceEnrollmentLimit, config: { limit: 9 } };
  await die(place, wanted, afterPost);
  const { stored } = await run(place, wanted);

  await run(place, { ...wanted, config: null }, stored);

  const path = '/beta/deviceManagement/deviceEnrollmentConfigurations';
  expect(await objects(place, path)).toContainEqual(
    expect.objectContaining({ id: expect.stringMatching(/_DefaultLimit$/u), limit: 5 }),
  );
});

test('drops the original values of a default once the state contains them, also without further writes', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  const place = { tenant, folder };
  const wanted = { definition: defaultDeviceEnrollmentLimit, config: { limit: 9 } };
  const { stored } = await run(place, { ...wanted, config: { limit: 5 } });
  if (!stored) throw new Error('not adopted');
  const dying = folder.process(tenant, afterPost);
  await expect(runAsTerraform(wanted, stored, dying)).rejects.toThrow(Died);

  // The provider died in the update: Terraform keeps the object, without what was remembered of it.
  const next = await refreshed(place, wanted, { ...stored, private: {} });
  const last = await refreshed(place, wanted, next);

  expect(last.private.original).toMatchObject({ limit: 5 });
  expect(readdirSync(folder.folder)).toEqual([]);
});

test('keeps the original values of a default while no state contains them, even after a planned import', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  const wanted = { definition: defaultDeviceEnrollmentLimit, config: { limit: 9 } };
  await die({ tenant, folder }, wanted, afterPost);
  const context = folder.process(tenant);
  const { state, private: remembered } = await importResource(
    wanted.definition,
    `${tenant.handle.intuneAccountId}_DefaultLimit`,
    context,
  );

  await readResource(wanted.definition, { state: state ?? {}, private: remembered }, context);

  expect(remembered.original).toMatchObject({ limit: 5 });
  expect(readdirSync(folder.folder)).toHaveLength(1);
});

// Elsewhere the state lock alone keeps two runs apart.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('another process', () => {
  test('waits for it while it runs, and resumes it when it has ended', async () => {
    await using tenant = await startTenant();
    using folder = ledgers();
    const other = spawn('sleep', ['60']);
    const self = markOf(other.pid ?? 0);
    const dying = folder.process(tenant, { at: 1, when: 'before' }, self);
    await expect(runAsTerraform(category, undefined, dying)).rejects.toThrow(Died);

    const meanwhile = await run({ tenant, folder }, category);
    other.kill('SIGKILL');
    await once(other, 'close');
    const afterwards = await run({ tenant, folder }, category);

    expect([codesOf(meanwhile), codesOf(afterwards)]).toEqual([['INT2024'], []]);
    expect(await objects({ tenant, folder })).toHaveLength(1);
  });
});

describe('the ledger', () => {
  test('is empty once the state contains everything, and private until then', async () => {
    await using tenant = await startTenant();
    using folder = ledgers();
    const first = await run({ tenant, folder }, category);
    const modes = readdirSync(folder.folder).map((file) => statSync(join(folder.folder, file)).mode & 0o777);

    await run({ tenant, folder }, category, first.stored);

    expect(modes).toEqual([0o600]);
    expect(readdirSync(folder.folder)).toEqual([]);
  });

  test('contains nothing of what is sent', async () => {
    await using tenant = await startTenant();
    using folder = ledgers();
    await die({ tenant, folder }, category, afterPost);

    const texts = readdirSync(folder.folder).map((file) => readFileSync(join(folder.folder, file), 'utf8'));

    expect(texts).toHaveLength(1);
    expect(texts.join('')).not.toMatch(/kiosk|shops/iu);
  });

  test('skips damaged, foreign and incomplete files', async () => {
    await using tenant = await startTenant();
    using folder = ledgers();
    await die({ tenant, folder }, category, afterPost);
    for (const file of ['a.json', 'b.json.new', 'settled'])
      writeFileSync(join(folder.folder, file), '{"version":1,"key":"../x"');

    const second = await run({ tenant, folder }, category);

    expect(codesOf(second)).toEqual(['INT2022']);
  });

  test('causes one warning per run if it cannot be written, and stops nothing', async () => {
    await using tenant = await startTenant();
    using folder = ledgers();
    const elsewhere = join(folder.folder, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(folder.folder, 'link'));
    tenant.restart();
    const ledger = openLedger({ folder: join(folder.folder, 'link'), now: () => testTime });
    const context = { ...tenant.context, ledger };

    const runs = [
      await runAsTerraform(category, undefined, context),
      await runAsTerraform(category, undefined, context),
    ];

    expect(runs.map(codesOf)).toEqual([['INT2025'], []]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('removes entries older than 90 days', async () => {
    await using tenant = await startTenant();
    using folder = ledgers();
    await die({ tenant, folder }, category, afterPost);
    const later = new Date(testTime.getTime() + 91 * 86_400_000);

    const left = openLedger({ folder: folder.folder, now: () => later }).intents();

    expect([left, readdirSync(folder.folder)]).toEqual([[], []]);
  });
});
