import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { engine } from '../support/engine.js';
import { isOpenTofu } from '../support/only-opentofu.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

/** What only real OpenTofu can show: `npm run test:engine -- opentofu 1.12.6`. With Terraform, these tests count as skipped. */
const withOpenTofu = isOpenTofu(engine) ? describe : describe.skip;

const hasTerraform = spawnSync('terraform', ['version']).status === 0;

const encryptedWith = (passphrase: string): Readonly<Record<string, string>> => ({
  TF_ENCRYPTION: [
    `key_provider "pbkdf2" "k" { passphrase = "${passphrase}" }`,
    'method "aes_gcm" "m" { keys = key_provider.pbkdf2.k }',
    'state { method = method.aes_gcm.m }',
    'plan { method = method.aes_gcm.m }',
  ].join('\n'),
});

const right = encryptedWith('a passphrase of enough length');
const wrong = encryptedWith('another passphrase, just as long');

const statePath = (folder: string): string => join(folder, 'terraform.contoso.tfstate');

interface Document {
  readonly tenants: readonly {
    readonly verdict: string;
    readonly diagnostics: readonly { readonly code: string; readonly fix?: string }[];
    readonly findings: readonly { readonly action: string; readonly oldStays?: boolean }[];
  }[];
}

async function planned(
  fixture: TenantFixture,
  env: Readonly<Record<string, string>>,
  what = 'tenant.yaml',
): Promise<Document['tenants'][number] & { readonly exitCode: number | null }> {
  const { stdout, exitCode } = await fixture.cli(['plan', what, '--format', 'json'], { env });
  const [tenant] = (JSON.parse(stdout) as Document).tenants;
  if (!tenant) throw new Error(`the plan names no tenant: ${stdout}`);
  return { ...tenant, exitCode };
}

const codesOf = ({ diagnostics }: Document['tenants'][number]): readonly string[] =>
  diagnostics.map(({ code }) => code);

withOpenTofu('OpenTofu', () => {
  test('an encrypted state is neither damaged nor locked: without its key, the message says what is missing', async () => {
    await using fixture = await tenantFixture();
    const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve'], { env: right });
    const before = readFileSync(statePath(fixture.folder), 'utf8');

    const plans = [await planned(fixture, {}), await planned(fixture, wrong), await planned(fixture, right)];

    expect(applied.exitCode).toBe(0);
    expect(before).toContain('encrypted_data');
    expect(plans.map(({ exitCode }) => exitCode)).toEqual([1, 1, 0]);
    expect(plans.map((plan) => codesOf(plan).filter((code) => code.startsWith('INT13')))).toEqual([
      ['INT1328'],
      ['INT1329'],
      [],
    ]);
    expect(JSON.stringify(plans)).not.toMatch(/force-unlock|from a backup/u);
    expect(readFileSync(statePath(fixture.folder), 'utf8')).toBe(before);
  });

  test('a saved plan survives an apply without the key, and is applied with it', async () => {
    await using fixture = await tenantFixture();
    await fixture.cli(['plan', 'tenant.yaml'], { env: right });

    const without = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve'], {});
    const withKey = await fixture.cli(['apply', 'tenant.yaml'], { env: right });

    expect(without.exitCode).not.toBe(0);
    expect(`${without.stdout}${without.stderr}`).toContain('INT1328');
    expect([withKey.exitCode, withKey.stdout]).toEqual([0, expect.stringContaining('1 created')]);
  });

  test('a plan that -exclude limits is not as declared', async () => {
    await using fixture = await tenantFixture({ more: ['  enrollment: { categories: [{ displayName: Kiosk }] }'] });
    await fixture.apply();

    const plan = await planned(fixture, { TF_CLI_ARGS_plan: '-exclude=intune_device_category.kiosk' });

    expect([plan.exitCode, plan.verdict]).toEqual([5, 'unreadable']);
    expect(codesOf(plan)).toContain('INT2152');
  });

  test('with destroy = false, a replacement leaves the old object in the tenant and says so', async () => {
    await using fixture = await tenantFixture();
    const rules = async (): Promise<readonly unknown[]> => {
      const { body } = await fixture.tenant.request('GET', '/beta/deviceManagement/managedDeviceCleanupRules');
      return (body as { readonly value: readonly unknown[] }).value;
    };
    const synthesized = join(fixture.folder, 'cdktf.out/stacks/contoso/cdk.tf.json');
    await fixture.apply();
    const stack = JSON.parse(readFileSync(synthesized, 'utf8')) as {
      resource: { intune_managed_device_cleanup_rule: Record<string, Record<string, unknown>> };
    };
    for (const rule of Object.values(stack.resource.intune_managed_device_cleanup_rule))
      Object.assign(rule, { device_cleanup_rule_platform_type: 'macOS', lifecycle: { destroy: false } });
    writeFileSync(synthesized, JSON.stringify(stack));

    const plan = await planned(fixture, {}, 'cdktf.out');
    const applied = await fixture.cli(['apply', 'cdktf.out', '--auto-approve']);

    expect(plan.findings).toMatchObject([{ action: 'replace', oldStays: true }]);
    expect(applied.exitCode).toBe(0);
    expect(await rules()).toHaveLength(2);
  });

  const besideTerraform = hasTerraform ? describe : describe.skip;

  besideTerraform('beside Terraform', () => {
    test('a plan of Terraform is refused and stays', async () => {
      await using fixture = await tenantFixture();
      const terraform = { INTUNEFORM_TERRAFORM: 'terraform' };
      await fixture.cli(['plan', 'tenant.yaml'], { env: terraform });

      const other = await fixture.cli(['apply', 'tenant.yaml']);
      const own = await fixture.cli(['apply', 'tenant.yaml'], { env: terraform });

      expect([other.exitCode, `${other.stdout}${other.stderr}`]).toEqual([1, expect.stringContaining('INT1308')]);
      expect([own.exitCode, own.stdout]).toEqual([0, expect.stringContaining('1 created')]);
    });
  });
});
