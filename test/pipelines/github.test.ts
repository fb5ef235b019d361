import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { markdownMarker } from '../../report/markdown.js';
import type { FakeGh } from './fake-gh.js';
import { type GitHub, gitHub } from './github-host.js';
import type { JobRun } from './github-runner.js';
import { endingsOf, logOf } from './shell.js';

const comments = 'repos/contoso/intune/issues/7/comments';

/** A tenant without an apply, and one to which `intune-apply` applied a merge: one job plans, one applies. */
let fresh: GitHub;
let merged: GitHub;
let merge: { readonly plan: JobRun; readonly applied: JobRun; readonly files: readonly string[] };

beforeAll(async () => {
  [fresh, merged] = await Promise.all([gitHub(), gitHub()]);
  const plan = await merged.run('intune-apply', 'plan');
  const files = readdirSync(join(merged.artifacts, 'intune-plan/contoso'));
  merge = { plan, files, applied: await merged.run('intune-apply', 'apply') };
});

afterEach(() => {
  fresh.clear();
  merged.clear();
});

afterAll(async () => {
  await fresh[Symbol.asyncDispose]();
  await merged[Symbol.asyncDispose]();
});

/** Calls of `gh` with this word in a path. */
function callsFor({ gh }: GitHub, word: string): ReturnType<FakeGh['calls']> {
  return gh.calls().filter(({ parameters }) => parameters.some((one) => one.includes(`/${word}`)));
}

/** Runs the job that writes the comment, with the outputs of the plan. */
function commentOn(hub: GitHub, { outputs }: Pick<JobRun, 'outputs'>): Promise<JobRun> {
  const needs = Object.entries(outputs).map(([name, value]) => [`needs.plan.outputs.${name}`, value]);
  return hub.run('intune-plan', 'comment', Object.fromEntries(needs) as Record<string, string>);
}

/** The first declaration, and the value after a manual change. */
const declared = { deviceInactivityBeforeRetirementInDays: 270 };
const changed = { deviceInactivityBeforeRetirementInDays: 200 };

test('a pull request with changes passes, signs in without a secret, and gets a comment', async () => {
  const hub = fresh;
  hub.gh.answer('api --paginate', [
    { id: 11, user: { login: 'somebody' }, body: `${markdownMarker}\nquoted by a person` },
    { id: 12, user: { login: 'github-actions[bot]' }, body: 'of another workflow' },
  ]);

  const plan = await hub.run('intune-plan', 'plan');
  const comment = await commentOn(hub, plan);

  expect(endingsOf(plan)).toEqual(['Plan: 0', 'Write the report: 0', 'Judge: 0']);
  expect(plan.outputs).toEqual({ 'exit-code': '2', reported: 'true' });
  expect(plan.summary).toContain('### intuneform: ');
  expect(hub.identity.seen[0]).toMatchObject({ authorization: 'Bearer request-token-of-the-job' });
  expect(logOf(plan)).not.toMatch(/eyJ[\w-]+\.eyJ|request-token-of-the-job/u);
  expect(readdirSync(join(hub.artifacts, 'intune-plan-report')).sort()).toEqual(
    ['plan.json', 'plan.markdown', 'plan.sarif', 'plan.text'].sort(),
  );
  expect(comment.succeeded).toBe(true);
  expect(callsFor(hub, 'comments').map(({ parameters }) => parameters.slice(0, 4))).toEqual([
    ['api', '--paginate', comments, '--jq'],
    ['api', '--silent', '--method', 'POST'],
  ]);
  expect(callsFor(hub, 'comments').at(-1)?.parameters).toContain(comments);
  expect(callsFor(hub, 'comments').at(-1)?.body).toMatch(new RegExp(`^${markdownMarker}\\n[^]*cleanup rule`, 'u'));
});

test('a later push edits the first comment, and drift fails the run after the comment is written', async () => {
  const hub = merged;
  await hub.pipeline.fixture.changeRule(changed);
  hub.gh.answer('api --paginate', [
    { id: 21, user: { login: 'github-actions[bot]' }, body: `${markdownMarker}\nof the first push` },
  ]);

  const plan = await hub.run('intune-plan', 'plan');
  const comment = await commentOn(hub, plan);
  await hub.pipeline.fixture.changeRule(declared);

  expect(endingsOf(plan)).toEqual(['Plan: 0', 'Write the report: 0', 'Judge: 1']);
  expect(logOf(plan)).toContain('::error::The tenant was changed outside Terraform.');
  expect(plan.outputs).toEqual({ 'exit-code': '3', reported: 'true' });
  expect(comment.succeeded).toBe(true);
  expect(callsFor(hub, 'comments').at(-1)).toMatchObject({
    parameters: [
      'api',
      '--silent',
      '--method',
      'PATCH',
      'repos/contoso/intune/issues/comments/21',
      '--field',
      'body=@plan.markdown',
    ],
    body: expect.stringContaining('drift') as unknown,
  });
});

