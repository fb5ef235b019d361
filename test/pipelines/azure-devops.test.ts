import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { markdownMarker } from '../../report/markdown.js';
import type { AzureRun, AzureStep } from './azure-agent.js';
import { type AzureDevOps, azureDevOps } from './azure-host.js';
import type { SeenRequest } from './host-server.js';
import { pipelineIdentity } from './repository.js';
import { endingsOf, logOf } from './shell.js';

interface PlanPipeline {
  readonly jobs: readonly [{ readonly steps: readonly AzureStep[] }, { readonly steps: readonly AzureStep[] }];
}

interface ApplyPipeline {
  readonly stages: readonly [
    { readonly jobs: readonly [{ readonly steps: readonly AzureStep[] }] },
    {
      readonly jobs: readonly [
        { readonly strategy: { readonly runOnce: { readonly deploy: { readonly steps: readonly AzureStep[] } } } },
      ];
    },
  ];
}

/** A tenant without an apply, and one to which `intune-apply` applied a merge: one stage plans, one applies. */
let fresh: AzureDevOps;
let merged: AzureDevOps;
let merge: { readonly planned: AzureRun; readonly applied: AzureRun };

beforeAll(async () => {
  [fresh, merged] = await Promise.all([azureDevOps(), azureDevOps()]);
  const { stages } = merged.read('intune-apply') as ApplyPipeline;
  const planned = await merged.run(stages[0].jobs[0].steps);
  merge = { planned, applied: await merged.run(stages[1].jobs[0].strategy.runOnce.deploy.steps) };
});

afterEach(() => {
  fresh.clear();
  merged.clear();
});

afterAll(async () => {
  await fresh[Symbol.asyncDispose]();
  await merged[Symbol.asyncDispose]();
});

/** The first declaration, and the value after a manual change. */
const declared = { deviceInactivityBeforeRetirementInDays: 270 };
const changed = { deviceInactivityBeforeRetirementInDays: 200 };

const threads = '/contoso/project/_apis/git/repositories/repository/pullRequests/7/threads';

