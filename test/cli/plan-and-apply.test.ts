import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoApplication, demoTenantId, startEmulator } from '../../emulator/index.js';
import { startableEngine } from '../support/engine.js';
import { filesBelow } from '../support/files-below.js';
import type { CliRun } from './cli-process.js';
import { tenantFixture } from './tenant-fixture.js';

interface PlanResult {
  readonly verdict: string;
  readonly exitCode: number;
  readonly tenants: readonly {
    readonly verdict: string;
    readonly findings: readonly Record<string, unknown>[];
    readonly diagnostics: readonly { readonly code: string; readonly where?: unknown }[];
  }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

function resultOf(run: CliRun): PlanResult {
  return JSON.parse(run.stdout) as PlanResult;
}

test('a declaration is planned (2), applied (0), in sync (0), changed outside (3), restored (0)', async () => {
  await using fixture = await tenantFixture({ limit: 7 });

  const first = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml']);
  const empty = await fixture.cli(['plan', 'tenant.yaml']);
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 270 });
  const drifted = await fixture.cli(['plan', 'tenant.yaml']);
  const healed = await fixture.cli(['apply', 'tenant.yaml']);
  const last = await fixture.cli(['plan', 'tenant.yaml']);

  expect([first, applied, empty, drifted, healed, last].map(({ exitCode }) => exitCode)).toEqual([2, 0, 0, 3, 0, 0]);
  expect(first.stdout).toMatch(
    /PENDING {3}cleanup rule "windows"\n .*which hides \d+ of \d+ devices now and \d+ within 30 days\n/u,
  );
  expect(first.stdout).toMatch(
    /RECORDED {2}MDM authority\n +already matches the declaration; apply only records it in the state\n/u,
  );
  expect(applied.stdout).toContain('contoso: applied: 1 created, 1 adopted, 1 recorded\n');
  expect(empty.stdout).toBe('contoso: as declared (3 objects)\n');
  expect(drifted.stdout).toMatch(
    /^DRIFT {4}cleanup rule "windows" {3}inactiveDays {3}declared 90 {3}tenant 270\n {9}changed \d{4}-\d\d-\d\d \d\d:\d\d UTC by admin@contoso\.com; apply restores 90, which hides \d+ devices within 30 days\n/u,
  );
  expect(healed.stdout).toBe('contoso: applied: 1 changed\n');
  expect(last.stdout).toBe(empty.stdout);
});

test('reports drift and a pending change together with 4, as JSON in a file', async () => {
  await using fixture = await tenantFixture({ limit: 7 });
  await fixture.apply();
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 270 });
  fixture.declare({ limit: 8 });

  const run = await fixture.cli(['plan', 'tenant.yaml', '--format', 'json', '--output', 'report.json']);

  const result = JSON.parse(readFileSync(join(fixture.folder, 'report.json'), 'utf8')) as PlanResult;
  expect(run).toEqual({ exitCode: 4, stdout: '', stderr: '' });
  expect(result).toMatchObject({ formatVersion: '1.6', verb: 'plan', exitCode: 4, verdict: 'both' });
  expect(result.tenants[0]?.findings).toMatchObject([
    {
      code: 'INT2101',
      kind: 'drift',
      action: 'update',
      address: 'intune_managed_device_cleanup_rule.windows',
      changed: { actor: 'admin@contoso.com' },
      attributes: [
        {
          path: 'deviceInactivityBeforeRetirementInDays',
          key: 'inactiveDays',
          declared: 90,
          lastSeen: 90,
          tenant: 270,
        },
      ],
    },
    {
      code: 'INT2102',
      kind: 'pending',
      address: 'intune_default_device_enrollment_limit.default',
      attributes: [{ path: 'limit', declared: 8, lastSeen: 7, tenant: 7 }],
    },
  ]);
  expect(readdirSync(fixture.folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
});

test('reports unreadable with 5, not absent, if Graph refuses a read', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();
  fixture.emulator.addFault({ match: { path: 'managedDeviceCleanupRules' }, then: { status: 403 } });

  const run = await fixture.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(5);
  expect(run.stdout).toContain('UNREADABLE  cleanup rule "windows"\n');
  expect(run.stdout).toContain('contoso: no verdict: ');
  expect(run.stdout).not.toMatch(/DRIFT|PENDING/u);
});

