import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { engineEnvironment, watchForEngine } from '../support/engine.js';
import { endOf } from './cli-process.js';
import { scratch } from './scratch.js';
import { until } from './until.js';

/** Starts the built demo with a temporary folder of the test. */
function startDemo(
  folder: string,
  { env = {}, name = 'demo' }: { readonly env?: Readonly<Record<string, string>>; readonly name?: string } = {},
): ChildProcessWithoutNullStreams {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const bare = { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: temporary, ...engineEnvironment };
  const child = spawn(process.execPath, [resolve(`dist/scripts/${name}.js`)], {
    cwd: folder,
    env: { ...bare, ...env },
  });
  watchForEngine(child);
  return child;
}

/** Files that the demo left behind. Node keeps its own compile caches elsewhere. */
function leftIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'tmp'));
}

test('the demo runs from the first plan to the restored drift, and leaves nothing behind', async () => {
  using here = scratch();

  const run = await endOf(startDemo(here.folder));

  const commands = [...run.stdout.matchAll(/^\$ intuneform (\w+)/gmu)].map(([, verb]) => verb);
  expect(run.exitCode).toBe(0);
  expect(commands).toEqual([
    ...['validate', 'plan', 'apply', 'next', 'apply', 'plan', 'devices'],
    ...['plan', 'drift', 'apply', 'plan'],
  ]);
  expect(run.stdout).toMatch(/^next, by a person:$/mu);
  expect(run.stdout).toContain('set: MDM authority');
  expect(run.stdout).toMatch(/^ {2}\d{4}-\d\d-\d\d {2}█+░* \d+$/mu);
  expect(run.stdout).toMatch(/which hides \d+ of [\d,]+ devices/u);
  expect(run.stdout).toMatch(/changed \S+ \S+ UTC by admin@contoso\.com; apply restores 90/u);
  expect(leftIn(here.folder)).toEqual([]);
});

test('the adopt demo ends with an empty plan, and detects later changes', async () => {
  using here = scratch();

  const run = await endOf(startDemo(here.folder, { name: 'demo-adopt' }));

  const commands = [...run.stdout.matchAll(/^\$ intuneform (\w+)/gmu)].map(([, verb]) => verb);
  expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(commands).toEqual(['adopt', 'apply', 'plan', 'plan']);
  expect(run.stdout).toMatch(/The plan imports \d+ objects and changes nothing/u);
  expect(run.stdout).toContain('- group: Field staff (EMEA)');
  expect(run.stdout).toContain('declared 5');
  expect(leftIn(here.folder)).toEqual([]);
});

test('without Terraform, the adopt demo still writes the declaration', async () => {
  using here = scratch();
  const env = { INTUNEFORM_TERRAFORM: join(here.folder, 'none') };

  const run = await endOf(startDemo(here.folder, { name: 'demo-adopt', env }));

  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain('$ intuneform export --tenant');
  expect(run.stdout).toContain('- group: Field staff (EMEA)');
});

test('without Terraform, the demo still declares, validates, synthesizes and compares, and reports what is missing', async () => {
  using here = scratch();

  const run = await endOf(startDemo(here.folder, { env: { INTUNEFORM_TERRAFORM: join(here.folder, 'none') } }));

  const commands = [...run.stdout.matchAll(/^\$ intuneform (\w+)/gmu)].map(([, verb]) => verb);
  expect(run.exitCode).toBe(0);
  expect(commands).toEqual(['validate', 'synth', 'drift']);
  expect(run.stdout).toContain('skips plan and apply');
  expect(run.stdout).toContain('https://developer.hashicorp.com/terraform/install');
  expect(run.stdout).toMatch(/DRIFT +cleanup rule "windows"/u);
  expect(leftIn(here.folder)).toEqual([]);
});

test('the demo leaves nothing behind if it is interrupted, and ends with 1', async () => {
  using here = scratch();
  const child = startDemo(here.folder);
  let seen = '';
  child.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));

  await until('the first plan', () => seen.includes('$ intuneform plan'));
  child.kill('SIGINT');
  const run = await endOf(child);

  expect(run.exitCode).toBe(1);
  expect(run.stderr).toContain('The demo failed: interrupted');
  expect(leftIn(here.folder)).toEqual([]);
});
