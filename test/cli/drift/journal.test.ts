import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { driftFleet, type FleetOptions, type FleetResult } from '../../../cli/drift/fleet.js';
import { type OpenJournal, openJournal } from '../../../cli/drift/journal.js';
import { diagnosticToJson, reportToJson } from '../../../report/index.js';
import { type FleetFixture, fleetFixture, problemsAmong, tenantIdOf } from './fleet-fixture.js';

const noon = new Date('2026-11-25T12:00:00Z');

function opened(fleet: FleetFixture, resume: boolean, now = noon): OpenJournal {
  const journal = openJournal(join(fleet.folder, 'report.json'), { resume, now: () => now });
  if ('code' in journal) throw new Error(journal.what);
  return journal;
}

/** Three tenants, and which of them were compared. */
async function threeTenants(): Promise<{
  readonly fleet: FleetFixture;
  readonly files: readonly string[];
  readonly run: (journal: OpenJournal, more?: Partial<FleetOptions>) => Promise<FleetResult>;
  readonly looked: string[];
}> {
  const fleet = fleetFixture();
  const names = ['one', 'two', 'three'];
  const files = names.map((name, index) => fleet.declare({ name, tenantId: tenantIdOf(index) }));
  for (const [index, name] of names.entries()) await fleet.serve(name, tenantIdOf(index));
  const looked: string[] = [];
  const { compare } = fleet.options(files);
  const noting: FleetOptions['compare'] = (tenant, signal) => {
    looked.push(tenant.name);
    return compare(tenant, signal);
  };
  const run = (journal: OpenJournal, more = {}): Promise<FleetResult> =>
    driftFleet(fleet.options(files, { journal, compare: noting, parallel: 1, ...more }));
  return { fleet, files, run, looked };
}

test('a resumed run does not repeat comparisons, and has the result of a full run', async () => {
  const { fleet, run, looked } = await threeTenants();
  await using _fleet = fleet;
  const whole = await run(opened(fleet, false));
  const ended = looked.splice(0);
  let done = 0;
  await run(opened(fleet, false), { stopped: () => done >= 2, done: () => (done += 1) });
  // What the killed process was writing.
  appendFileSync(join(fleet.folder, 'report.json.partial'), '{"file":"thr');
  looked.splice(0);

  const resumed = await run(opened(fleet, true));

  expect(ended).toEqual(['one', 'two', 'three']);
  expect(looked).toEqual(['three']);
  expect(delivered(resumed)).toEqual(delivered(whole));
});

/** A result as it is delivered. */
function delivered({ reports, diagnostics }: FleetResult): unknown {
  return { reports: reports.map(reportToJson), diagnostics: diagnostics.map(diagnosticToJson) };
}

test('compares again what changed since, and what had no verdict', async () => {
  const { fleet, files, run, looked } = await threeTenants();
  await using _fleet = fleet;
  fleet.env.ARM_CLIENT_SECRET__TWO = 'wrong';
  await run(opened(fleet, false));
  delete fleet.env.ARM_CLIENT_SECRET__TWO;
  appendFileSync(files[0] ?? '', '# changed\n');
  looked.splice(0);

  const { reports } = await run(opened(fleet, true));

  expect(looked).toEqual(['one', 'two']);
  expect(reports.map(({ verdict }) => verdict)).toEqual(['drift', 'drift', 'drift']);
});

test('does not reuse a verdict that is two days old', async () => {
  const { fleet, run, looked } = await threeTenants();
  await using _fleet = fleet;
  await run(opened(fleet, false));
  looked.splice(0);

  await run(opened(fleet, true, new Date('2026-11-27T12:00:00Z')));

  expect(looked).toEqual(['one', 'two', 'three']);
});

test('reports that no earlier results were found to resume from, and compares everything', async () => {
  const { fleet, run, looked } = await threeTenants();
  await using _fleet = fleet;
  const journal = opened(fleet, true);

  await run(journal);

  expect(journal.diagnostics).toMatchObject([{ code: 'INT1375', severity: 'warning' }]);
  expect(looked).toEqual(['one', 'two', 'three']);
});

test('a second file cannot declare a tenant that was resumed from an earlier run', async () => {
  const { fleet, files, run } = await threeTenants();
  await using _fleet = fleet;
  await run(opened(fleet, false));
  const again = fleet.declare({ name: 'again', tenantId: tenantIdOf(0) });

  const { diagnostics } = await run(opened(fleet, true), { files: [...files, again] });

  expect(problemsAmong(diagnostics)).toMatchObject([{ code: 'INT1017', where: { file: again } }]);
});

test('the journal contains no secret, and is removed when the result is written', async () => {
  const { fleet, run } = await threeTenants();
  await using _fleet = fleet;
  const journal = opened(fleet, false);
  await run(journal);
  const file = join(fleet.folder, 'report.json.partial');

  const text = readFileSync(file, 'utf8');
  journal.remove();

  expect(text).not.toContain(fleet.env.ARM_CLIENT_SECRET);
  expect(existsSync(file)).toBe(false);
});

test('a journal that can no longer be written causes a warning, and the run continues', async () => {
  const { fleet, files, run, looked } = await threeTenants();
  await using _fleet = fleet;
  const journal = opened(fleet, false);
  const partial = join(fleet.folder, 'report.json.partial');
  rmSync(partial);
  mkdirSync(partial);

  const { reports } = await run(journal);

  expect(looked).toHaveLength(files.length);
  expect(reports).toHaveLength(files.length);
  expect(journal.diagnostics).toMatchObject([{ code: 'INT1306', severity: 'warning', where: { file: partial } }]);
});
