import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { applicationWithoutRole, demoTenantId } from '../../emulator/identities.js';
import { ask } from '../emulator/ask.js';
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

test('reports to an application without an Entra role, everywhere, who has to apply platform restrictions', async () => {
  await using fixture = await tenantFixture({ more: restriction });
  fixture.tenant.play({ errorBodies: 'intune' });
  const remedy =
    'have a signed-in Intune Administrator apply it, or assign the Microsoft Entra role to the application: Intune Administrator';

  const planned = await fixture.cli(['plan', 'tenant.yaml'], { env: withoutRole });
  const doctor = await fixture.cli(['doctor', 'tenant.yaml'], { env: withoutRole });
  fixture.emulator.clearJournal();
  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve'], { env: withoutRole });

  expect(flat(planned.stdout + planned.stderr)).toMatch(
    /WAITING platform restriction "Surface" the platform restriction "Surface" must be applied by a person/u,
  );
  expect(flat(planned.stdout + planned.stderr)).toContain(remedy);
  expect(flat(doctor.stdout)).toContain(remedy);
  // The rest is applied; what a person has to do is left.
  expect(applied.exitCode).toBe(2);
  const sent = fixture.emulator.journal.filter(
    ({ method, path }) => method !== 'GET' && path.includes('EnrollmentConfig'),
  );
  expect(sent).toEqual([]);
});

