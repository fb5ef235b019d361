import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { recognize } from '../../cli/terraform/terraform-errors.js';
import { runHeader } from '../examples/header.js';
import { type OnlyOpenTofu, onlyOpenTofu } from '../support/only-opentofu.js';
import { recordedOutput, recordedPlan } from '../support/recordings.js';
import { type CliRun, endOf } from './cli-process.js';
import { scratch } from './scratch.js';
import { tenantFixture } from './tenant-fixture.js';

let machine: OnlyOpenTofu;

beforeAll(() => {
  machine = onlyOpenTofu();
});

afterAll(() => {
  machine[Symbol.dispose]();
});

/** What people read names OpenTofu alone, save where it is about both. */
const ofTerraform =
  /\bterraform (?:-chdir|init|plan|apply|import|state|force-unlock)\b|Terraform (?:applies|has it|found)/u;

test('there is tofu, and no terraform', () => {
  const options = { env: machine.environment, encoding: 'utf8' } as const;

  const tofu = spawnSync('tofu', ['version'], options);

  expect(tofu.stdout).toMatch(/^OpenTofu v1\.\d+\.\d+/u);
  expect(spawnSync('terraform', ['version'], options).error).toMatchObject({ code: 'ENOENT' });
});

test('from plan to apply, drift and destroy, the command line runs tofu alone and names it', async () => {
  await using fixture = await tenantFixture({
    more: ['  enrollment:', '    limits: { default: 5 }', '    categories: [{ displayName: Kiosk }]'],
  });
  const run = (...parameters: readonly string[]): Promise<CliRun> =>
    fixture.cli([...parameters, '--no-color'], { env: machine.environment });

  const runs = [
    await run('doctor', 'tenant.yaml', '--for', 'apply'),
    await run('plan', 'tenant.yaml'),
    await run('apply', 'tenant.yaml', '--auto-approve'),
    await run('plan', 'tenant.yaml'),
    await run('drift', 'tenant.yaml'),
  ];
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 270 });
  const later = [
    await run('plan', 'tenant.yaml'),
    await run('apply', 'tenant.yaml', '--auto-approve'),
    await run('destroy', 'tenant.yaml', '--auto-approve'),
  ];

  const all = [...runs, ...later];
  expect(all.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual(
    [0, 2, 0, 0, 0, 3, 0, 0].map((exitCode) => [exitCode, '']),
  );
  expect(runs[0]?.stdout).toContain('OpenTofu 1.');
  expect(all.map(({ stdout }) => ofTerraform.exec(stdout)?.[0])).toEqual(all.map(() => undefined));
});

test('a plan that -target limits is not as declared, although OpenTofu does not say that it is limited', async () => {
  await using fixture = await tenantFixture({
    more: ['  enrollment:', '    limits: { default: 5 }', '    categories: [{ displayName: Kiosk }]'],
  });
  await fixture.apply();
  const env = { ...machine.environment, TF_CLI_ARGS_plan: '-target=intune_device_category.kiosk' };

  const { stdout, exitCode } = await fixture.cli(['plan', 'tenant.yaml', '--format', 'json'], { env });

  expect(exitCode).toBe(5);
  expect(JSON.parse(stdout)).toMatchObject({
    tenants: [{ verdict: 'unreadable', diagnostics: [{ code: 'INT1311' }, { code: 'INT2152' }] }],
  });
});

test.each([
  ['demo', ['validate', 'plan', 'apply', 'next', 'apply', 'plan', 'devices', 'plan', 'drift', 'apply', 'plan']],
  ['demo-adopt', ['adopt', 'apply', 'plan', 'plan']],
])('the whole %s runs with tofu alone', async (name, verbs) => {
  using here = scratch();
  const env = { ...machine.environment, HOME: here.folder, TMPDIR: here.folder };

  const run = await endOf(spawn(process.execPath, [resolve(`dist/scripts/${name}.js`)], { cwd: here.folder, env }));

  const commands = [...run.stdout.matchAll(/^\$ intuneform (\w+)/gmu)].map(([, verb]) => verb);
  expect([run.exitCode, commands]).toEqual([0, verbs]);
});

test.each(['contoso.yaml', 'contoso.ts'])(
  'the two commands in the header of %s apply it with tofu alone',
  async (name) => {
    const { code, said } = await runHeader(name, machine.environment);

    expect(said).toMatch(/: applied: \d+ created/u);
    expect(code).toBe(0);
  },
);

/** Asks `tofu` in a folder with a stack that requires the provider at an address. */
function tofu(here: { readonly folder: string }, source: string): (...parameters: readonly string[]) => CliRun {
  const stack = join(here.folder, 'stack');
  mkdirSync(stack, { recursive: true });
  const requirement = { required_providers: { intune: { source } } };
  writeFileSync(join(stack, 'main.tf.json'), JSON.stringify({ terraform: requirement }));
  const env = { ...machine.environment, HOME: join(here.folder, 'home'), CHECKPOINT_DISABLE: '1' };
  return (...parameters) => {
    const { status, stdout, stderr } = spawnSync('tofu', parameters, { cwd: stack, env, encoding: 'utf8' });
    return { exitCode: status, stdout, stderr };
  };
}

describe('the machine with tofu alone answers as was recorded of OpenTofu:', () => {
  test('the short address of the provider is looked up elsewhere, and the full one is found', () => {
    using here = scratch();
    const env = { ...machine.environment, HOME: join(here.folder, 'home') };
    spawnSync(process.execPath, [resolve('dist/cli/main.js'), 'provider', 'install'], { env });

    const short = tofu(here, 'intuneform/intune')('init', '-no-color', '-input=false');
    const full = tofu(here, 'registry.terraform.io/intuneform/intune')('init', '-no-color', '-input=false');

    expect([short.exitCode, recognize(short.stderr)?.code]).toEqual([1, 'INT1315']);
    expect(full).toMatchObject({ exitCode: 0, stderr: '' });
    for (const line of ['Initializing provider plugins...', 'OpenTofu has been successfully initialized!'])
      expect([full.stdout, recordedOutput('init-full-source.txt')]).toEqual([
        expect.stringContaining(line),
        expect.stringContaining(line),
      ]);
  });

  test('a plan in JSON has the members of a recorded one', () => {
    using here = scratch();
    const run = tofu(here, 'registry.terraform.io/intuneform/intune');
    writeFileSync(join(here.folder, 'stack/main.tf.json'), JSON.stringify({ resource: { terraform_data: { a: {} } } }));
    run('init', '-input=false');
    run('plan', '-out=plan');

    const shown = run('show', '-json', 'plan');

    const members = Object.keys(JSON.parse(shown.stdout) as object);
    const recorded = Object.keys(recordedPlan('plan-target.json') as object);
    expect(recorded).toEqual(expect.arrayContaining(members));
    expect(JSON.parse(shown.stdout)).toMatchObject({
      terraform_version: expect.stringMatching(/^1\.(?:1[1-9]|[2-9]\d)/u),
    });
  });

  test('the JSON of version is that of the recording', () => {
    using here = scratch();
    const { stdout } = tofu(here, 'registry.terraform.io/intuneform/intune')('version', '-json');

    const members = (text: string): readonly string[] => Object.keys(JSON.parse(text) as object);
    expect(members(stdout)).toEqual(members(recordedOutput('version-json.txt')));
  });
});
