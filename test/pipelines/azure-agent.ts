import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { evaluatedWith, runScript, type StepRun } from './shell.js';

/** A step of an Azure DevOps pipeline, as far as tests use it. */
export interface AzureStep {
  readonly bash?: string;
  readonly task?: string;
  readonly name?: string;
  readonly displayName?: string;
  readonly condition?: string;
  readonly inputs?: Readonly<Record<string, boolean | number | string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly publish?: string;
  readonly download?: string;
  readonly artifact?: string;
  readonly patterns?: string;
  readonly checkout?: string;
  readonly persistCredentials?: boolean;
}

/** Surroundings of a job's steps. */
export interface AgentSurroundings {
  readonly workspace: string;
  /** Folder with the artifacts of the run. */
  readonly artifacts: string;
  readonly env: Readonly<Record<string, string>>;
  /** Service connections by name: what each puts into the environment of the tasks that name it. */
  readonly connections: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Values of macros, e.g. `System.AccessToken`. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Result of a job. */
export interface AzureRun {
  readonly succeeded: boolean;
  readonly steps: readonly StepRun[];
  /** Variables that steps set. */
  readonly variables: Readonly<Record<string, string>>;
  /** Files that were shown on the page of the run. */
  readonly summaries: readonly string[];
}

/**
 * Runs the steps of a job in order, as the Azure DevOps agent does: shell steps and AzureCLI scripts for real,
 * artifacts by copying files. Other tasks are skipped. After a failure, only steps that request it are run.
 */
export async function runAzureSteps(steps: readonly AzureStep[], surroundings: AgentSurroundings): Promise<AzureRun> {
  const variables = { ...surroundings.variables };
  const runs: StepRun[] = [];
  const { workspace, env, connections } = surroundings;
  const pipelineWorkspace = `${workspace}.pipeline`;
  mkdirSync(pipelineWorkspace);
  for (const step of steps) {
    const failed = runs.some(({ exitCode }) => exitCode !== 0);
    if (failed && step.condition !== 'not(canceled())') continue;
    moveArtifact(step, { ...surroundings, variables, pipelineWorkspace });
    const text = step.task === 'AzureCLI@2' ? String(step.inputs?.inlineScript) : step.bash;
    if (text === undefined || step.displayName?.startsWith('Install')) continue;
    const run = await runScript({
      name: step.displayName ?? '',
      text,
      cwd: workspace,
      env: {
        ...env,
        PIPELINE_WORKSPACE: pipelineWorkspace,
        ...connections[String(step.inputs?.azureSubscription)],
        ...evaluatedWith(step.env, (macro) => evaluate(macro, variables)),
      },
      shell: ['--noprofile', '--norc'],
    });
    Object.assign(variables, variablesSet(run.log, step.name));
    runs.push(run);
  }
  const logs = runs.map(({ log }) => log).join('');
  const summaries = [...logs.matchAll(/^##vso\[task\.uploadsummary\](.*)$/gmu)].map(([, file = '']) => file);
  return { succeeded: runs.every(({ exitCode }) => exitCode === 0), steps: runs, variables, summaries };
}

const setBySteps: ReadonlySet<string> = new Set(['exitCode']);

function evaluate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\(([\w.]+)\)/gu, (_, name: string) => {
    // A variable that only a step would have set, and that did not run: the macro stays as it is.
    const value = variables[name] ?? (setBySteps.has(name) ? `$(${name})` : undefined);
    if (value === undefined) throw new Error(`the test has no value for ${name}`);
    return value;
  });
}

/** Variables are set by lines of the log; see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands */
function variablesSet(log: string, step = ''): Record<string, string> {
  const set = log.matchAll(/^##vso\[task\.setvariable variable=(\w+)(;isOutput=true)?\](.*)$/gmu);
  return Object.fromEntries(
    [...set].map(([, name = '', output, value = '']) => [output ? `${step}.${name}` : name, value]),
  );
}

interface ArtifactPlace extends AgentSurroundings {
  readonly pipelineWorkspace: string;
}

/** Publishes a file or the content of a folder; downloads to a folder named after the artifact. */
function moveArtifact({ publish, download, artifact, patterns }: AzureStep, place: ArtifactPlace): void {
  const { workspace, artifacts, pipelineWorkspace, variables } = place;
  if (publish !== undefined && artifact !== undefined)
    cpSync(join(workspace, publish), join(artifacts, evaluate(artifact, variables)), { recursive: true });
  if (download === undefined) return;
  // By patterns all artefacts are looked through; here there are no others that these would leave out.
  const from = patterns === undefined ? join(artifacts, artifact ?? '') : artifacts;
  cpSync(from, join(pipelineWorkspace, artifact ?? ''), { recursive: true });
}
