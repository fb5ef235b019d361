import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { InitLanguage } from '../../cli/init/files.js';
import { type FakeGh, fakeGh } from './fake-gh.js';
import { type JobRun, runJob, type Workflow } from './github-runner.js';
import { type HostServer, identityToken, startHost } from './host-server.js';
import { type PipelineFixture, pipelineFixture, pipelineIdentity, readPipeline } from './repository.js';

/** GitHub around a repository: identity tokens, `gh`, and the artefacts of one run. */
export interface GitHub extends AsyncDisposable {
  readonly pipeline: PipelineFixture;
  readonly gh: FakeGh;
  readonly identity: HostServer;
  readonly artifacts: string;
  /** Removes everything of earlier runs except the tenant and its state, so that tests can share those. */
  clear(): void;
  run(workflow: string, job: string, context?: Readonly<Record<string, string>>): Promise<JobRun>;
}

/** Starts GitHub around a repository that `init` wrote. */
export async function gitHub(language: InitLanguage = 'yaml'): Promise<GitHub> {
  const pipeline = await pipelineFixture('github', language);
  const identity = await startHost(() => ({ value: identityToken() }));
  const gh = fakeGh(pipeline.fixture.folder, pipeline.env.PATH ?? '');
  const artifacts = join(pipeline.fixture.folder, 'artifacts');
  mkdirSync(artifacts);
  const host = {
    GITHUB_REPOSITORY: 'contoso/intune',
    ACTIONS_ID_TOKEN_REQUEST_URL: `${identity.url}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token-of-the-job',
  };
  const variables = {
    'vars.AZURE_TENANT_ID': pipelineIdentity.tenantId,
    'vars.INTUNE_PLAN_CLIENT_ID': pipelineIdentity.planClientId,
    'vars.INTUNE_APPLY_CLIENT_ID': pipelineIdentity.applyClientId,
    'github.token': 'token-of-the-job',
    'github.repository': 'contoso/intune',
    'github.server_url': 'https://github.com',
    'github.run_id': '42',
    'github.event.pull_request.number': '7',
    'strategy.job-index': '0',
    'matrix.shard': '1/1',
  };
  return {
    ...{ pipeline, gh, identity, artifacts },
    clear: () => {
      gh.forget();
      pipeline.clear();
      rmSync(artifacts, { recursive: true });
      mkdirSync(artifacts);
    },
    run: async (workflow, job, context = {}) => {
      const { jobs } = readPipeline(pipeline.repository, `.github/workflows/${workflow}.yml`) as Workflow;
      const found = jobs[job];
      if (!found) throw new Error(`${workflow} has no job ${job}`);
      // Identity tokens are for jobs that may ask for one.
      const { ACTIONS_ID_TOKEN_REQUEST_URL: _url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: _token, ...anonymous } = host;
      const signedIn = found.permissions?.['id-token'] === 'write';
      const env = { ...pipeline.env, ...gh.env, ...(signedIn ? host : anonymous) };
      return runJob(found, { workspace: pipeline.checkOut(), artifacts, env, context: { ...variables, ...context } });
    },
    [Symbol.asyncDispose]: async () => {
      await identity[Symbol.asyncDispose]();
      await pipeline[Symbol.asyncDispose]();
    },
  };
}
