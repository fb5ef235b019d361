import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { verbEntries } from '../../cli/generated/verbs.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

const firstWords = [...new Set(verbEntries.map(({ name }) => name.split(' ')[0]))];

test('a command is one file in cli/commands, with the name as typed', async () => {
  const named = await Promise.all(verbEntries.map(async ({ load }) => (await load()).verb.name));
  const files = readdirSync('cli/commands').map((file) => file.replace(/\.ts$/u, ''));

  expect(named.map((name) => name.replace(' ', '-')).toSorted()).toEqual(files.toSorted());
});

test('--help shows the existing commands, examples and exit codes on standard output, and nothing from later versions', async () => {
  using here = scratch();

  const run = await runCli(['--help'], { cwd: here.folder });

  const listed = [...run.stdout.matchAll(/^ {2}([a-z]+) (?:\[|<| )/gmu)].map(([, verb]) => verb);
  expect(listed).toEqual([...firstWords, 'help']);
  expect(run.stdout).toContain('intuneform plan tenant.yaml');
  expect(run.stdout).toContain('5  unreadable: a tenant could not be read');
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
});

test.each(verbEntries.map(({ name }) => name))('%s --help has an example and exit codes', async (verb) => {
  using here = scratch();

  const run = await runCli([...verb.split(' '), '--help'], { cwd: here.folder });

  expect(run.stdout).toMatch(/Examples?:\n {2}.*intuneform/u);
  expect(run.stdout).toContain('Exit codes:');
  expect(run.stdout).not.toContain('[])');
  expect(run.exitCode).toBe(0);
});

test('--version prints the version of the package', async () => {
  using here = scratch();
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

  expect(await runCli(['--version'], { cwd: here.folder })).toEqual({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});

test('accepts -v as the version, and --no-color and --quiet before the command', async () => {
  using here = scratch();

  const version = await runCli(['-v'], { cwd: here.folder });
  const before = await runCli(['--no-color', '--quiet', 'validate', 'none.yaml'], { cwd: here.folder });
  const after = await runCli(['validate', 'none.yaml', '--no-color', '--quiet'], { cwd: here.folder });

  expect(version).toEqual(await runCli(['--version'], { cwd: here.folder }));
  expect(before).toEqual(after);
  expect(before.exitCode).toBe(1);
});

test('without a command, fails and prints the help on standard error', async () => {
  using here = scratch();

  const run = await runCli([], { cwd: here.folder });

  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  expect(run.stderr).toContain('Usage: intuneform');
});

test.each([
  [['plna', 'x.yaml'], 'did you mean plan?'],
  [['plan', '--ouput', 'x', 'y.yaml'], 'did you mean --output?'],
  [['provider', 'instal'], 'did you mean install?'],
  [['plan'], 'see intuneform plan --help'],
  [['provider'], 'see intuneform provider --help'],
  [['reconcile', 'x.yaml'], 'see intuneform --help'],
  [['drift', 'x.yaml', '--shard', '11/10'], 'see intuneform drift --help'],
  [['drift', 'x.yaml', '--parallel', '0'], 'see intuneform drift --help'],
  [['plan', 'x.yaml', '--format', 'yaml'], 'see intuneform plan --help'],
  [['validate', 'x.yaml', '--format', 'sarif'], 'see intuneform validate --help'],
  [['emulator', '--port', '70000'], 'see intuneform emulator --help'],
])('fails with INT1301 and a way on: %j', async (parameters, fix) => {
  using here = scratch();

  const run = await runCli(parameters, { cwd: here.folder });

  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  expect(run.stderr).toMatch(/^error INT1301: /u);
  expect(run.stderr).toContain(`  fix:   ${fix}\n`);
});

test('lists the formats of a command', async () => {
  using here = scratch();

  const plan = await runCli(['plan', 'x.yaml', '--format', 'yaml'], { cwd: here.folder });
  const doctor = await runCli(['doctor', 'x.yaml', '--format', 'sarif'], { cwd: here.folder });

  expect(plan.stderr).toContain('Allowed choices are text, json, markdown, sarif, junit, html');
  expect(doctor.stderr).toContain('Allowed choices are text, json\n');
});

test('neutralizes control characters from the command line', async () => {
  using here = scratch();

  const run = await runCli(['\u001b[2J'], { cwd: here.folder });

  expect(run.stderr).not.toContain('\u001b');
  expect(run.stderr).toContain(String.raw`\u{1b}[2J`);
});

test('fails with an internal error, without a stack, if the package is broken', async () => {
  using here = scratch();
  const env = { NODE_OPTIONS: `--require ${join(here.folder, 'break.js')}` };
  const { writeFileSync } = await import('node:fs');
  writeFileSync(
    join(here.folder, 'break.js'),
    "const fs = require('node:fs'); const read = fs.readFileSync;\n" +
      "fs.readFileSync = (file, ...rest) => { if (String(file).endsWith('package.json')) throw new Error('broken\\nsecond line'); return read(file, ...rest); };",
  );

  const run = await runCli(['plan', 'x.yaml'], { cwd: here.folder, env });
  const debugged = await runCli(['plan', 'x.yaml'], { cwd: here.folder, env: { ...env, INTUNEFORM_DEBUG: '1' } });

  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  expect(run.stderr).toContain('error INT9001: an internal error occurred\n  why:   broken\n');
  expect(run.stderr).not.toMatch(/^ +at /mu);
  expect(debugged.stderr).toMatch(/^ +at /mu);
});