test('a pull request with changes passes, signs in without a secret, and gets a comment', async () => {
  const hub = fresh;
  hub.answer({ value: [{ id: 3, comments: [{ id: 1, content: 'of a person' }] }] });
  const { jobs } = hub.read('intune-plan') as PlanPipeline;

  const run = await hub.run(jobs[0].steps);
  const askedByThePlan = hub.asked();
  const commented = await hub.run(jobs[1].steps);

  const [, comment] = hub.asked();
  expect(askedByThePlan).toEqual([]);
  expect(endingsOf(run)).toEqual(['Plan: 0', 'Write the report: 0', 'Judge: 0']);
  expect(endingsOf(commented)).toEqual(['Comment: 0']);
  expect(run.variables.exitCode).toBe('2');
  expect(hub.host.seen[0]?.path).toContain(`serviceConnectionId=connection-of-${pipelineIdentity.planClientId}`);
  expect(logOf(run) + logOf(commented)).not.toMatch(/eyJ[\w-]+\.eyJ|token-of-the-job/u);
  expect(hub.asked().map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET ${threads}?api-version=7.1`,
    `POST ${threads}?api-version=7.1`,
  ]);
  expect(comment?.authorization).toBe('Bearer token-of-the-job');
  expect(JSON.parse(comment?.body ?? '')).toEqual({
    status: 'closed',
    comments: [
      {
        parentCommentId: 0,
        commentType: 'text',
        content: expect.stringMatching(new RegExp(`^${markdownMarker}\\n[^]*cleanup rule`, 'u')) as unknown,
      },
    ],
  });
  expect(readdirSync(join(hub.artifacts, 'intune-plan-report')).sort()).toEqual([
    'plan.html',
    'plan.junit',
    'plan.markdown',
    'plan.sarif',
    'plan.text',
  ]);
  expect(readFileSync(join(hub.artifacts, 'CodeAnalysisLogs'), 'utf8')).toContain('"version"');
});

test('a merge is planned, and applied from the plan of the other stage', () => {
  const { planned, applied } = merge;

  expect(endingsOf(planned)).toEqual(['Plan: 0', 'Show the plan: 0', 'Judge: 0', 'Collect the plan: 0']);
  expect(planned.variables['plan.exitCode']).toBe('2');
  expect(planned.summaries).toHaveLength(1);
  expect(endingsOf(applied)).toEqual(['Put the plan in its place: 0', 'Apply the saved plan: 0']);
  expect(logOf(applied)).toContain('contoso: applied: ');
});

test('a later push edits its comment, and drift fails the run after the comment is written', async () => {
  const own = { id: 5, comments: [{ id: 1, content: `${markdownMarker}\nof the first push` }] };
  merged.answer({ value: [{ id: 3, comments: [{ id: 1 }] }, own] });
  await merged.pipeline.fixture.changeRule(changed);
  const { jobs } = merged.read('intune-plan') as PlanPipeline;

  const drifted = await merged.run(jobs[0].steps);
  const commented = await merged.run(jobs[1].steps);
  await merged.pipeline.fixture.changeRule(declared);

  expect(endingsOf(drifted)).toEqual(['Plan: 0', 'Write the report: 0', 'Judge: 1']);
  expect(endingsOf(commented)).toEqual(['Comment: 0']);
  expect(merged.asked().at(-1)).toMatchObject({
    method: 'PATCH',
    path: `${threads}/5/comments/1?api-version=7.1`,
    body: expect.stringContaining('drift') as unknown,
  });
});

test('nothing is applied if the plan failed', async () => {
  const hub = fresh;
  hub.pipeline.declareDays(400);
  const { stages } = hub.read('intune-apply') as ApplyPipeline;

  const planned = await hub.run(stages[0].jobs[0].steps);

  expect(endingsOf(planned)).toEqual(['Plan: 0', 'Show the plan: 0', 'Judge: 1']);
  expect(planned.variables['plan.exitCode']).toBe('1');
  expect(readdirSync(hub.artifacts)).toEqual([]);
});

interface DriftPipeline {
  readonly jobs: readonly [{ readonly steps: readonly AzureStep[] }, { readonly steps: readonly AzureStep[] }];
  readonly variables: Readonly<Record<string, string>>;
}

/** Compares and reports, as the two jobs of the pipeline do. */
async function watch(hub: AzureDevOps): Promise<readonly [AzureRun, AzureRun]> {
  const { jobs, variables } = hub.read('intune-drift') as DriftPipeline;
  const compared = await hub.run(jobs[0].steps);
  return [compared, await hub.run(jobs[1].steps, { ...variables, compared: 'Succeeded' })];
}

/** Requests that change work items. */
function changesOf(hub: AzureDevOps): readonly SeenRequest[] {
  return hub.asked().filter(({ path }) => !path.includes('/wiql'));
}

const workItems = '/contoso/project/_apis/wit/workitems';

test('drift opens a work item with the report, without active markup', async () => {
  const hub = fresh;
  hub.answer({ workItems: [] });

  const [compared, report] = await watch(hub);

  const [created, ...others] = changesOf(hub);
  expect(endingsOf(compared)).toEqual(['Compare: 0']);
  expect(endingsOf(report)).toEqual(['Join the reports: 0', 'Open, update or close the work item: 1']);
  expect(others).toEqual([]);
  expect(created).toMatchObject({ method: 'POST', path: `${workItems}/$Issue?api-version=7.1` });
  expect(JSON.parse(created?.body ?? '')).toEqual([
    {
      op: 'add',
      path: '/fields/System.Description',
      value: expect.stringMatching(/buildId=42.*<pre>[^]*cleanup rule &quot;windows&quot;[^]*<\/pre>/u) as unknown,
    },
    { op: 'add', path: '/fields/System.Title', value: 'Intune: a tenant does not match its declaration' },
    { op: 'add', path: '/fields/System.Tags', value: 'intune-drift' },
  ]);
});

test('the next run edits the open work item, and it is closed when everything matches the declaration', async () => {
  const hub = merged;
  hub.answer({ workItems: [{ id: 9 }] });

  await hub.pipeline.fixture.changeRule(changed);
  const [, edited] = await watch(hub);
  await hub.pipeline.fixture.changeRule(declared);
  const [, closed] = await watch(hub);

  const changes = changesOf(hub);
  expect([edited.succeeded, closed.succeeded]).toEqual([false, true]);
  expect(changes.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `PATCH ${workItems}/9?api-version=7.1`,
    `PATCH ${workItems}/9?api-version=7.1`,
  ]);
  expect(changes[0]?.body).toContain('System.Description');
  expect(changes[1]?.body).toContain('"Done"');
});

test('if no job of the fleet wrote a report, a work item states it, and the run fails', async () => {
  fresh.answer({ workItems: [] });
  const { jobs, variables } = fresh.read('intune-drift') as DriftPipeline;

  const report = await fresh.run(jobs[1].steps, { ...variables, compared: 'Failed' });

  expect(endingsOf(report)).toEqual(['Join the reports: 1', 'Open, update or close the work item: 1']);
  expect(logOf(report)).toContain('Not every tenant could be compared.');
  expect(changesOf(fresh)).toMatchObject([
    { method: 'POST', body: expect.stringContaining('There is no report') as unknown },
  ]);
});
