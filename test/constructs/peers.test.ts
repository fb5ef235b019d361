import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { repositoryRoot } from '../support/source-files.js';

/** Installations of a copy of the built package with `cdktf`, `cdktn`, or both, so that nothing of the repository is found. */
const folder = mkdtempSync(join(tmpdir(), 'intuneform-peers-'));

const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
};

function install(name: string, cdks: readonly string[]): string {
  const place = join(folder, name);
  const own = join(place, 'node_modules/intuneform');
  for (const part of [
    'package.json',
    'schemas',
    'dist/core',
    'dist/files',
    'dist/schemas',
    'dist/constructs',
    'dist/cli',
    'dist/report',
  ])
    cpSync(join(repositoryRoot, part), join(own, part), { recursive: true });
  for (const part of ['dist/provider/graph', 'dist/provider/engine', 'dist/provider/resources', 'dist/emulator'])
    cpSync(join(repositoryRoot, part), join(own, part), { recursive: true });
  for (const needed of [...Object.keys(dependencies), 'constructs', '@types/node', ...cdks]) {
    const link = join(place, 'node_modules', needed);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repositoryRoot, 'node_modules', needed), link);
  }
  return place;
}

/** What a program with the app of one library synthesizes. */
function synthesized(place: string, program: string): Readonly<Record<string, unknown>> {
  writeFileSync(join(place, 'main.js'), program);
  execFileSync(process.execPath, ['main.js'], { cwd: place, stdio: ['ignore', 'ignore', 'inherit'] });
  // The state is in the folder of the program.
  const text = readFileSync(join(place, 'cdktf.out/stacks/contoso/cdk.tf.json'), 'utf8').replaceAll(place, '');
  return JSON.parse(text) as Record<string, unknown>;
}

const yaml = JSON.stringify(join(repositoryRoot, 'examples/contoso.yaml'));
const program = (cdk: string): string => `const { App } = require('${cdk}');
const { IntuneTenant } = require('intuneform');
const app = new App();
IntuneTenant.fromYaml(app, ${yaml});
app.synth();
`;

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('with cdktf, cdktn or both, a program synthesizes the same except for the name and version of the library', () => {
  const beside = ['cdktf', 'cdktn'].map((cdk) => synthesized(install(cdk, [cdk]), program(cdk)));
  const both = install('both', ['cdktf', 'cdktn']);
  const besideBoth = ['cdktf', 'cdktn'].map((cdk) => synthesized(both, program(cdk)));

  const [first, ...others] = [...beside, ...besideBoth].map(({ '//': _library, ...stack }) => stack);

  expect(first).toHaveProperty('resource.intune_mdm_authority');
  expect(others).toEqual([first, first, first]);
});

test.each(['cdktf', 'cdktn'])(
  'a strict program type-checks beside %s alone',
  (cdk) => {
    const place = install(`types-${cdk}`, [cdk]);
    writeFileSync(
      join(place, 'main.ts'),
      `import { App, TerraformOutput } from '${cdk}';
import { IntuneDeviceCategory, IntuneTenant } from 'intuneform';
const app = new App();
const tenant = new IntuneTenant(app, 'contoso', { tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' });
const kiosk = new IntuneDeviceCategory(tenant, 'kiosk', { displayName: 'Kiosk', lifecycle: { preventDestroy: true } });
new TerraformOutput(tenant, 'id', { value: kiosk.id });
// @ts-expect-error a number is no name
new IntuneDeviceCategory(tenant, 'wrong', { displayName: 1 });
// @ts-expect-error a stack has no such method, so its type is known
tenant.noSuchMethod();
`,
    );
    const options = ['--strict', '--noEmit', '--module', 'node16', '--target', 'es2022', '--types', 'node', 'main.ts'];

    const compiler = join(repositoryRoot, 'node_modules/typescript-7/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, ...options], { cwd: place, encoding: 'utf8' });

    expect(stdout).toBe('');
  },
  60_000,
);

test('without either library, the command line synthesizes with its bundled one', () => {
  const place = install('none', []);
  writeFileSync(join(place, 'tenant.yaml'), readFileSync(join(repositoryRoot, 'examples/contoso.yaml')));
  const run = (...parameters: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ['node_modules/intuneform/dist/cli/main.js', ...parameters], {
      ...{ cwd: place, encoding: 'utf8' },
    });

  expect(run('validate', 'tenant.yaml').status).toBe(0);
  expect(run('synth', 'tenant.yaml')).toMatchObject({ status: 0, stderr: '' });
});

test('the ranges of the peers allow the versions that each library requires', () => {
  expect(peerDependencies).toMatchObject({ cdktf: '>=0.21 <1', cdktn: '>=0.22 <1', constructs: '>=10.6.0 <11' });
});