const labels = 'repos/contoso/intune/issues/7/labels';
const others = [{ name: 'bug' }, { name: 'intune' }];
const [drift, review] = ['intune-drift', 'intune-review'];
const add = (name: string): string => `api --silent --method POST ${labels} --raw-field labels[]=${name}`;
/** Comments on a plan that ended with an exit code. */
function labelled(hub: GitHub, exitCode: string): Promise<JobRun> {
  mkdirSync(join(hub.artifacts, 'intune-plan-report'), { recursive: true });
  writeFileSync(join(hub.artifacts, 'intune-plan-report/plan.markdown'), `${markdownMarker}\n`);
  return commentOn(hub, { outputs: { 'exit-code': exitCode } });
}
const remove = (name: string): string => `api --silent --method DELETE ${labels}/${name}`;

test.each([
  ['0', [], []],
  ['0', [drift, review], [remove(drift), remove(review)]],
  ['2', [], [add(review)]],
  ['2', [review], []],
  ['3', [review], [add(drift), remove(review)]],
  ['4', [], [add(drift), add(review)]],
  // Without a verdict, it is unknown which labels apply.
  ['1', [drift], []],
  ['5', [review], []],
])('after a plan with exit code %s, a pull request with the labels %j gets %j', async (exitCode, before, changes) => {
  const hub = merged;
  hub.gh.answer(`api ${labels}`, [...others, ...before.map((name) => ({ name }))]);

  const comment = await labelled(hub, exitCode);

  const changed = hub.gh.calls().map(({ parameters }) => parameters.join(' '));
  expect(endingsOf(comment)).toEqual(['Comment: 0', 'Label: 0']);
  expect(changed.filter((call) => /POST|DELETE/u.test(call) && call.includes('/labels'))).toEqual(changes);
  expect(changed.filter((call) => call.startsWith('label create'))).toEqual([]);
});

test('a label that the repository does not have is created first', async () => {
  const hub = merged;
  hub.gh.answer(`api ${labels}`, []);
  hub.gh.refuse('api --silent repos/contoso/intune/labels/');

  await labelled(hub, '3');

  const calls = hub.gh.calls().map(({ parameters }) => parameters.join(' '));
  expect(calls.slice(-2)).toEqual([
    expect.stringMatching(/^label create intune-drift --force --color D93F0B --description /u),
    add(drift),
  ]);
});

test.each([
  ['a label that somebody else removed meanwhile is not missed', others, 'Label: 0'],
  ['a label that cannot be removed fails the job', [...others, { name: drift }], 'Label: 1'],
])('%s', async (_title, afterwards, ending) => {
  const hub = merged;
  hub.gh.answer(`api ${labels}`, [...others, { name: drift }]);
  hub.gh.refuse(remove(drift), { [`api ${labels}`]: afterwards });

  const comment = await labelled(hub, '0');

  expect(endingsOf(comment)).toEqual(['Comment: 0', ending]);
});

test('an invalid declaration is reported in the comment, and fails the run', async () => {
  const hub = fresh;
  hub.pipeline.declareDays(400);

  const plan = await hub.run('intune-plan', 'plan');
  await commentOn(hub, plan);

  expect(endingsOf(plan)).toEqual(['Plan: 0', 'Write the report: 0', 'Judge: 1']);
  expect(logOf(plan)).toContain('::error::The plan failed.');
  expect(hub.gh.calls().at(-1)?.body).toContain('INT1201');
});

test('an unreadable tenant has no verdict, and fails the run', async () => {
  const hub = merged;
  hub.pipeline.fixture.emulator.addFault({ match: { path: 'managedDeviceCleanupRules' }, then: { status: 403 } });

  const plan = await hub.run('intune-plan', 'plan');

  expect(endingsOf(plan)).toEqual(['Plan: 0', 'Write the report: 0', 'Judge: 1']);
  expect(logOf(plan)).toContain('::error::Something could not be read: there is no verdict.');
});

