import { applicationWithoutRole } from '../../emulator/identities.js';
import { tenantFixture } from './tenant-fixture.js';

const withoutRole = {
  ARM_CLIENT_ID: applicationWithoutRole.clientId,
  ARM_CLIENT_SECRET: applicationWithoutRole.clientSecret,
};

const restriction = [
  '  enrollment:',
  '    restrictions:',
  '      default: { windows: { personal: block } }',
  '      custom: [{ displayName: Surface, platformType: windows, personal: allow }]',
];

/** Texts of the report in one line each. */
function flat(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

test('says to an application without an Entra role, everywhere, who has to apply platform restrictions', async () => {
  await using fixture = await tenantFixture({ more: restriction });
  fixture.tenant.play({ errorBodies: 'intune' });
  const remedy =
    'have a signed-in Intune Administrator apply it, or give the application the Entra role Intune Administrator';

  const planned = await fixture.cli(['plan', 'tenant.yaml'], { env: withoutRole });
  const doctor = await fixture.cli(['doctor', 'tenant.yaml'], { env: withoutRole });
  fixture.emulator.clearJournal();
  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve'], { env: withoutRole });

  expect(flat(planned.stdout + planned.stderr)).toMatch(
    /warning INT2085: the platform restriction "Surface" has to be handed over/u,
  );
  expect(flat(planned.stdout + planned.stderr)).toContain(remedy);
  expect(flat(doctor.stdout)).toContain(remedy);
  expect(applied.exitCode).toBe(1);
  const sent = fixture.emulator.journal.filter(
    ({ method, path }) => method !== 'GET' && path.includes('EnrollmentConfig'),
  );
  expect(sent).toEqual([]);
});

test('says the same when Graph refuses restrictions also to an application with the role', async () => {
  await using fixture = await tenantFixture({ more: restriction });
  fixture.tenant.play({ errorBodies: 'intune', restrictionsByPeopleOnly: true });

  const { exitCode, stdout, stderr } = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);

  expect(exitCode).toBe(1);
  const said = flat(stdout + stderr);
  expect(said).toMatch(
    /403 Forbidden: Tenant is not Global Admin or Intune Service Admin\. Operation is restricted\.; the token is app-only/u,
  );
  expect(said).toContain('fix: have a signed-in Intune Administrator apply it');
  expect(said).not.toMatch(/has DeviceManagement/u);
});
