import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { plansOutcome } from '../../cli/result/plans-outcome.js';
import type { JsonObject } from '../../core/index.js';
import { inertJson, reportFormats } from '../../report/index.js';
import { drifted, reportOf, rule, ruleType, unreadable } from '../report/report-fixture.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

const calm = reportOf([{ type: ruleType, tenant: rule, declared: rule }], { tenant: { name: 'calm' } });
const moved = reportOf([drifted], { diagnostics: [unreadable], tenant: { name: 'moved', tenantId: 'b' } });
const both = plansOutcome([calm, moved], []);

test('merges the reports of shards into the report of a single run', async () => {
  using here = scratch();
  save(here.folder, 'one.json', plansOutcome([calm], []).json);
  save(here.folder, 'two.json', plansOutcome([moved], []).json);

  const run = await runCli(['report', 'merge', 'one.json', 'two.json', '--format', 'json'], { cwd: here.folder });

  expect(JSON.parse(run.stdout)).toEqual({ ...both.json, verb: 'report merge' });
  expect(run.exitCode).toBe(5);
});

test.each(['markdown', 'sarif', 'junit', 'html'])('rewrites a report as %s, as plan itself would', async (format) => {
  using here = scratch();
  save(here.folder, 'all.json', both.json);

  const run = await runCli(['report', 'merge', 'all.json', '--format', format], { cwd: here.folder });

  if (!both.document) throw new Error('plan has no document');
  // The page and the comment also say when they were made.
  const written = run.stdout.replace(/<p class="origin">.*<\/p>\n|^Generated .* by intuneform .*\n\n/mu, '');
  expect(written).toBe(reportFormats[format as keyof typeof reportFormats](both.document));
});

test('reports all problems of the files at once, and merges nothing', async () => {
  using here = scratch();
  save(here.folder, 'good.json', plansOutcome([calm], []).json);
  save(here.folder, 'again.json', plansOutcome([calm], []).json);
  save(here.folder, 'later.json', { ...plansOutcome([calm], []).json, formatVersion: '2.0' });
  save(here.folder, 'other.json', { hello: 'world' });
  writeFileSync(join(here.folder, 'cut.json'), inertJson(both.json).slice(0, 400));
  const files = ['good.json', 'again.json', 'later.json', 'other.json', 'cut.json', 'none.json'];

  const run = await runCli(['report', 'merge', ...files], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(run.stdout.match(/^error INT\d{4}/gmu)).toEqual([
    'error INT1326',
    'error INT1325',
    'error INT1325',
    'error INT1325',
    'error INT1327',
  ]);
  expect(run.stdout).not.toContain('as declared');
});

test('merges the existing parts of a fleet, and fails with the names of the missing parts', async () => {
  using here = scratch();
  save(here.folder, 'one.json', { ...plansOutcome([calm], []).json, shard: { number: 1, count: 4 } });
  save(here.folder, 'three.json', { ...plansOutcome([moved], []).json, shard: { number: 3, count: 4 } });

  const run = await runCli(['report', 'merge', 'one.json', 'three.json', '--format', 'json'], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(JSON.parse(run.stdout)).toMatchObject({
    verdict: 'failed',
    tenants: [{ tenant: { name: 'calm' } }, { tenant: { name: 'moved' } }],
    diagnostics: [{ code: 'INT1378', what: 'parts of the fleet are missing: 2/4, 4/4' }],
  });
});

test('reports that no part of a fleet wrote a report', async () => {
  using here = scratch();

  const run = await runCli(['report', 'merge', 'shard-*.json'], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('no file matches the pattern');
});

function save(folder: string, file: string, document: JsonObject): void {
  writeFileSync(join(folder, file), inertJson(document));
}