test('a merge is planned, and another job applies that plan after the approval', async () => {
  const { plan, applied, files } = merge;

  const again = await merged.run('intune-apply', 'plan');

  expect(endingsOf(plan)).toEqual(['Plan: 0', 'Show the plan: 0', 'Judge: 0']);
  expect(plan.outputs).toEqual({ 'exit-code': '2' });
  expect(plan.summary).toContain('pending');
  expect(files.toSorted()).toEqual(['intuneform.plan.json', 'intuneform.tfplan']);
  expect(endingsOf(applied)).toEqual(['Apply the saved plan: 0']);
  expect(logOf(applied)).toContain('contoso: applied: ');
  expect(again.outputs).toEqual({ 'exit-code': '0' });
});

test('a plan is refused if main moved on between plan and approval', async () => {
  const hub = fresh;
  await hub.run('intune-apply', 'plan');
  hub.pipeline.declareDays(60);
  hub.pipeline.fixture.emulator.clearJournal();

  const applied = await hub.run('intune-apply', 'apply');

  expect(applied.succeeded).toBe(false);
  expect(logOf(applied)).toContain('error INT1308: ');
  expect(hub.pipeline.fixture.emulator.journal).toEqual([]);
});

/** Compares in this number of shards, one job each, and reports. */
async function watch(hub: GitHub, shards: number, compared = 'success'): Promise<JobRun> {
  for (let shard = 1; shard <= shards; shard++) {
    const context = { 'matrix.shard': `${String(shard)}/${String(shards)}`, 'strategy.job-index': String(shard - 1) };
    const compare = await hub.run('intune-drift', 'compare', context);
    // The verdict does not matter, only the report.
    if (!compare.succeeded) throw new Error(logOf(compare));
  }
  return hub.run('intune-drift', 'report', { 'needs.compare.result': compared });
}

/** What `gh` was asked to change: the first words of each call. */
function changesBy(gh: FakeGh): readonly string[] {
  const changes = gh.calls().filter(({ parameters }) => parameters[1] !== 'list');
  return changes.map(({ parameters }) => parameters.slice(0, 3).join(' '));
}

test('drift in one shard of a fleet opens an issue', async () => {
  const hub = fresh;
  hub.gh.answer('issue list', []);

  const report = await watch(hub, 2);

  const created = hub.gh.calls().at(-1);
  expect(hub.identity.seen.length).toBeGreaterThan(0);
  expect(endingsOf(report)).toEqual(['Join the reports: 0', 'Open, update or close the issue: 1']);
  expect(logOf(report)).toContain('::error::A tenant was changed outside Terraform.');
  expect(changesBy(hub.gh)).toEqual(['label create intune-drift', 'issue create --title']);
  expect(created?.parameters).toEqual(expect.arrayContaining(['--label', 'intune-drift']));
  expect(created?.body).toMatch(new RegExp(`^${markdownMarker}\\n[^]*cleanup rule`, 'u'));
});

test('the next run edits the open issue, and it is closed when everything matches the declaration', async () => {
  const hub = merged;
  hub.gh.answer('issue list', [{ number: 9 }]);

  await hub.pipeline.fixture.changeRule(changed);
  const edited = await watch(hub, 1);
  await hub.pipeline.fixture.changeRule(declared);
  const closed = await watch(hub, 1);

  expect([edited.succeeded, closed.succeeded]).toEqual([false, true]);
  expect(changesBy(hub.gh)).toEqual(['issue edit 9', 'issue close 9']);
});

test('the issue stays open while part of the fleet has no report', async () => {
  const hub = merged;
  hub.gh.answer('issue list', [{ number: 9 }]);

  const report = await watch(hub, 1, 'failure');

  expect(report.succeeded).toBe(false);
  expect(logOf(report)).toContain('::error::Not every tenant could be compared.');
  expect(changesBy(hub.gh)).toEqual(['issue edit 9']);
});

test('if no job of the fleet wrote a report, an issue states it, and the run fails', async () => {
  const hub = fresh;
  hub.gh.answer('issue list', []);

  const report = await hub.run('intune-drift', 'report', { 'needs.compare.result': 'failure' });

  const created = hub.gh.calls().at(-1);
  expect(endingsOf(report)).toEqual(['Join the reports: 1', 'Open, update or close the issue: 1']);
  expect(logOf(report)).toContain('::error::Not every tenant could be compared.');
  expect(created?.parameters.slice(0, 2)).toEqual(['issue', 'create']);
  expect(created?.body).toContain('[the run](https://github.com/contoso/intune/actions/runs/42)');
});
