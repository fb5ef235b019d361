import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { parse } from 'yaml';

import { filesOf } from '../../cli/init/files.js';
import type { TextFile } from '../../cli/init/write-new-files.js';
import { demoTenantId } from '../../emulator/index.js';
import { scratch } from '../cli/scratch.js';
import { faultsOfAzurePipeline } from './azure-schema.js';

function pipelinesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .map((file) => join(folder, file));
}

const workflows = pipelinesIn('templates/github');
/** Those of this repository. */
const ownWorkflows = pipelinesIn('.github/workflows');
const azurePipelines = pipelinesIn('templates/azure-devops');

/** What `init` makes of them for a program of constructs, with OpenTofu. */
function pipelinesOfProgram(pipeline: 'azure' | 'github'): readonly TextFile[] {
  const repository = {
    pipeline,
    name: 'contoso',
    tenantId: demoTenantId,
    storageAccount: undefined,
    isVendored: false,
    bootstrap: undefined,
    engine: 'opentofu' as const,
  };
  return filesOf({ ...repository, language: 'typescript' }).filter(({ path }) => /intune-\w+\.yml$/u.test(path));
}

/** What GitHub's own parser complains of, by file. */
function faultsOfWorkflows(files: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const program = ['--import', 'tsx', 'test/pipelines/check-workflows.ts', ...files];
  return JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' })) as Record<string, readonly string[]>;
}

/** A file with one mistake in it. */
function spoilt(file: string, [from, to]: readonly [RegExp, string]): string {
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has nothing like ${String(from)}`);
  return changed;
}

test('every workflow passes GitHub’s own parser, which finds the mistake in each invalid variant', () => {
  using here = scratch();
  const mistakes: readonly (readonly [RegExp, string])[] = [
    [/runs-on:/u, 'runs_on:'],
    [/needs: compare/u, 'needs: nobody'],
    [/'23 \*/u, "'99 *"],
    [/issues: write/u, 'issue: write'],
    [/steps\.join\.outputs/u, 'step.join.outputs'],
    [/github\.ref ==/u, 'github.ref ='],
  ];
  const ofProgram = pipelinesOfProgram('github').map(({ path, content }) => {
    const file = join(here.folder, basename(path));
    writeFileSync(file, content);
    return file;
  });
  const bad = mistakes.map((mistake, index) => {
    const file = join(here.folder, `${String(index)}.yml`);
    writeFileSync(file, spoilt('templates/github/intune-drift.yml', mistake));
    return file;
  });

  const faults = faultsOfWorkflows([...workflows, ...ownWorkflows, ...ofProgram, ...bad]);

  expect([workflows.length, ofProgram.length]).toEqual([3, 3]);
  expect([...workflows, ...ownWorkflows, ...ofProgram].flatMap((file) => faults[file] ?? ['not judged'])).toEqual([]);
  expect(bad.filter((file) => faults[file]?.length === 0)).toEqual([]);
});

test.each(azurePipelines)('%s contains only keys that Azure DevOps supports, at their places', (file) => {
  expect(faultsOfAzurePipeline(parse(readFileSync(file, 'utf8')))).toEqual([]);
});

test('the same applies to the pipelines that init writes for a program of constructs', () => {
  const files = pipelinesOfProgram('azure');

  expect(files).toHaveLength(3);
  expect(files.flatMap(({ content }) => faultsOfAzurePipeline(parse(content)))).toEqual([]);
});

test.each<[string, readonly [RegExp, string]]>([
  ['a step that is none', [/- bash: npm ci/u, '- bsh: npm ci']],
  ['an input that the task does not have', [/scriptType: bash/u, 'scripttype: bash']],
  ['a condition beside the job', [/condition: not/u, 'conditions: not']],
  ['a schedule that is none', [/23 \* \* \* \*/u, 'hourly']],
])('fails when there is %s', (_, mistake) => {
  expect(faultsOfAzurePipeline(parse(spoilt('templates/azure-devops/intune-drift.yml', mistake)))).not.toEqual([]);
});

test.each(workflows)('%s refers only to outputs that a job or a step has', (file) => {
  const text = readFileSync(file, 'utf8');
  const { jobs } = parse(text) as {
    readonly jobs: Readonly<
      Record<
        string,
        { readonly outputs?: object; readonly steps: readonly { readonly id?: string; readonly run?: string }[] }
      >
    >;
  };
  const ofJobs = [...text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/gu)];
  const ofSteps = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/gu)];
  const allSteps = Object.values(jobs).flatMap(({ steps }) => steps);

  const missing = [
    ...ofJobs.filter(([, job = '', output = '']) => !Object.hasOwn(jobs[job]?.outputs ?? {}, output)),
    ...ofSteps.filter(
      ([, id, output = '']) => !allSteps.some((one) => one.id === id && one.run?.includes(`${output}=`)),
    ),
  ];

  expect(ofSteps.length).toBeGreaterThan(0);
  expect(missing.map(([asked]) => asked)).toEqual([]);
});
