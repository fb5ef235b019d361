import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expandGlobs } from '../../cli/process/expand-globs.js';
import { demoTenantId, startEmulator } from '../../emulator/index.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

function declaration(name: string, tenantId: string): string {
  return `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: ${name} }
spec:
  tenantId: ${tenantId}
  authority: { desired: intune }
  enrollment:
    limits: { default: 5 }
`;
}

/** Files of a folder, each empty. */
function write(folder: string, files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
}

const tree = [
  ...['b.yaml', 'a.yaml', 'a.txt', '.hidden.yaml', 'odd[1].yaml', 'x+y.yaml'],
  ...['eu/c.yaml', 'eu/deep/d.yaml', 'us/e.yaml', '.git/f.yaml', 'node_modules/p/g.yaml'],
];

test.each([
  ['*.yaml', ['a.yaml', 'b.yaml', 'odd[1].yaml', 'x+y.yaml']],
  ['./?.yaml', ['./a.yaml', './b.yaml']],
  ['[!a].yaml', ['b.yaml']],
  ['[a-b].{yaml,txt}', ['a.txt', 'a.yaml', 'b.yaml']],
  ['.*.yaml', ['.hidden.yaml']],
  ['*/*.yaml', ['eu/c.yaml', 'node_modules/p/g.yaml', 'us/e.yaml'].filter((file) => !file.startsWith('node'))],
  ['{eu,us}/*.yaml', ['eu/c.yaml', 'us/e.yaml']],
  ['eu/**/*.yaml', ['eu/c.yaml', 'eu/deep/d.yaml']],
  ['**/d.yaml', ['eu/deep/d.yaml']],
  ['**/[c-g].yaml', ['eu/c.yaml', 'eu/deep/d.yaml', 'us/e.yaml']],
  ['odd[1].yaml', ['odd[1].yaml']],
  ['[z-a].yaml', ['[z-a].yaml']],
  ['**/**/d.yaml', ['eu/deep/d.yaml']],
  ['none/*.yaml', ['none/*.yaml']],
  ['a.yaml', ['a.yaml']],
  ['a.yaml/*', ['a.yaml/*']],
])('expands %s', (pattern, expected) => {
  using here = scratch();
  write(here.folder, tree);

  expect(expandGlobs([pattern], here.folder)).toEqual(expected);
});

test('expands absolute patterns, and ends if links form a cycle', () => {
  using here = scratch();
  write(here.folder, ['eu/c.yaml']);
  symlinkSync('..', join(here.folder, 'eu/up'));

  const found = expandGlobs([join(here.folder, '**/*.yaml')], '/');

  expect(found).toEqual([join(here.folder, 'eu/c.yaml')]);
});

test('a command expands patterns that the shell did not, and reports one without a match', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'a.yaml'), declaration('a', demoTenantId));
  writeFileSync(join(here.folder, 'b.yaml'), declaration('b', demoTenantId.replace(/^./u, 'f')));

  const both = await runCli(['validate', '*.yaml'], { cwd: here.folder });
  const none = await runCli(['validate', 'tenants/*.yaml', 'a.yaml'], { cwd: here.folder });

  expect(both).toMatchObject({ exitCode: 0, stdout: '2 declarations are valid\n' });
  expect(none.exitCode).toBe(1);
  expect(none.stdout).toContain('where: tenants/*.yaml\n  why:   no file matches this pattern\n');
});

test('- is standard input: validate, synth, plan and drift read a declaration from it', async () => {
  using here = scratch();
  await using emulator = await startEmulator();
  const options = { cwd: here.folder, input: declaration('piped', demoTenantId) };
  const env = { INTUNEFORM_GRAPH_ENDPOINT: emulator.url };

  const validated = await runCli(['validate', '-'], options);
  const synthesized = await runCli(['synth', '-'], options);
  const planned = await runCli(['plan', '-'], { ...options, env });
  const compared = await runCli(['drift', '-', '--format', 'json'], { ...options, env });

  expect(validated).toMatchObject({ exitCode: 0, stdout: '1 declaration is valid\n' });
  expect(synthesized.stdout).toBe('piped: cdktf.out/stacks/piped/cdk.tf.json\n');
  expect(planned.exitCode).toBe(2);
  expect(compared.exitCode).toBe(3);
  expect(compared.stdout).toContain('"file": "-"');
});

test('problems of standard input have line numbers, and nothing is written to it', async () => {
  using here = scratch();

  const wrong = await runCli(['validate', '-'], { cwd: here.folder, input: 'kind: Nothing\n' });
  const empty = await runCli(['validate', '-'], { cwd: here.folder });
  const accepted = await runCli(['drift', '-', '--accept'], {
    cwd: here.folder,
    input: declaration('a', demoTenantId),
  });

  expect(wrong.stdout).toContain('where: -:1:');
  expect(empty.stdout).toContain('INT1004');
  expect(accepted.stdout).toContain('error INT1380: changes cannot be accepted into a declaration from standard input');
});

test.each([
  ['main.ts', 'run the program (npm run synth), and specify the folder that it writes, such as cdktf.out'],
  [
    'main.tf',
    'run Terraform in its folder; intuneform accepts YAML declarations, and the synthesized output of a CDKTF program',
  ],
])('a program by mistake is one error that says what to do: %s', async (file, fix) => {
  using here = scratch();
  writeFileSync(join(here.folder, file), "import { App } from 'cdktf';\n");

  const run = await runCli(['plan', file], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(run.stdout.match(/INT\d{4}/gu)).toEqual(['INT1005']);
  expect(run.stdout).toContain(`fix:   ${fix}\n`);
});
