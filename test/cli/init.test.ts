import { execFileSync, execSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { ownPackage } from '../../cli/process/package-root.js';
import type { JsonObject } from '../../core/index.js';
import { demoTenantId } from '../../emulator/index.js';
import { formatVersion } from '../../report/index.js';
import { filesBelow } from '../support/files-below.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

/** So that nothing needs to be packed. */
const published = ['--from', 'registry'];

const workflows = ['intune-apply.yml', 'intune-drift.yml', 'intune-plan.yml'];

function filesIn(folder: string): readonly string[] {
  return filesBelow(folder).map((file) => file.slice(folder.length + 1));
}

function textOf(...path: readonly string[]): string {
  return readFileSync(join(...path), 'utf8');
}

test.each([
  ['github', '.github/workflows', 'templates/github', ['.github/dependabot.yml']],
  ['azure', 'azure-pipelines', 'templates/azure-devops', []],
])(
  'writes a repository with pipelines for %s, whose declaration is valid and synthesizes',
  async (pipeline, to, from, more) => {
    using here = scratch();
    const options = [
      ...published,
      '--pipeline',
      pipeline,
      '--tenant-id',
      demoTenantId,
      '--storage-account',
      'contosostates',
    ];

    const run = await runCli(['init', 'Contoso Intune', ...options], { cwd: here.folder });

    const repository = join(here.folder, 'Contoso Intune');
    const checked = await runCli(['validate', 'tenants/contoso-intune.yaml'], { cwd: repository });
    const synthesized = await runCli(['synth', 'tenants/contoso-intune.yaml'], { cwd: repository });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const count = String(9 + more.length);
    expect(run.stdout).toContain(`\n${count} files written to Contoso Intune; see README.md for the next steps\n`);
    expect(filesIn(repository).filter((file) => !file.startsWith('cdktf.out'))).toEqual(
      [
        ...['.gitignore', 'README.md', 'cdktf.json', 'intuneform.backend.json', 'package.json'],
        ...['tenants/contoso-intune.yaml', ...workflows.map((file) => `${to}/${file}`), ...more],
      ].sort(),
    );
    expect([checked, synthesized].map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(checked.stdout).toMatch(/1 declaration is valid\n$/u);
    expect(textOf(repository, 'cdktf.out/stacks/contoso-intune/cdk.tf.json')).toContain('"contosostates"');
    expect(workflows.map((file) => textOf(repository, to, file))).toEqual(workflows.map((file) => textOf(from, file)));
  },
);

test('pins the version of intuneform, and of cdktf and constructs that it is tested with', async () => {
  using here = scratch();
  const own = JSON.parse(textOf('package.json')) as { devDependencies: Record<string, string> };

  for (const language of ['yaml', 'typescript'])
    await runCli(['init', language, '--language', language, ...published], { cwd: here.folder });

  const manifests = ['yaml', 'typescript'].map(
    (language) =>
      JSON.parse(textOf(here.folder, language, 'package.json')) as Record<string, Record<string, string> | undefined>,
  );
  for (const { dependencies = {}, devDependencies = {} } of manifests) {
    const { intuneform, ...others } = { ...dependencies, ...devDependencies };
    expect(intuneform).toBe(ownPackage().version);
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((name) => [name, own.devDependencies[name]])));
  }
});

test('writes a TypeScript app that compiles and synthesizes the same as the YAML declaration', async () => {
  using here = scratch();
  const named = [...published, '--name', 'fabrikam', '--tenant-id', demoTenantId, '--pipeline', 'none'];
  await runCli(['init', 'ts', '--language', 'typescript', ...named], { cwd: here.folder });
  await runCli(['init', 'yaml', ...named], { cwd: here.folder });
  const app = join(here.folder, 'ts');
  mkdirSync(join(app, 'node_modules/@types'), { recursive: true });
  for (const name of ['cdktf', 'constructs', '@types/node'])
    symlinkSync(resolve('node_modules', name), join(app, 'node_modules', name));
  symlinkSync(resolve('.'), join(app, 'node_modules/intuneform'));

  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: app });
  execFileSync(process.execPath, [resolve('node_modules/tsx/dist/cli.mjs'), 'main.ts'], { cwd: app });
  await runCli(['synth', 'tenants/fabrikam.yaml'], { cwd: join(here.folder, 'yaml') });

  expect(blocksOf(app)).toEqual(blocksOf(join(here.folder, 'yaml')));
  expect(Object.keys(blocksOf(app))).toContain('resource');
});

/** What a repository synthesizes, without the path of its local state and notes of the CDK. */
function blocksOf(repository: string): JsonObject {
  const { resource, data, provider } = JSON.parse(
    textOf(repository, 'cdktf.out/stacks/fabrikam/cdk.tf.json'),
  ) as JsonObject;
  return { resource, data, provider };
}

