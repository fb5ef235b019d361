import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId, type JournalEntry } from '../../../emulator/index.js';
import type { CliRun } from '../cli-process.js';
import { type TenantFixture, tenantFixture } from '../tenant-fixture.js';

/** A PATH with Node only: neither Terraform nor OpenTofu. */
const withoutTerraform = { PATH: '/nowhere', INTUNEFORM_TERRAFORM: '' };

function drift(fixture: TenantFixture, ...more: readonly string[]): Promise<CliRun> {
  return fixture.cli(['drift', 'tenant.yaml', '--no-color', ...more], { env: withoutTerraform });
}

/** Requests to Graph: those within a batch, not the batch itself. */
function asked({ emulator }: TenantFixture): readonly JournalEntry[] {
  return emulator.journal.filter(({ path }) => !path.includes('/oauth2/') && !path.endsWith('/$batch'));
}

test('reports that a tenant matches its declaration, without Terraform, and with reads only', async () => {
  await using fixture = await tenantFixture({ limit: 5 });
  await fixture.apply();
  fixture.emulator.clearJournal();

  const { exitCode, stdout, stderr } = await drift(fixture);

  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 0,
    stdout: 'contoso: as declared (3 objects)\n',
    stderr: '',
  });
  expect(asked(fixture).map(({ method }) => method)).toEqual(asked(fixture).map(() => 'GET'));
});

test('reports what was changed outside, by whom, and where it is declared', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 270 });

  const { exitCode, stdout } = await drift(fixture, '--format', 'json', '--shard', '1/1');

  expect(exitCode).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    verb: 'drift',
    shard: { number: 1, count: 1 },
    verdict: 'drift',
    tenants: [
      {
        tenant: { name: 'contoso' },
        findings: [
          {
            kind: 'drift',
            address: 'intune_managed_device_cleanup_rule.windows',
            attributes: [{ path: 'deviceInactivityBeforeRetirementInDays', declared: 90, tenant: 270 }],
            changed: { actor: 'admin@contoso.com' },
            declaredAt: { file: 'tenant.yaml', line: 9, column: 9 },
          },
        ],
        patch: expect.stringMatching(
          /^--- a\/tenant\.yaml\n\+\+\+ b\/tenant\.yaml\n@@ [\s\S]*^-.* inactiveDays: 90 .*\n\+.* inactiveDays: 270 /mu,
        ) as string,
      },
    ],
  });
});

test('a missing object is drift, and the report shows what creating it does to devices', async () => {
  await using fixture = await tenantFixture({ maxPercent: 100 });

  const { exitCode, stdout } = await drift(fixture, '--format', 'json');

  const report = JSON.parse(stdout) as { readonly tenants: readonly { readonly findings: readonly object[] }[] };
  expect(exitCode).toBe(3);
  expect(report.tenants[0]?.findings).toContainEqual(
    expect.objectContaining({
      kind: 'drift',
      address: 'intune_managed_device_cleanup_rule.windows',
      action: 'create',
      effect: expect.stringMatching(/^hides \d+ of \d+ devices now and \d+ within 30 days$/u) as string,
    }),
  );
});

test('a missing object may never have been created: no one is reported to have deleted it', async () => {
  await using fixture = await tenantFixture();

  const { stdout } = await drift(fixture);

  expect(stdout).toContain('not there: never created, or deleted; apply creates it');
  expect(stdout).not.toContain('by unknown');
});

test('ends with 5 if the tenant does not respond, and does not report drift', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();
  fixture.emulator.addFault({ match: { path: /managedDeviceCleanupRules/u }, then: { status: 403 } });

  const { exitCode, stdout } = await drift(fixture, '--format', 'json');

  expect(exitCode).toBe(5);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'unreadable',
    tenants: [{ summary: { drift: 0, unreadable: 1 } }],
  });
});

test('reports an object as unreadable if its name is ambiguous in the tenant', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();
  const path = '/beta/deviceManagement/deviceCategories';
  for (const description of ['one', 'two'])
    await fixture.tenant.request('POST', path, { displayName: 'Kiosk', description });
  fixture.declare({ more: ['  enrollment:', '    categories: [{ displayName: Kiosk }, { displayName: Office }]'] });

  const { exitCode, stdout } = await drift(fixture, '--format', 'json');

  expect(exitCode).toBe(5);
  expect(JSON.parse(stdout)).toMatchObject({
    tenants: [
      {
        summary: { drift: 1, unreadable: 1 },
        findings: [
          { kind: 'drift', address: 'intune_device_category.office' },
          { kind: 'unreadable', address: 'intune_device_category.kiosk', diagnostic: { code: 'INT1370' } },
        ],
      },
    ],
  });
});

test('an authority that code cannot restore is drift (3) with steps for a person; accepted, it ends with 0', async () => {
  await using fixture = await tenantFixture(
    { authority: 'office365' },
    {
      tenants: [{ tenantId: demoTenantId, authority: 'intune' }],
    },
  );
  writeFileSync(join(fixture.folder, 'tenant.yaml'), onlyAuthority('office365'));

  const found = await drift(fixture);
  const accepted = await drift(fixture, '--accept');
  const again = await drift(fixture);

  expect([found, accepted, again].map(({ exitCode }) => exitCode)).toEqual([3, 0, 0]);
  expect(found.stdout).toContain('never applied, or changed by an unknown user; apply cannot restore this\n');
  expect(found.stdout).toContain('to do: declare intune, or have an administrator change the tenant\n');
  expect(found.stdout).not.toMatch(/apply restores|no verdict|INT2013/u);
  expect(readFileSync(join(fixture.folder, 'tenant.yaml'), 'utf8')).toBe(onlyAuthority('intune'));
});

function onlyAuthority(desired: string): string {
  return [
    'apiVersion: intuneform/v1',
    'kind: IntuneTenant',
    'metadata: { name: contoso }',
    `spec: { tenantId: ${demoTenantId}, authority: { desired: ${desired} } }`,
    '',
  ].join('\n');
}
