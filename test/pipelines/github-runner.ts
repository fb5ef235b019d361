import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { evaluatedWith, runScript, type StepRun } from './shell.js';

/** The part of a workflow that tests use. */
export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A job of a workflow. */
export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, boolean | number | string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Surroundings of a job. */
export interface JobSurroundings {
  readonly workspace: string;
  /** Folder with the artifacts of the run. */
  readonly artifacts: string;
  readonly env: Readonly<Record<string, string>>;
  /** Values of expressions, e.g. `vars.AZURE_TENANT_ID`. */
  readonly context: Readonly<Record<string, string>>;
}

/** Result of a job. */
export interface JobRun {
  readonly succeeded: boolean;
  readonly steps: readonly StepRun[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Runs the steps of a job in order, as the GitHub runner does: shell steps for real, artifacts by copying files. Other
 * actions and `npm ci` are skipped: the test provides checkout and installation. After a failure, only steps that
 * request it are run.
 */
export async function runJob(job: Job, surroundings: JobSurroundings): Promise<JobRun> {
  const { workspace, artifacts, env } = surroundings;
  const context = { ...surroundings.context };
  const temp = `${workspace}.runner`;
  mkdirSync(temp);
  const [outputFile, summaryFile] = [join(temp, 'output'), join(temp, 'summary')];
  writeFileSync(summaryFile, '');
  const value = (text: string): string => evaluate(text, context);
  const jobEnv = {
    ...env,
    ...evaluatedWith(job.env, value),
    GITHUB_STEP_SUMMARY: summaryFile,
    GITHUB_OUTPUT: outputFile,
  };
  const steps: StepRun[] = [];
  for (const step of job.steps) {
    const failed = steps.some(({ exitCode }) => exitCode !== 0);
    if (failed && step.if !== '${{ !cancelled() }}') continue;
    if (step.uses !== undefined) moveArtifact(step, { workspace, artifacts, context });
    if (step.run === undefined || step.name === 'Install') continue;
    writeFileSync(outputFile, '');
    const run = await runScript({
      name: step.name ?? '',
      text: step.run,
      cwd: workspace,
      env: { ...jobEnv, ...evaluatedWith(step.env, value) },
      shell: ['--noprofile', '--norc', '-eo', 'pipefail'],
    });
    for (const [name, value] of outputsIn(outputFile)) context[`steps.${step.id ?? ''}.outputs.${name}`] = value;
    steps.push(run);
  }
  const succeeded = steps.every(({ exitCode }) => exitCode === 0);
  return { succeeded, steps, outputs: evaluatedWith(job.outputs, value), summary: readFileSync(summaryFile, 'utf8') };
}

/** Puts values in the place of `${{ … }}`. An output that no step wrote is empty, as on GitHub. */
function evaluate(text: string, context: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/gu, (_, name: string) => {
    const value = context[name];
    if (value === undefined && !name.startsWith('steps.')) throw new Error(`the test has no value for ${name}`);
    return value ?? '';
  });
}

function outputsIn(file: string): readonly (readonly [string, string])[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, name, value] = /^([\w-]+)=(.*)$/u.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

interface ArtifactPlace {
  readonly workspace: string;
  readonly artifacts: string;
  readonly context: Readonly<Record<string, string>>;
}

/** Copies an artifact like upload-artifact and download-artifact; see https://github.com/actions/upload-artifact#readme */
function moveArtifact({ uses = '', with: inputs = {} }: Step, { workspace, artifacts, context }: ArtifactPlace): void {
  const name = evaluate(String(inputs.name ?? inputs.pattern ?? ''), context);
  const path = String(inputs.path ?? '.');
  if (uses.startsWith('actions/upload-artifact@'))
    upload({ patterns: path.trim().split('\n'), workspace, to: join(artifacts, name) });
  if (!uses.startsWith('actions/download-artifact@')) return;
  const wanted = name.endsWith('*')
    ? readdirSync(artifacts).filter((one) => one.startsWith(name.slice(0, -1)))
    : [name];
  for (const one of wanted) cpSync(join(artifacts, one), join(workspace, path), { recursive: true });
}

interface Upload {
  readonly patterns: readonly string[];
  readonly workspace: string;
  readonly to: string;
}

/** Files keep their paths below the deepest folder that all patterns name. Hidden files are left out. */
function upload({ patterns, workspace, to }: Upload): void {
  const fixed = patterns.map((pattern) => pattern.slice(0, pattern.search(/[^/]*(?:\*|$)/u)));
  const root = fixed.every((one) => one === fixed[0]) ? (fixed[0] ?? '') : '';
  const files = patterns.flatMap((pattern) => filesLike(pattern, workspace));
  if (files.length === 0) throw new Error(`no files were found for the artefact: ${patterns.join(', ')}`);
  for (const file of files) {
    const target = join(to, file.slice(root.length));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(workspace, file), target);
  }
}

function filesLike(pattern: string, cwd: string): readonly string[] {
  const list = `shopt -s nullglob; printf '%s\\n' ${pattern}`;
  return execFileSync('bash', ['-c', list], { cwd, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '');
}
