import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { markdownMarker } from '../../report/markdown.js';
import type { AzureRun, AzureStep } from './azure-agent.js';
import { runAzureSteps } from './azure-agent.js';
import { identityToken, startHost } from './host-server.js';
import type { HostServer, SeenRequest } from './host-server.js';
import { pipelineFixture, pipelineIdentity, readPipeline } from './repository.js';
import type { PipelineFixture } from './repository.js';
import { endingsOf, logOf } from './shell.js';

/** Azure DevOps around a repository: identity tokens, its REST API, and the artefacts of one run. */
interface AzureDevOps extends AsyncDisposable {
  readonly pipeline: PipelineFixture;
  readonly host: HostServer;
  readonly artifacts: string;
  /** Requests to the REST API: comments and work items. */
  readonly asked: () => readonly SeenRequest[];
  run(steps: readonly AzureStep[], variables?: Readonly<Record<string, string>>): Promise<AzureRun>;
  read(file: string): unknown;
}

const identityPath = '/identity';

/** `answer`: what the REST API answers to a GET or a query. */
async function azureDevOps(answer: object = {}): Promise<AzureDevOps> {
  const pipeline = await pipelineFixture('azure');
  const host = await startHost(({ path }) => (path.startsWith(identityPath) ? { oidcToken: identityToken() } : answer));
  const artifacts = join(pipeline.fixture.folder, 'artifacts');
  mkdirSync(artifacts);
  const env = {
    ...pipeline.env,
    SYSTEM_OIDCREQUESTURI: `${host.url}${identityPath}`,
    SYSTEM_COLLECTIONURI: `${host.url}/contoso/`,
    SYSTEM_TEAMPROJECTID: 'project',
    BUILD_REPOSITORY_ID: 'repository',
    BUILD_BUILDID: '42',
    SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
  };
  const connections = {
    'intune-plan': connection(pipelineIdentity.planClientId),
    'intune-apply': connection(pipelineIdentity.applyClientId),
  };
  const own = { 'System.AccessToken': 'token-of-the-job', 'System.JobPositionInPhase': '1', shard: '1/1' };
  return {
    ...{ pipeline, host, artifacts },
    asked: () => host.seen.filter(({ path }) => !path.startsWith(identityPath)),
    run: (steps, variables = {}) =>
      runAzureSteps(steps, {
        ...{ workspace: pipeline.checkOut(), artifacts, env, connections },
        variables: { ...own, ...variables },
      }),
    read: (file) => readPipeline(pipeline.repository, `azure-pipelines/${file}.yml`),
    [Symbol.asyncDispose]: async () => {
      await host[Symbol.asyncDispose]();
      await pipeline[Symbol.asyncDispose]();
    },
  };
}

/** What AzureCLI tells a script of its service connection; see https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/azure-cli-v2 */
function connection(clientId: string): Readonly<Record<string, string>> {
  return {
    AZURESUBSCRIPTION_TENANT_ID: pipelineIdentity.tenantId,
    AZURESUBSCRIPTION_CLIENT_ID: clientId,
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: `connection-of-${clientId}`,
  };
}

interface PlanPipeline {
  readonly jobs: readonly [{ readonly steps: readonly AzureStep[] }];
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

const threads = '/contoso/project/_apis/git/repositories/repository/pullRequests/7/threads';

test('a pull request that changes something passes, signs in without a secret, and gets a comment', async () => {
  await using hub = await azureDevOps({ value: [{ id: 3, comments: [{ id: 1, content: 'of a person' }] }] });
  const { jobs } = hub.read('intune-plan') as PlanPipeline;

  const run = await hub.run(jobs[0].steps);

  const [, comment] = hub.asked();
  expect(endingsOf(run)).toEqual(['Plan: 0', 'Write the report: 0', 'Comment: 0', 'Judge: 0']);
  expect(run.variables.exitCode).toBe('2');
  expect(hub.host.seen[0]?.path).toContain(`serviceConnectionId=connection-of-${pipelineIdentity.planClientId}`);
  expect(logOf(run)).not.toMatch(/eyJ[\w-]+\.eyJ|token-of-the-job/u);
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

test('a merge is planned, applied from the plan of the other stage, and a later push edits its comment about drift', async () => {
  const own = { id: 5, comments: [{ id: 1, content: `${markdownMarker}\nof the first push` }] };
  await using hub = await azureDevOps({ value: [{ id: 3, comments: [{ id: 1 }] }, own] });
  const { stages } = hub.read('intune-apply') as ApplyPipeline;
  const { jobs } = hub.read('intune-plan') as PlanPipeline;

  const planned = await hub.run(stages[0].jobs[0].steps);
  const applied = await hub.run(stages[1].jobs[0].strategy.runOnce.deploy.steps);
  await hub.pipeline.fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 200 });
  const drifted = await hub.run(jobs[0].steps);

  expect(endingsOf(planned)).toEqual(['Plan: 0', 'Show the plan: 0', 'Judge: 0', 'Collect the plan: 0']);
  expect(planned.variables['plan.exitCode']).toBe('2');
  expect(planned.summaries).toHaveLength(1);
  expect(endingsOf(applied)).toEqual(['Put the plan in its place: 0', 'Apply the saved plan: 0']);
  expect(logOf(applied)).toContain('contoso: applied: ');
  expect(endingsOf(drifted)).toEqual(['Plan: 0', 'Write the report: 0', 'Comment: 0', 'Judge: 1']);
  expect(hub.asked().at(-1)).toMatchObject({
    method: 'PATCH',
    path: `${threads}/5/comments/1?api-version=7.1`,
    body: expect.stringContaining('drift') as unknown,
  });
});

test('nothing is applied when planning failed', async () => {
  await using hub = await azureDevOps();
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

test('drift opens a work item with the report, in which nothing acts as markup', async () => {
  await using hub = await azureDevOps({ workItems: [] });

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
    { op: 'add', path: '/fields/System.Title', value: 'Intune: a tenant is not as declared' },
    { op: 'add', path: '/fields/System.Tags', value: 'intune-drift' },
  ]);
});

test('the next run edits the open work item, and it is closed when all is as declared again', async () => {
  await using hub = await azureDevOps({ workItems: [{ id: 9 }] });

  const [, edited] = await watch(hub);
  const applied = await hub.pipeline.apply();
  const [, closed] = await watch(hub);

  const changes = changesOf(hub);
  expect([edited.succeeded, applied, closed.succeeded]).toEqual([false, 0, true]);
  expect(changes.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `PATCH ${workItems}/9?api-version=7.1`,
    `PATCH ${workItems}/9?api-version=7.1`,
  ]);
  expect(changes[0]?.body).toContain('System.Description');
  expect(changes[1]?.body).toContain('"Done"');
});