test('reports the same if Graph refuses restrictions to an application with the role', async () => {
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

const tagged = [
  '  scopeTags: [{ displayName: Europe }]',
  '  enrollment:',
  '    categories: [{ displayName: Kiosk, scopeTags: [Europe] }]',
];

test('reports at apply what Graph did not store, and the object as unfinished in the next plan', async () => {
  await using fixture = await tenantFixture({ more: tagged });
  fixture.tenant.play({ scopeTagsNotKept: true });

  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  fixture.tenant.play({ scopeTagsNotKept: false });
  const healed = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const last = await fixture.cli(['plan', 'tenant.yaml']);

  expect(applied.exitCode).toBe(1);
  expect(flat(applied.stdout + applied.stderr)).toMatch(/INT2047: .* did not keep roleScopeTagIds/u);
  expect(planned.exitCode).toBe(2);
  expect(flat(planned.stdout)).toMatch(
    /PENDING device category "Kiosk" .* incomplete: the last apply did not finish it/u,
  );
  expect(planned.stdout).not.toMatch(/changed by/u);
  expect([healed.exitCode, last.exitCode]).toEqual([0, 0]);
});

const notification = [
  '  enrollment:',
  '    notifications:',
  '      - displayName: New iPhones',
  '        platformType: ios',
  '        email:',
  '          localizedNotificationMessages:',
  '            - { locale: en-US, isDefault: true, subject: A device, messageTemplate: Not you? }',
  '        assignments: [{ group: Field staff }]',
];

test('completes a half-created object in place, without reporting an outside change', async () => {
  await using fixture = await tenantFixture({ more: notification });
  const match = { method: 'POST', path: /localizedNotificationMessages/u };
  fixture.emulator.addFault({ match, then: { status: 400 }, times: 1 });

  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  fixture.emulator.clearJournal();
  const completed = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const last = await fixture.cli(['plan', 'tenant.yaml']);

  expect(applied.exitCode).toBe(1);
  expect(planned.exitCode).toBe(2);
  expect(flat(planned.stdout)).toMatch(/PENDING enrollment notification "New iPhones" .* incomplete: the last apply/u);
  expect(completed.exitCode).toBe(0);
  expect(fixture.emulator.journal.filter(({ method }) => method === 'DELETE')).toEqual([]);
  expect(last.exitCode).toBe(0);
});

const ghosts = [
  '  enrollment:',
  '    limits: { custom: [{ displayName: Ghost, limit: 3, assignments: [{ group: deadbeef-2222-4333-8444-555555555555 }] }] }',
  '    windows:',
  '      statusPages:',
  '        custom:',
  '          - displayName: Page',
  '            selectedMobileAppIds: [deadbeef-aaaa-4333-8444-555555555555]',
  '            assignments: [{ group: Field staff }]',
];

test('warns in plan and drift about ids that do not exist in the tenant, and marks them in an export', async () => {
  await using fixture = await tenantFixture({ more: ghosts });
  await fixture.apply();

  const runs = [await fixture.cli(['plan', 'tenant.yaml']), await fixture.cli(['drift', 'tenant.yaml'])];
  const exported = await fixture.cli(['export', '--tenant', demoTenantId, '--out', 'exported']);

  for (const { exitCode, stdout, stderr } of runs) {
    expect(exitCode).toBe(0);
    const said = (stdout + stderr).match(/INT2173: the tenant has no (group|app) with the id \S+/gu);
    expect(said?.toSorted()).toEqual([
      'INT2173: the tenant has no app with the id deadbeef-aaaa-4333-8444-555555555555',
      'INT2173: the tenant has no group with the id deadbeef-2222-4333-8444-555555555555',
    ]);
  }
  expect(exported.stderr + exported.stdout).not.toMatch(/INT9001/u);
  const files = readdirSync(join(fixture.folder, 'exported')).filter((name) => name.endsWith('.yaml'));
  const text = readFileSync(join(fixture.folder, 'exported', files[0] ?? ''), 'utf8');
  expect(text.match(/# the tenant has no object with this id/gu)).toHaveLength(2);
});

const autopilot = [
  '  enrollment:',
  '    windows: { autopilot: { profiles: [{ displayName: Alpha, assignments: [{ group: Field staff }] }] } }',
];

test('keeps the assignments of a policy set, and lists them in an export', async () => {
  await using fixture = await tenantFixture({ more: autopilot });
  await fixture.apply();
  fixture.tenant.play({ policySets: ['Alpha'] });
  fixture.emulator.clearJournal();

  const runs = [await fixture.cli(['plan', 'tenant.yaml']), await fixture.cli(['drift', 'tenant.yaml'])];
  await fixture.apply();
  await fixture.cli(['export', '--tenant', demoTenantId, '--out', 'exported']);

  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  const writes = fixture.emulator.journal.filter(
    ({ method, path }) => method !== 'GET' && path.includes('/windowsAutopilotDeploymentProfiles'),
  );
  expect(writes).toEqual([]);
  const [file = ''] = readdirSync(join(fixture.folder, 'exported')).filter((name) => name.endsWith('.yaml'));
  const text = readFileSync(join(fixture.folder, 'exported', file), 'utf8');
  expect(text).toMatch(
    /# The policy set \S+ also assigns it \(group \S+\)\. That assignment is not managed here\.\n +- displayName: Alpha\n +assignments:\n +- group: Field staff\n +restore/u,
  );
});

test('reports what adopting the default branding profile changes, and plans nothing afterwards', async () => {
  const image = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const more = [
    '  enrollment:',
    '    companyPortal:',
    '      default: { displayName: Contoso, themeColorLogo: { file: ./logo.png } }',
    '      custom: [{ profileName: Subsidiary, displayName: Fabrikam, themeColorLogo: { file: ./logo.png } }]',
  ];
  await using fixture = await tenantFixture({ more });
  writeFileSync(join(fixture.folder, 'logo.png'), image);
  fixture.tenant.play({ brandingImagesApart: true, brandingPostKeepsFew: true });

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  await fixture.apply();
  const runs = [await fixture.cli(['plan', 'tenant.yaml']), await fixture.cli(['drift', 'tenant.yaml'])];

  expect(flat(planned.stdout)).toMatch(/apply sets displayName Contoso, themeColorLogoSha256/u);
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
});

test('requests approval by another administrator, and executes the approved request in the next apply', async () => {
  const more = ['  enrollment:', '    categories: [{ displayName: Kiosk }]'];
  await using fixture = await tenantFixture({ more });
  fixture.tenant.play({ approvals: ['/deviceManagement/deviceCategories'], errorBodies: 'intune' });
  const apply = (...words: readonly string[]) => fixture.cli(['apply', 'tenant.yaml', '--auto-approve', ...words]);

  const without = await apply();
  const asked = await apply('--justification', 'Ticket 42');
  const { body } = await ask(fixture.emulator, 'GET /_emulator/approvals');
  const [request] = body as unknown as readonly { readonly code: string; readonly justification: string }[];
  const early = await apply();
  await ask(fixture.emulator, `POST /_emulator/approvals/${request?.code ?? ''}/approve`);
  const done = await apply();
  const planned = await fixture.cli(['plan', 'tenant.yaml']);

  expect([without, asked, early, done, planned].map(({ exitCode }) => exitCode)).toEqual([1, 2, 2, 0, 0]);
  expect(flat(without.stdout + without.stderr)).toMatch(/INT3020.*fix: give a justification/u);
  expect(flat(asked.stdout + asked.stderr)).toMatch(/is waiting for approval/u);
  expect(request?.justification).toBe('Ticket 42');
});

test('names a request for approval that was rejected, cancelled or has expired, and makes a new one', async () => {
  const more = ['  enrollment:', '    categories: [{ displayName: Kiosk }]'];
  await using fixture = await tenantFixture({ more });
  fixture.tenant.play({ approvals: ['/deviceManagement/deviceCategories'] });
  const apply = () => fixture.cli(['apply', 'tenant.yaml', '--auto-approve', '--justification', 'Ticket 42']);
  const end = async (verb: string): Promise<void> => {
    const { body } = await ask(fixture.emulator, 'GET /_emulator/approvals');
    const requests = body as unknown as readonly { readonly code: string }[];
    await ask(fixture.emulator, `POST /_emulator/approvals/${requests.at(-1)?.code ?? ''}/${verb}`);
  };
  const ends = { reject: 'was rejected', cancel: 'was cancelled', expire: 'has expired' };

  for (const [verb, state] of Object.entries(ends)) {
    const asked = await apply();
    await end(verb);
    const refused = await apply();

    expect([asked.exitCode, refused.exitCode]).toEqual([2, 1]);
    const told = flat(refused.stdout + refused.stderr);
    expect(told).toContain(`INT3022: the request for approval to create /deviceManagement/deviceCategories ${state}`);
    expect(told).not.toMatch(/role|licen[cs]e/u);
  }
  await apply();
  await end('approve');
  expect((await apply()).exitCode).toBe(0);
});

test('completes a new object whose assignments wait for approval, without recreating it', async () => {
  const more = [
    '  enrollment:',
    '    limits: { custom: [{ displayName: Staff, limit: 3, assignments: [{ allUsers: true }] }] }',
  ];
  await using fixture = await tenantFixture({ more });
  fixture.tenant.play({ approvals: ['/deviceManagement/deviceEnrollmentConfigurations'] });
  const apply = () => fixture.cli(['apply', 'tenant.yaml', '--auto-approve', '--justification', 'Ticket 42']);
  const approve = async (): Promise<void> => {
    const { body } = await ask(fixture.emulator, 'GET /_emulator/approvals');
    for (const { code, status } of body as unknown as readonly { readonly code: string; readonly status: string }[])
      if (status === 'needsApproval') await ask(fixture.emulator, `POST /_emulator/approvals/${code}/approve`);
  };

  const asked = await apply();
  await approve();
  const created = await apply();
  await approve();
  const assigned = await apply();
  const planned = await fixture.cli(['plan', 'tenant.yaml']);

  expect([asked, created, assigned, planned].map(({ exitCode }) => exitCode)).toEqual([2, 2, 0, 0]);
  const { body } = await ask(fixture.emulator, 'GET /_emulator/approvals');
  expect(body).toHaveLength(2);
});
