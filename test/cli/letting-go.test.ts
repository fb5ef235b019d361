import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId } from '../../emulator/index.js';
import { tenantFixture } from './tenant-fixture.js';

test('removing a section after an apply shows what is restored and in which direction', async () => {
  const more = [
    '  enrollment:',
    '    restrictions:',
    '      default: { macOS: { platform: block }, ios: { platform: block } }',
  ];
  await using fixture = await tenantFixture({ more });
  await fixture.apply();
  fixture.declare({});

  const { stdout, exitCode } = await fixture.cli(['plan', 'tenant.yaml']);

  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/macOSRestriction\.platformBlocked\s+declared false\s+tenant true/u);
  expect(stdout).toMatch(/warning: apply loosens the restriction \(.*platformBlocked/u);
  expect(stdout).toContain('contoso: the declaration is ahead: 1 pending; 1 to restore\n');
  expect(stdout).not.toContain('INT2151');
});

test.each(['in one run', 'by a saved plan'])(
  'apply counts what it restores and forgets apart from what it deletes, %s',
  async (way) => {
    const more = [
      '  enrollment:',
      '    limits: { default: 3 }',
      '    categories: [{ displayName: Kiosk }, { displayName: Office }]',
    ];
    await using fixture = await tenantFixture({ more });
    await fixture.apply();
    const bare = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' } };
    const categories = [{ displayName: 'Office' }];
    const retention = { cleanupRules: [{ platform: 'windows', inactiveDays: 90 }] };
    const spec = { tenantId: demoTenantId, enrollment: { categories }, retention };
    writeFileSync(join(fixture.folder, 'tenant.yaml'), JSON.stringify({ ...bare, spec }));
    if (way === 'by a saved plan') await fixture.cli(['plan', 'tenant.yaml']);

    const { stdout, exitCode } = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve', '--format', 'json']);

    expect(exitCode).toBe(0);
    const { applied } = (JSON.parse(stdout) as { tenants: { applied: unknown }[] }).tenants[0] ?? {};
    expect(applied).toMatchObject({ created: 0, changed: 0, deleted: 1, restored: 1, forgotten: 1 });
  },
);
