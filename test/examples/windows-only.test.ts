import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { administratorsConsole } from '../../emulator/identities.js';
import { startProvider } from '../support/provider.js';
import { startTenant } from '../support/tenant.js';

const root = join(__dirname, '../..');
const scope = 'intune_mobile_device_management_policy.user-scope';

/** The stack of the YAML example, as Terraform gets it. */
function stack(): Readonly<Record<string, unknown>> {
  const tenant = IntuneTenant.fromYaml(Testing.app(), join(root, 'examples/windows-only.yaml'));
  return JSON.parse(Testing.synth(tenant, true)) as Readonly<Record<string, unknown>>;
}

/** The stack of the TypeScript example, run as a user does. */
function stackOfTypeScript(): Readonly<Record<string, unknown>> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'windows-only-')));
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  execFileSync(process.execPath, [tsx, join(root, 'examples/windows-only.ts')], {
    cwd: folder,
    env: { ...process.env, CDKTF_OUTDIR: folder },
    stdio: 'pipe',
  });
  const text = readFileSync(join(folder, 'stacks/windows-only/cdk.tf.json'), 'utf8');
  rmSync(folder, { recursive: true });
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

test('the tenant in YAML and the tenant in TypeScript synthesize to the same resources, data and checks', () => {
  const yaml = JSON.parse(JSON.stringify(stack(), withoutNotes)) as Readonly<Record<string, unknown>>;
  const typescript = JSON.parse(JSON.stringify(stackOfTypeScript(), withoutNotes)) as typeof yaml;

  expect([yaml.resource, yaml.data, yaml.check]).toEqual([typescript.resource, typescript.data, typescript.check]);
});

/** cdktf's notes about paths say where a construct was made. */
function withoutNotes(key: string, value: unknown): unknown {
  return key === '//' ? undefined : value;
}

test('an administrator applies it with real Terraform, the next plan is empty, and destroy puts the defaults back', async () => {
  await using tenant = await startTenant(
    { authority: 'unknown', domains: ['contoso.com'] },
    { identity: administratorsConsole },
  );
  await using provider = await startProvider(tenant);
  provider.terraform.write(stack());

  await provider.terraform.apply();
  const changes = await provider.terraform.changes();
  const destroyed = await provider.terraform.apply('-destroy');

  expect(changes).toEqual({});
  expect(destroyed.code).toBe(0);
  const policies = await tenant.handle.request('GET', '/beta/policies/mobileDeviceManagementPolicies');
  expect(policies.body).toMatchObject({ value: [{ appliesTo: 'none' }] });
});

test('a pipeline is told at plan what it must hand over, and of the missing DNS record', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  provider.terraform.write(stack());

  const run = await provider.terraform.run('plan', '-input=false', '-no-color');

  expect(run.code).toBe(0);
  expect(run.stdout).toContain(scope);
  expect(run.stdout).toMatch(/signed-in\s+administrator/u);
  expect(run.stdout).toContain('INT1249');
  expect(tenant.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});
