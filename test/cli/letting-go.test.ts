import { tenantFixture } from './tenant-fixture.js';

test('a section that is taken out after an apply shows what is restored and which way that goes', async () => {
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