test('reports drift by unknown if the audit log cannot be read, with the reason, and the expiry of its own secret', async () => {
  const endDateTime = new Date(Date.now() + 864_000_000).toISOString();
  const clientSecrets = [{ displayName: 'nightly', endDateTime }];
  await using fixture = await tenantFixture({}, { tenants: [{ tenantId: demoTenantId, clientSecrets }] });
  await fixture.apply();
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 270 });
  fixture.emulator.addFault({ match: { path: 'auditEvents' }, then: { status: 403 } });

  const run = await fixture.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(3);
  expect(run.stdout).toContain('changed by unknown; apply restores 90\n');
  expect(run.stdout).toContain('info INT1319: ');
  expect(run.stdout).toMatch(
    /^EXPIRING +client secret "nightly"\n +warning: expires .* \(reported from 30 days before expiry\)$/mu,
  );
});

test('queries the audit log for all drifted objects in one request, and not at all without drift', async () => {
  await using fixture = await tenantFixture({ limit: 7 });
  await fixture.apply();
  const asked = (): number => fixture.emulator.journal.filter(({ path }) => path.includes('auditEvents')).length;
  const batches = (): number => fixture.emulator.journal.filter(({ path }) => path === '/$batch').length;
  const before = asked();
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 270 });
  const { body } = await fixture.tenant.request('GET', '/beta/deviceManagement/deviceEnrollmentConfigurations');
  const limit = (body as { value: { id: string }[] }).value.find(({ id }) => id.endsWith('_DefaultLimit'));
  await fixture.tenant.request('PATCH', `/beta/deviceManagement/deviceEnrollmentConfigurations/${limit?.id ?? ''}`, {
    '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
    limit: 15,
  });
  fixture.emulator.clearJournal();

  const run = await fixture.cli(['plan', 'tenant.yaml', '--format', 'json']);

  const auditItems = fixture.emulator.journal.filter(({ path }) => path.includes('auditEvents'));
  expect(before).toBe(0);
  expect(resultOf(run).tenants[0]?.findings.map(({ changed }) => changed)).toMatchObject([
    { actor: 'admin@contoso.com' },
    { actor: 'admin@contoso.com' },
  ]);
  expect(auditItems.map(({ inBatch }) => inBatch)).toEqual([true, true]);
  expect(batches()).toBeGreaterThan(0);
});

