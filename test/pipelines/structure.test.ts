import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import type { Workflow } from './github-runner.js';

const folders = ['templates/github', 'templates/azure-devops'];
const pipelines = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => /^intune-.*\.yml$/u.test(file))
    .map((file) => join(folder, file)),
);
const workflows = pipelines.filter((file) => file.includes('github'));

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}

function workflowOf(file: string): Workflow {
  return parse(textOf(file)) as Workflow;
}

test('finds the files to check', () => {
  expect(pipelines).toHaveLength(6);
});

test.each(pipelines)('%s contains no secret and requires none', (file) => {
  expect(textOf(file)).not.toMatch(/secrets\.|client_secret|CLIENT_SECRET|password/iu);
});

test.each(pipelines)('%s never writes an environment or a token to the log', (file) => {
  expect(textOf(file)).not.toMatch(/set -x|\bprintenv\b|TF_LOG|echo .*TOKEN/u);
});

test.each(workflows)('%s pins every action to a commit, with its version beside it', (file) => {
  const uses = textOf(file)
    .split('\n')
    .filter((line) => line.includes('uses: '));

  expect(uses.length).toBeGreaterThan(2);
  expect(uses.filter((line) => !/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(line))).toEqual([]);
});

test('pins an action to the same commit everywhere', () => {
  const pins = workflows.flatMap((file) => [...textOf(file).matchAll(/uses: (\S+)@(\S+)/gu)]);
  const commits = new Map(pins.map(([, action = '', commit = '']) => [action, commit]));

  expect(pins.filter(([, action = '', commit]) => commits.get(action) !== commit)).toEqual([]);
});

/** Permissions of each job. A job that signs in to a tenant writes nothing to GitHub, and vice versa. */
const permissions: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'intune-plan': {
    plan: { contents: 'read', 'id-token': 'write' },
    gate: {},
    comment: { issues: 'write', 'pull-requests': 'write' },
    'code-scanning': { actions: 'read', contents: 'read', 'security-events': 'write' },
  },
  'intune-apply': {
    plan: { contents: 'read', 'id-token': 'write' },
    apply: { contents: 'read', 'id-token': 'write' },
  },
  'intune-drift': {
    compare: { contents: 'read', 'id-token': 'write' },
    report: { contents: 'read', issues: 'write' },
  },
};

test.each(workflows)('%s gives every job the least permissions, and a timeout', (file) => {
  const { name, jobs, permissions: general } = workflowOf(file);

  expect(general).toEqual({});
  expect(Object.fromEntries(Object.entries(jobs).map(([job, one]) => [job, one.permissions]))).toEqual(
    permissions[name],
  );
  expect(Object.values(jobs).filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
});

test('no workflow is cancelled, and none blocks a concurrency group while it waits for approval', () => {
  const groups = workflows.map(workflowOf).map(({ name, concurrency }) => [name, concurrency]);

  expect(Object.fromEntries(groups)).toEqual({
    'intune-plan': { group: 'intune-plan-${{ github.event.pull_request.number }}', 'cancel-in-progress': false },
    'intune-apply': undefined,
    'intune-drift': { group: 'intune-drift', 'cancel-in-progress': false },
  });
});

test('the gate of a pull request always runs, and passes only after a plan', () => {
  const { on, jobs } = workflowOf('templates/github/intune-plan.yml');

  expect(on).toEqual({ pull_request: null });
  expect(jobs.gate).toMatchObject({ needs: 'plan', if: '${{ always() }}' });
});

test.each(['success', 'failure', 'cancelled', 'skipped'])('the gate judges a plan that ended as %s', (result) => {
  const [step] = workflowOf('templates/github/intune-plan.yml').jobs.gate?.steps ?? [];

  const { status } = spawnSync('bash', ['-euo', 'pipefail', '-c', step?.run ?? ''], { env: { PLANNED: result } });

  expect(status === 0).toBe(result === 'success');
});

test('the read-only plan takes no lock, and the plan artifact outlives the longest approval', () => {
  const plans = pipelines.filter((file) => textOf(file).includes('intuneform plan '));
  const artifacts = workflowOf('templates/github/intune-apply.yml').jobs.plan?.steps ?? [];

  expect(plans).toHaveLength(4);
  expect(plans.filter((file) => !/TF_CLI_ARGS_plan[:=] ?-lock=false/u.test(textOf(file)))).toEqual([]);
  expect(artifacts.flatMap((step) => step.with?.['retention-days'] ?? [])).toEqual([35]);
});

test('Dependabot updates the pins of the actions and the packages', () => {
  const { updates } = parse(textOf('templates/common/dependabot.yml')) as {
    readonly updates: readonly Record<string, unknown>[];
  };

  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
});

test.each(workflows)('%s leaves no token in the clone, and sets the retention of artifacts', (file) => {
  const steps = Object.values(workflowOf(file).jobs).flatMap((job) => job.steps);
  const inputsOf = (action: string): readonly unknown[] =>
    steps.filter(({ uses = '' }) => uses.startsWith(`actions/${action}@`)).map((step) => step.with);

  expect(inputsOf('checkout').length).toBeGreaterThan(0);
  expect(inputsOf('upload-artifact').length).toBeGreaterThan(0);
  for (const inputs of inputsOf('checkout')) expect(inputs).toMatchObject({ 'persist-credentials': false });
  for (const inputs of inputsOf('upload-artifact'))
    expect(inputs).toMatchObject({ 'retention-days': expect.any(Number) as unknown, 'if-no-files-found': 'error' });
});

test('no expression of GitHub is in a script, where it could become a command', () => {
  const scripts = workflows.flatMap((file) =>
    Object.values(workflowOf(file).jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run)),
  );

  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
});

test('a pull request from a fork is not planned, and apply waits for the environment and a plan', () => {
  const { plan } = workflowOf('templates/github/intune-plan.yml').jobs;
  const { apply } = workflowOf('templates/github/intune-apply.yml').jobs;

  expect(plan?.if).toBe('${{ github.event.pull_request.head.repo.full_name == github.repository }}');
  expect(apply).toMatchObject({
    needs: 'plan',
    environment: 'intune',
    if: `\${{ contains(fromJSON('["2", "3", "4"]'), needs.plan.outputs.exit-code) }}`,
  });
});

test('in Azure DevOps, apply waits for the environment and a plan, and runs one at a time', () => {
  const { stages, lockBehavior } = parse(textOf('templates/azure-devops/intune-apply.yml')) as {
    readonly lockBehavior: string;
    readonly stages: readonly { readonly condition: string; readonly jobs: readonly Record<string, unknown>[] }[];
  };

  expect(lockBehavior).toBe('sequential');
  expect(stages[1]?.condition).toBe(
    "and(succeeded(), in(dependencies.plan.outputs['plan.plan.exitCode'], '2', '3', '4'))",
  );
  expect(stages[1]?.jobs).toMatchObject([{ deployment: 'apply', environment: 'intune' }]);
});

test.each(pipelines.filter((file) => file.includes('azure-devops')))(
  '%s leaves no token in the clone, pins its tasks and tools, and signs in by a service connection',
  (file) => {
    const text = textOf(file);

    expect(text.match(/checkout: self/gu)).toHaveLength(text.match(/persistCredentials: false/gu)?.length ?? 0);
    expect(text).not.toMatch(/vmImage: .*latest|version: latest/u);
    expect(text.match(/task: \S+/gu)?.every((task) => /@\d+$/u.test(task))).toBe(true);
    expect(text).toContain('azureSubscription: intune-plan');
  },
);
