import { isAbsolute, relative, sep } from 'node:path';

import type { ReportOrigin } from '../../report/index.js';

const publicCenter = 'https://intune.microsoft.com';
/** Admin center of the US government clouds. */
const governmentCenter = 'https://intune.microsoft.us';

/** Environment of the process. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The run that creates a report, from the variables of GitHub Actions and Azure DevOps. Elsewhere, only the time is
 * known.
 *
 * @param cwd - folder of the run, which file names are relative to
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @see https://learn.microsoft.com/azure/devops/pipelines/build/variables
 */
export function originOf(env: Environment, time: Date, cwd: string): ReportOrigin {
  const commit = env.GITHUB_SHA ?? env.BUILD_SOURCEVERSION;
  const run = githubRun(env) ?? azureRun(env);
  const isCommit = commit !== undefined && /^[0-9a-f]{7,64}$/u.test(commit);
  const file = fileIn(env.GITHUB_WORKSPACE ?? env.BUILD_REPOSITORY_LOCALPATH ?? cwd, cwd);
  const lineUrl =
    isCommit && file !== undefined ? (githubLine(env, commit, file) ?? azureLine(env, commit, file)) : undefined;
  return {
    time,
    ...(isCommit && { commit }),
    ...(run?.startsWith('https://') && { run }),
    ...(lineUrl?.startsWith('https://') && { lineUrl }),
    adminCenter: /^(?:usgovernment|dod)/iu.test(env.ARM_ENVIRONMENT ?? '') ? governmentCenter : publicCenter,
  };
}

/** The folder of the run within the repository. Undefined: it is outside the repository. */
function fileIn(repository: string, cwd: string): string | undefined {
  const below = relative(repository, cwd);
  const steps = below === '' ? [] : below.split(sep);
  return isAbsolute(below) || steps[0] === '..' ? undefined : [...steps.map(encodeURIComponent), '{file}'].join('/');
}

function githubLine(
  { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }: Environment,
  commit: string,
  file: string,
): string | undefined {
  return server && repository ? `${server}/${repository}/blob/${commit}/${file}#L{line}` : undefined;
}

/** Azure Pipelines also builds repositories of other hosts, whose line addresses differ. */
function azureLine(
  { BUILD_REPOSITORY_URI: repository, BUILD_REPOSITORY_PROVIDER: host = 'TfsGit' }: Environment,
  commit: string,
  file: string,
): string | undefined {
  const lines = '&line={line}&lineEnd={line}&lineStartColumn=1&lineEndColumn=200';
  return repository && host === 'TfsGit' ? `${repository}?path=/${file}&version=GC${commit}${lines}` : undefined;
}

function githubRun({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_RUN_ID: id,
}: Environment): string | undefined {
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined;
}

function azureRun({
  SYSTEM_COLLECTIONURI: collection,
  SYSTEM_TEAMPROJECT: project,
  BUILD_BUILDID: id,
}: Environment): string | undefined {
  return collection && project && id
    ? `${collection}${encodeURIComponent(project)}/_build/results?buildId=${id}`
    : undefined;
}