test('apply refuses a saved plan if the declaration changed since, and changes nothing', async () => {
  await using fixture = await tenantFixture({ days: 90 });
  await fixture.cli(['plan', 'tenant.yaml']);
  fixture.declare({ days: 60 });
  fixture.emulator.clearJournal();

  const run = await fixture.cli(['apply', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain(
    'error INT1308: the saved plan is stale and was not applied\n' +
      '  why:   the declaration was changed after the plan was made\n',
  );
  expect(fixture.emulator.journal).toEqual([]);
});

test('apply counts what the plan adopts as adopted, not as created', async () => {
  await using fixture = await tenantFixture({ days: 90, more: ['  enrollment: { limits: { default: 7 } }'] });

  const plan = await fixture.cli(['plan', 'tenant.yaml']);
  const apply = await fixture.cli(['apply', 'tenant.yaml', '--format', 'json']);

  expect(plan.stdout).toContain('1 to create, 1 to adopt');
  expect(JSON.parse(apply.stdout)).toMatchObject({
    tenants: [{ applied: { created: 1, adopted: 1, recorded: 1, set: ['default enrollment limit'] } }],
  });
});

test('destroy refuses a saved plan made for apply, and names the command that plans a destroy', async () => {
  await using fixture = await tenantFixture({ days: 90 });
  await fixture.cli(['plan', 'tenant.yaml']);
  fixture.emulator.clearJournal();

  const run = await fixture.cli(['destroy', 'tenant.yaml', '--auto-approve']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain(
    '  why:   the plan was made without --destroy\n' +
      '  fix:   run intuneform plan --destroy, review the plan, and apply it\n',
  );
  expect(fixture.emulator.journal).toEqual([]);
});

test('apply refuses a saved plan if the state changed since', async () => {
  await using fixture = await tenantFixture({ days: 90 });
  await fixture.cli(['plan', 'tenant.yaml']);
  await fixture.cli(['apply', 'tenant.yaml', '--out', 'elsewhere', '--auto-approve']);

  const run = await fixture.cli(['apply', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1308: ');
});

test('apply keeps the saved plan if it fails before it begins', async () => {
  await using fixture = await tenantFixture({ days: 90 });
  await fixture.cli(['plan', 'tenant.yaml']);

  const failed = await fixture.cli(['apply', 'tenant.yaml'], { env: { TF_CLI_ARGS_apply: '-no-such-flag' } });
  const applied = await fixture.cli(['apply', 'tenant.yaml']);
  const again = await fixture.cli(['apply', 'tenant.yaml']);

  expect([failed.exitCode, failed.stdout]).toEqual([1, expect.stringContaining('-no-such-flag')]);
  expect([applied.exitCode, applied.stdout]).toEqual([0, expect.stringContaining('contoso: applied')]);
  expect(again.stdout).toContain('there is no saved plan');
});

test('apply uses up the saved plan if it fails after it began', async () => {
  await using fixture = await tenantFixture({ days: 90 });
  await fixture.cli(['plan', 'tenant.yaml']);
  fixture.emulator.addFault({ match: { method: 'POST', path: 'managedDeviceCleanupRules' }, then: { status: 400 } });

  const failed = await fixture.cli(['apply', 'tenant.yaml']);
  const again = await fixture.cli(['apply', 'tenant.yaml']);

  expect(failed.exitCode).toBe(1);
  expect(again.stdout).toContain('there is no saved plan');
});

test('apply neither assumes a terminal nor treats silence as confirmation', async () => {
  await using fixture = await tenantFixture();

  const run = await fixture.cli(['apply', 'tenant.yaml'], { input: 'yes\n' });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1307: nothing was applied, because no one could approve it\n');
  expect(fixture.emulator.journal).toEqual([]);
});

test('apply with --auto-approve plans, applies and reports both; a second one finds nothing to do', async () => {
  await using fixture = await tenantFixture();

  const first = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve', '--format', 'json']);
  const second = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);

  expect(JSON.parse(first.stdout)).toMatchObject({
    verb: 'apply',
    exitCode: 0,
    tenants: [
      { name: 'contoso', plan: { verdict: 'pending' }, applied: { created: 1, recorded: 1, changed: 0, deleted: 0 } },
    ],
  });
  expect(second).toMatchObject({ exitCode: 0, stderr: '' });
  expect(second.stdout).toContain('contoso: applied; there was nothing to do\n');
});

test('fails with 1 and the line of the declaration above the limit of the cleanup rule', async () => {
  await using fixture = await tenantFixture({ days: 30, maxPercent: 1 });

  const run = await fixture.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^error INT1210: the cleanup rule for windows would hide \d+ of \d+ devices/mu);
  expect(run.stdout).toContain('where: tenant.yaml:9:9 (intune_managed_device_cleanup_rule.windows)\n');
  expect(existsSync(join(fixture.folder, 'cdktf.out/stacks/contoso/intuneform.plan.json'))).toBe(false);
});

test('one invalid tenant hides neither the report of another nor its own error', async () => {
  const second = '11111111-2222-4333-8444-555555555555';
  await using fixture = await tenantFixture({ name: 'good' }, { tenants: [{ tenantId: demoTenantId }] });
  fixture.declare({ name: 'unknown-tenant', tenantId: second }, 'second.yaml');
  fixture.declare({ name: 'broken', tenantId: 'nobody' }, 'third.yaml');

  const run = await fixture.cli(['plan', 'second.yaml', 'third.yaml', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^error INT1101: /mu);
  expect(run.stdout).toMatch(/^unknown-tenant: no verdict: 1 error$/mu);
  expect(run.stdout).toMatch(
    /^good: the declaration is ahead: 1 pending; 1 to create; 1 recorded for the first time$/mu,
  );
  expect(run.stdout).not.toContain('\u001b');
});

test('keeps all files below the out folder and the state next to the declaration, without secrets', async () => {
  await using fixture = await tenantFixture();

  await fixture.cli(['apply', 'tenant.yaml', '--auto-approve', '--out', 'build']);

  expect(readdirSync(fixture.folder).sort()).toEqual([
    '.intuneform',
    'build',
    'tenant.yaml',
    'terraform.contoso.tfstate',
    'terraform.contoso.tfstate.backup',
  ]);
  expect(filesWith(fixture.folder, demoApplication.clientSecret)).toEqual([]);
});

test('synth writes the Terraform JSON of each tenant without Terraform and Graph', async () => {
  await using fixture = await tenantFixture();
  fixture.declare({ name: 'fabrikam', tenantId: '11111111-2222-4333-8444-555555555555' }, 'second.yaml');

  const run = await fixture.cli(['synth', 'tenant.yaml', 'second.yaml'], { env: { PATH: '/nowhere' } });

  const manifest = JSON.parse(readFileSync(join(fixture.folder, 'cdktf.out/manifest.json'), 'utf8')) as {
    stacks: object;
  };
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run.stdout).toBe(
    'contoso: cdktf.out/stacks/contoso/cdk.tf.json\nfabrikam: cdktf.out/stacks/fabrikam/cdk.tf.json\n',
  );
  expect(Object.keys(manifest.stacks)).toEqual(['contoso', 'fabrikam']);
});

test('validate reports every problem of every file and ends with 1, or lists what is valid', async () => {
  await using fixture = await tenantFixture();
  fixture.declare({ days: 400, limit: 16 }, 'bad.yaml');

  const bad = await fixture.cli(['validate', 'bad.yaml', 'missing.yaml', 'tenant.yaml', '--format', 'json']);
  const good = await fixture.cli(['validate', 'tenant.yaml']);

  expect(bad.exitCode).toBe(1);
  expect(
    resultOf(bad)
      .diagnostics.map(({ code }) => code)
      .sort(),
  ).toEqual(expect.arrayContaining(['INT1001', 'INT1120', 'INT1201']));
  expect(good).toMatchObject({ exitCode: 0, stderr: '' });
  expect(good.stdout).toMatch(/1 declaration is valid\n$/u);
});

function filesWith(folder: string, text: string): readonly string[] {
  return filesBelow(folder).filter((file) => !file.includes('terraform-provider') && readFileSync(file).includes(text));
}

test('reports an authority that was changed outside as an error-level finding, although the plan fails (3)', async () => {
  await using fixture = await tenantFixture({});
  await fixture.apply();
  // An authority cannot be reverted in one emulator, so another one has a tenant with a different history.
  await using other = await startEmulator({ tenants: [{ tenantId: demoTenantId, authority: 'office365' }] });

  const run = await fixture.cli(['plan', 'tenant.yaml', '--graph-endpoint', other.url, '--format', 'json']);

  const [tenant] = resultOf(run).tenants;
  expect(run.exitCode).toBe(3);
  expect(tenant?.findings).toContainEqual(
    expect.objectContaining({
      ...{ code: 'INT2101', severity: 'error', noun: 'MDM authority', action: 'unplanned' },
      unrestorable: expect.objectContaining({ code: 'INT2010' }) as unknown,
    }),
  );
  expect(tenant?.diagnostics).toEqual([]);
});

test('reports that Terraform planned but cannot show its plan (1)', async () => {
  await using fixture = await tenantFixture({});
  const broken = join(fixture.folder, 'terraform');
  writeFileSync(
    broken,
    `#!/bin/sh\ncase "$1" in show) echo "no such plan" >&2; exit 1;; esac\nexec ${startableEngine()} "$@"\n`,
    {
      mode: 0o755,
    },
  );

  const run = await fixture.cli(['plan', 'tenant.yaml', '--format', 'json'], { env: { INTUNEFORM_TERRAFORM: broken } });

  expect(run.exitCode).toBe(1);
  expect(resultOf(run).tenants[0]?.diagnostics).toContainEqual(
    expect.objectContaining({ code: 'INT1320', why: 'no such plan' }),
  );
});
