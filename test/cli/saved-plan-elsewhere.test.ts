import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { backendFile } from '../../cli/tenants/state-backend.js';
import type { JsonObject } from '../../core/index.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

/** Creates the folder of another job: the same repository, and only the saved plan of the first job. */
function otherJob({ folder }: TenantFixture): string {
  const other = join(folder, 'other-job');
  const plan = 'cdktf.out/stacks/contoso';
  mkdirSync(join(other, plan), { recursive: true });
  for (const file of ['tenant.yaml', backendFile, `${plan}/intuneform.tfplan`, `${plan}/intuneform.plan.json`])
    cpSync(join(folder, file), join(other, file));
  return other;
}

/** One place for the states of all jobs, as a pipeline has it. */
function shareState({ folder }: TenantFixture): void {
  writeFileSync(join(folder, backendFile), JSON.stringify({ local: { path: join(folder, 'states/{name}.tfstate') } }));
}

test('applies a plan that another job saved, in a folder where Terraform never ran', async () => {
  await using fixture = await tenantFixture();
  shareState(fixture);
  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const cwd = otherJob(fixture);

  const applied = await fixture.cli(['apply', 'tenant.yaml'], { cwd });
  const after = await fixture.cli(['plan', 'tenant.yaml']);

  expect([planned.exitCode, applied.exitCode, after.exitCode]).toEqual([2, 0, 0]);
  expect(applied.stdout).toBe('contoso: applied: 1 created, 1 recorded\n');
  expect(readFileSync(join(fixture.folder, 'states/contoso.tfstate'), 'utf8')).toContain('managed_device_cleanup_rule');
});

test('refuses the plan of another job if it finds another declaration', async () => {
  await using fixture = await tenantFixture();
  shareState(fixture);
  await fixture.cli(['plan', 'tenant.yaml']);
  const cwd = otherJob(fixture);
  fixture.declare({ days: 60 }, 'other-job/tenant.yaml');
  fixture.emulator.clearJournal();

  const run = await fixture.cli(['apply', 'tenant.yaml'], { cwd });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1308: ');
  expect(fixture.emulator.journal).toEqual([]);
});

test('gives each tenant its own state in the backend of the file', async () => {
  await using fixture = await tenantFixture();
  const settings = { storage_account_name: 'states', key: 'intune/{name}.tfstate', nested: [{ key: '{name}' }] };
  writeFileSync(join(fixture.folder, backendFile), JSON.stringify({ azurerm: settings }));
  fixture.declare({ name: 'fabrikam', tenantId: '11111111-2222-4333-8444-555555555555' }, 'second.yaml');

  const run = await fixture.cli(['synth', 'tenant.yaml', 'second.yaml']);

  expect(run.exitCode).toBe(0);
  expect(['contoso', 'fabrikam'].map((name) => backendOf(fixture, name))).toEqual([
    { azurerm: { storage_account_name: 'states', key: 'intune/contoso.tfstate', nested: [{ key: 'contoso' }] } },
    { azurerm: { storage_account_name: 'states', key: 'intune/fabrikam.tfstate', nested: [{ key: 'fabrikam' }] } },
  ]);
});

function backendOf({ folder }: TenantFixture, name: string): unknown {
  const text = readFileSync(join(folder, 'cdktf.out/stacks', name, 'cdk.tf.json'), 'utf8');
  return (JSON.parse(text) as { terraform: JsonObject }).terraform.backend;
}

test.each([
  ['INT1391', 'no JSON', '{'],
  ['INT1391', 'two backends', { local: { path: '{name}' }, azurerm: { key: '{name}' } }],
  ['INT1391', 'no settings', { azurerm: 'intune' }],
  ['INT1391', 'a placeholder', { local: { path: '<folder>/{name}.tfstate' } }],
  ['INT1391', 'one state for all tenants', { azurerm: { key: 'terraform.tfstate' } }],
  ['INT1392', 'a secret', { azurerm: { key: '{name}.tfstate', access_key: 'c2VjcmV0' } }],
])(
  'plans nothing (%s) when the backend file holds %s, and says so beside what else is wrong',
  async (code, _, content) => {
    await using fixture = await tenantFixture();
    fixture.declare({ days: 400 }, 'bad.yaml');
    writeFileSync(join(fixture.folder, backendFile), typeof content === 'string' ? content : JSON.stringify(content));

    const run = await fixture.cli(['plan', 'tenant.yaml', 'bad.yaml']);

    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(`error ${code}: `);
    expect(run.stdout).toContain('error INT1201: ');
    expect(run.stdout).not.toContain('c2VjcmV0');
    expect(fixture.emulator.journal).toEqual([]);
  },
);
