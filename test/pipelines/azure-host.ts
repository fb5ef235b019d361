import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { type AzureRun, type AzureStep, runAzureSteps } from './azure-agent.js';
import { type HostServer, identityToken, type SeenRequest, startHost } from './host-server.js';
import { type PipelineFixture, pipelineFixture, pipelineIdentity, readPipeline } from './repository.js';

/** Azure DevOps around a repository: identity tokens, its REST API, and the artefacts of one run. */
export interface AzureDevOps extends AsyncDisposable {
  readonly pipeline: PipelineFixture;
  readonly host: HostServer;
  readonly artifacts: string;
  /** Requests to the REST API since the start or the last clear: comments and work items. */
  readonly asked: () => readonly SeenRequest[];
  /** What the REST API answers to a GET or a query. Nothing until then. */
  answer(answer: object): void;
  /** Removes everything of earlier runs except the tenant and its state, so that tests can share those. */
  clear(): void;
  run(steps: readonly AzureStep[], variables?: Readonly<Record<string, string>>): Promise<AzureRun>;
  read(file: string): unknown;
}

const identityPath = '/identity';

/** Starts Azure DevOps around a repository that `init` wrote. */
export async function azureDevOps(): Promise<AzureDevOps> {
  const pipeline = await pipelineFixture('azure');
  let [answer, seenBefore]: [object, number] = [{}, 0];
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
    asked: () => host.seen.slice(seenBefore).filter(({ path }) => !path.startsWith(identityPath)),
    answer: (next) => {
      answer = next;
    },
    clear: () => {
      [answer, seenBefore] = [{}, host.seen.length];
      pipeline.clear();
      rmSync(artifacts, { recursive: true });
      mkdirSync(artifacts);
    },
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

/**
 * Variables that AzureCLI sets for a script with a service connection; see
 * https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/azure-cli-v2
 */
function connection(clientId: string): Readonly<Record<string, string>> {
  return {
    AZURESUBSCRIPTION_TENANT_ID: pipelineIdentity.tenantId,
    AZURESUBSCRIPTION_CLIENT_ID: clientId,
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: `connection-of-${clientId}`,
  };
}