test('derives the name of the tenant from the current folder', async () => {
  using here = scratch();
  const folder = join(here.folder, '_Müller & Söhne GmbH_');
  mkdirSync(folder);

  const run = await runCli(['init', ...published, '--tenant-id', demoTenantId, '--format', 'json'], { cwd: folder });

  expect(JSON.parse(run.stdout)).toMatchObject({
    ...{ formatVersion, verb: 'init', exitCode: 0, folder: '.', kept: [], diagnostics: [] },
    files: expect.arrayContaining(['tenants/m-ller-s-hne-gmbh.yaml', '.github/workflows/intune-plan.yml']) as unknown,
  });
  expect((await runCli(['validate', 'tenants/m-ller-s-hne-gmbh.yaml'], { cwd: folder })).exitCode).toBe(0);
});

test('adds missing files to a repository, overwrites nothing, and reports once what it kept and what those files lack', async () => {
  using here = scratch();
  const mine = ['README.md', 'package.json', '.gitignore'];
  for (const file of mine) writeFileSync(join(here.folder, file), 'mine');
  symlinkSync('/nowhere', join(here.folder, 'cdktf.json'));

  const run = await runCli(['init', ...published, '--name', 'contoso', '--format', 'json'], { cwd: here.folder });

  const { diagnostics, ...result } = JSON.parse(run.stdout) as { diagnostics: Record<string, string>[] };
  expect(result).toMatchObject({
    ...{ exitCode: 0, kept: ['cdktf.json', 'package.json', '.gitignore', 'README.md'] },
    files: expect.arrayContaining(['tenants/contoso.yaml', 'INTUNE.md']) as unknown,
  });
  expect(diagnostics).toMatchObject([{ code: 'INT1390', severity: 'warning' }]);
  expect(diagnostics[0]?.fix).toContain(`run npm install intuneform@${ownPackage().version}`);
  expect(diagnostics[0]?.fix).toContain('cdktf.out/');
  expect(mine.map((file) => textOf(here.folder, file))).toEqual(['mine', 'mine', 'mine']);
});

test('names the scripts that a package.json lacks, by a command that adds them and changes no other', async () => {
  using here = scratch();
  const file = join(here.folder, 'package.json');
  writeFileSync(file, JSON.stringify({ scripts: { plan: 'my plan' } }));

  const run = await runCli(['init', ...published, '--name', 'contoso', '--format', 'json'], { cwd: here.folder });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: readonly { readonly fix: string }[] };
  const [, command = ''] = /(npm pkg set .*?)(?:; |$)/u.exec(diagnostics[0]?.fix ?? '') ?? [];
  execSync(command, { cwd: here.folder });

  const { scripts: offered } = JSON.parse(readFileSync('templates/yaml/package.json', 'utf8')) as JsonObject;
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ scripts: { ...(offered as JsonObject), plan: 'my plan' } });
});

test('does not report existing files with the same content', async () => {
  using here = scratch();
  const parameters = ['init', ...published, '--pipeline', 'none', '--format', 'json'];
  await runCli(parameters, { cwd: here.folder });
  rmSync(join(here.folder, 'cdktf.json'));

  const run = await runCli(parameters, { cwd: here.folder });

  expect(JSON.parse(run.stdout)).toMatchObject({ exitCode: 0, files: ['cdktf.json'], kept: [] });
});

test('reverts everything if one of the files cannot be written', async () => {
  using here = scratch();
  // A file where a folder of the pipelines belongs: the declaration and others come before it.
  writeFileSync(join(here.folder, '.github'), '');

  const run = await runCli(['init', ...published], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1306: ');
  expect(readdirSync(here.folder)).toEqual(['.github']);
});

test('refuses a backend with its placeholder before anything is planned', async () => {
  using here = scratch();
  await runCli(['init', ...published, '--name', 'contoso', '--tenant-id', demoTenantId], { cwd: here.folder });

  const run = await runCli(['plan', 'tenants/contoso.yaml'], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1391: ');
  expect(run.stdout).toContain('<storage-account>');
});

test('refuses the placeholder of the tenant id, and explains where to find the id', async () => {
  using here = scratch();
  await runCli(['init', ...published, '--name', 'contoso'], { cwd: here.folder });

  const run = await runCli(['validate', 'tenants/contoso.yaml'], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1140: ');
  expect(run.stdout).toContain('az account show');
});

test.each([
  ['--name', 'Contoso', 'INT1301'],
  ['--tenant-id', 'contoso.com', 'INT1301'],
  ['--storage-account', 'Contoso_States', 'INT1301'],
  ['--pipeline', 'jenkins', 'INT1301'],
])('refuses %s %s', async (option, value, code) => {
  using here = scratch();

  const run = await runCli(['init', option, value], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(run.stderr).toContain(`error ${code}: `);
  expect(filesIn(here.folder)).toEqual([]);
});

test('fails with INT1395, and writes nothing, if npm cannot pack the package', async () => {
  using here = scratch();

  const run = await runCli(['init', 'contoso', '--from', 'vendor'], { cwd: here.folder, env: { PATH: '/nowhere' } });

  expect(run.exitCode).toBe(1);
  expect(`${run.stdout}${run.stderr}`).toContain('error INT1395: the package could not be packed');
  expect(existsSync(join(here.folder, 'contoso'))).toBe(false);
});
