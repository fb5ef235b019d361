import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { administratorsConsole, demoTenantId } from '../../emulator/identities.js';
import { startProvider } from '../support/provider.js';
import { readSource } from '../support/source-files.js';
import { startTenant, type TestTenant } from '../support/tenant.js';
import { type CliRun, runCli } from './cli-process.js';
import { scratch } from './scratch.js';

/** The page that these tests follow. */
const page = readSource('docs/coming-from-terraform.md');

/** The server answers to the address of another provider too: what is tried is the hand-over, and not that provider. */
const other = 'registry.terraform.io/deploymenttheory/microsoft365';
const required_providers = {
  intune: { source: 'registry.terraform.io/intuneform/intune' },
  microsoft365: { source: other },
};
const objects = {
  intune_assignment_filter: {
    corporate: { display_name: 'Corporate', platform: 'iOS', rule: '(device.model -eq "A")' },
  },
  intune_device_category: { kiosk: { display_name: 'Kiosk' }, office: { display_name: 'Office' } },
  intune_device_enrollment_limit: {
    field: { display_name: 'Field staff', limit: 3, assignments: [{ target: 'allLicensedUsers' }] },
  },
  intune_managed_device_cleanup_rule: {
    windows: {
      display_name: 'Windows',
      device_cleanup_rule_platform_type: 'windows',
      device_inactivity_before_retirement_in_days: 90,
    },
  },
};

/** The configuration of the other provider: everything, or some types of it. */
function oldConfiguration(types: readonly string[]): object {
  const ofOther = Object.entries(objects).map(([type, blocks]): [string, object] => [
    type,
    Object.fromEntries(
      Object.entries(blocks).map(([name, block]): [string, object] => [name, { ...block, provider: 'microsoft365' }]),
    ),
  ]);
  const resource = Object.fromEntries(ofOther.filter(([type]) => types.includes(type)));
  return { terraform: { required_providers }, ...(Object.keys(resource).length > 0 && { resource }) };
}

/** The `removed` block of the page, for another object. */
function removedBlock(address: string): string {
  const [, block = ''] = /```hcl\n(removed \{.*?)```/su.exec(page) ?? [];
  return block.replace(/from = \S+/u, `from = ${address}`);
}

type Command = (...parameters: readonly string[]) => Promise<CliRun>;

/** How Terraform, as the page says, and OpenTofu announce an object that they forget. */
const forgotten =
  /# \S+ (?:will no longer be managed by Terraform|will be removed from the OpenTofu state but will not be destroyed)/gu;

/** The command line in a folder, signed in as the administrator, who may read everything. */
function cliIn(folder: string, { emulator }: TestTenant): Command {
  const env = {
    INTUNEFORM_GRAPH_ENDPOINT: emulator.url,
    ARM_TENANT_ID: demoTenantId,
    ARM_CLIENT_ID: administratorsConsole.clientId,
    ARM_CLIENT_SECRET: administratorsConsole.clientSecret,
  };
  return (...parameters) => runCli([...parameters, '--no-color'], { cwd: folder, env });
}

function writesTo(tenant: TestTenant): readonly string[] {
  const isQuestion = /\$batch$|validateFilter$/u;
  return tenant
    .requests()
    .filter(({ method, path }) => method !== 'GET' && !isQuestion.test(path))
    .map(({ method, path }) => `${method} ${path}`);
}

test('step by step, a tenant moves from the state of another provider to intuneform, and nothing is written to it', async () => {
  using here = scratch();
  await using tenant = await startTenant({}, { clock: () => new Date() });
  await using old = await startProvider(
    tenant,
    { clock: { now: () => new Date(), sleep: () => Promise.resolve() } },
    other,
  );
  const cli = cliIn(here.folder, tenant);
  old.terraform.write(oldConfiguration(Object.keys(objects)));
  await old.terraform.apply();
  tenant.requests();

  const adopted = await cli('adopt', '--tenant', demoTenantId, '--name', 'contoso');
  const [byCommand = '', ...addresses] = Object.entries(objects).flatMap(([type, blocks]) =>
    Object.keys(blocks).map((name) => `${type}.${name}`),
  );
  await old.terraform.run('state', 'rm', byCommand);
  writeFileSync(join(old.terraform.path, 'removed.tf'), addresses.map(removedBlock).join('\n'));
  old.terraform.write(oldConfiguration([]));
  const letGo = await old.terraform.run('plan', '-no-color', '-input=false');
  await old.terraform.apply();
  const left = await old.terraform.run('state', 'list');
  const planned = await cli('plan', 'contoso.yaml');
  const applied = await cli('apply', 'contoso.yaml');
  const second = await cli('plan', 'contoso.yaml');
  rmSync(join(here.folder, 'contoso.imports.json'));
  const without = await cli('plan', 'contoso.yaml');

  expect(adopted.stdout).toMatch(/The plan imports \d+ objects and changes nothing/u);
  expect(letGo.stdout.match(forgotten)).toHaveLength(addresses.length);
  expect(letGo.stdout).not.toMatch(/[1-9]\d* to destroy|will be destroyed/u);
  expect(left.stdout).toBe('');
  expect(planned.stdout).toMatch(/\d+ to import/u);
  expect([adopted, planned, applied, second, without].map(({ exitCode }) => exitCode)).toEqual([0, 2, 0, 0, 0]);
  expect(second.stdout).toContain('contoso: as declared');
  expect(without.stdout).toContain('contoso: as declared');
  expect(writesTo(tenant)).toEqual([]);
});

test('only some sections move with --include, and the other provider keeps the rest', async () => {
  using here = scratch();
  await using tenant = await startTenant({}, { clock: () => new Date() });
  await using old = await startProvider(
    tenant,
    { clock: { now: () => new Date(), sleep: () => Promise.resolve() } },
    other,
  );
  const cli = cliIn(here.folder, tenant);
  old.terraform.write(oldConfiguration(Object.keys(objects)));
  await old.terraform.apply();
  tenant.requests();
  const [, sections = ''] = /`--include ([^`]+)`/u.exec(page) ?? [];

  const adopted = await cli(
    'adopt',
    '--tenant',
    demoTenantId,
    '--name',
    'contoso',
    '--include',
    ...sections.split(' '),
  );
  const applied = await cli('apply', 'contoso.yaml');
  writeFileSync(join(old.terraform.path, 'removed.tf'), removedBlock('intune_device_enrollment_limit.field'));
  old.terraform.write(oldConfiguration(Object.keys(objects).filter((type) => !type.includes('limit'))));
  await old.terraform.apply();

  expect([adopted.exitCode, applied.exitCode]).toEqual([0, 0]);
  expect(readFileSync(join(here.folder, 'contoso.yaml'), 'utf8')).not.toMatch(
    /^ +(?:categories|filters|cleanupRules):/mu,
  );
  expect(existsSync(join(here.folder, 'contoso.imports.json'))).toBe(true);
  expect((await cli('plan', 'contoso.yaml')).exitCode).toBe(0);
  expect(await old.terraform.changes()).toEqual({});
  expect(writesTo(tenant)).toEqual([]);
});
