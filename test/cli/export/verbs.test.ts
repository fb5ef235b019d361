import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { administratorsConsole, demoTenantId } from '../../../emulator/identities.js';
import type { CliRun } from '../cli-process.js';
import { type TenantFixture, tenantFixture } from '../tenant-fixture.js';

const scopes = 'windows.automaticEnrollment';
const configurations = '/beta/deviceManagement/deviceEnrollmentConfigurations';
const asPerson = {
  ARM_TENANT_ID: demoTenantId,
  ARM_CLIENT_ID: administratorsConsole.clientId,
  ARM_CLIENT_SECRET: administratorsConsole.clientSecret,
};

function exported(fixture: TenantFixture, ...more: readonly string[]): Promise<CliRun> {
  return fixture.cli(['export', '--tenant', demoTenantId, '--name', 'contoso', '--out', 'mine', ...more]);
}

function written({ folder }: TenantFixture, name = 'contoso.yaml'): string {
  return readFileSync(join(folder, 'mine', name), 'utf8');
}

async function makeLimit({ tenant }: TenantFixture, displayName: string): Promise<void> {
  const type = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
  const { status } = await tenant.request('POST', configurations, { '@odata.type': type, displayName, limit: 3 });
  if (status !== 201) throw new Error(`the limit was answered ${String(status)}`);
}

async function makeCategory({ tenant }: TenantFixture, displayName: string): Promise<void> {
  const { status } = await tenant.request('POST', '/beta/deviceManagement/deviceCategories', { displayName });
  if (status !== 201) throw new Error(`the category was answered ${String(status)}`);
}

/** Assigns the only custom limit to groups. */
async function assign({ tenant }: TenantFixture, groups: readonly string[]): Promise<void> {
  const { body } = await tenant.request('GET', configurations);
  const { value } = body as { value: readonly { id: string; displayName: string }[] };
  const limit = value.find(({ displayName }) => displayName === 'Field staff');
  const { status } = await tenant.request('POST', `${configurations}/${limit?.id ?? ''}/assign`, {
    enrollmentConfigurationAssignments: groups.map((groupId) => ({
      target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId },
    })),
  });
  if (status >= 300) throw new Error(`the assignment was answered ${String(status)}`);
}

test('adopt imports all objects unchanged, apply adds them to the state, and the next plan is empty', async () => {
  await using fixture = await tenantFixture();
  await makeLimit(fixture, 'Außendienst');

  const adopted = await fixture.cli(['adopt', '--tenant', demoTenantId, '--name', 'contoso', '--out', 'mine'], {
    env: asPerson,
  });
  const applied = await fixture.cli(['apply', 'mine/contoso.yaml'], { env: asPerson });
  const planned = await fixture.cli(['plan', 'mine/contoso.yaml'], { env: asPerson });

  expect([adopted.exitCode, applied.exitCode, planned.exitCode]).toEqual([0, 0, 0]);
  expect(adopted.stdout).toContain('The plan imports 11 objects and changes nothing.');
  expect(applied.stdout).toContain('applied: 11 imported');
});

test('adopt fails with the finding if the plan would change something', async () => {
  await using fixture = await tenantFixture();
  const { body } = await fixture.tenant.request('GET', `${configurations}?$expand=assignments`);
  // The limit is changed after its export and before the plan.
  const before = JSON.stringify(body).replace('"limit":5', '"limit":7');
  fixture.emulator.addFault({ match: { path: '/deviceEnrollmentConfigurations' }, times: 1, then: { body: before } });

  const adopted = await fixture.cli(['adopt', '--tenant', demoTenantId, '--name', 'contoso', '--include', 'limits']);

  expect(adopted.exitCode).toBe(2);
  expect(adopted.stdout).toContain('error INT1427: importing the tenant would change 1 object');
  expect(adopted.stdout).toMatch(/declared 7\s+tenant 5/u);
});

test('reports at its place what an application cannot read, and ends with 5', async () => {
  await using fixture = await tenantFixture();

  const run = await exported(fixture);

  expect(run.exitCode).toBe(5);
  expect(run.stdout).toContain('INT1421');
  expect(written(fixture)).toContain('# Not read: enrollment.windows.automaticEnrollment.mdmUserScope.');
});

test('a 403 in the middle is never treated as an empty list', async () => {
  await using fixture = await tenantFixture({}, {});
  fixture.emulator.addFault({ match: { path: '/deviceCategories' }, then: { status: 403 } });

  const run = await exported(fixture, '--exclude', scopes);

  expect(run.exitCode).toBe(5);
  expect(run.stdout).toContain('the device category is not in the export: it could not be read');
  expect(written(fixture)).toContain('# Not read: enrollment.categories.');
});

test('objects that a declaration cannot express are omitted, reported, and listed in the file', async () => {
  await using fixture = await tenantFixture();
  await makeCategory(fixture, '');

  const run = await exported(fixture, '--include', 'categories', 'retention');

  expect(run.exitCode).toBe(0);
  // Without a name it is called by its id.
  expect(run.stdout).toMatch(/^warning INT1424: the device category "[0-9a-f-]{36}" is left out$/mu);
  expect(written(fixture)).toMatch(/# Not exported, and not changed: device category "[0-9a-f-]{36}": it has neither/u);
});

test('a value that a declaration cannot express is omitted alone, if a plan keeps it', async () => {
  await using fixture = await tenantFixture();
  const path = '/beta/deviceManagement/intuneBrandingProfiles';
  const actions = [{ platform: 'iOS', ownerType: 'unknown', action: 'reset' }];
  const body = { profileName: 'Subsidiary', displayName: 'Fabrikam', companyPortalBlockedActions: actions };
  await fixture.tenant.request('POST', path, body);
  const base = ['--tenant', demoTenantId, '--name', 'contoso', '--out', 'mine', '--include', 'companyPortal'];

  const adopted = await fixture.cli(['adopt', ...base]);
  const applied = await fixture.cli(['apply', 'mine/contoso.yaml']);

  expect([adopted.exitCode, applied.exitCode]).toEqual([0, 0]);
  expect(adopted.stdout).toContain('"Subsidiary" is left out in part: companyPortalBlockedActions');
  expect(adopted.stdout).toContain('The plan imports 2 objects and changes nothing.');
  expect(written(fixture)).toMatch(/- profileName: Subsidiary\n +displayName: Fabrikam\n/u);
  const { body: list } = await fixture.tenant.request('GET', path);
  expect(JSON.stringify(list)).toContain(JSON.stringify(actions));
});

test('objects with the same name are distinguished by a logicalId', async () => {
  await using fixture = await tenantFixture();
  await makeLimit(fixture, 'Field staff');
  await makeLimit(fixture, 'FIELD STAFF');

  const run = await exported(fixture, '--include', 'limits');

  expect(run.exitCode).toBe(0);
  expect(run.stdout).not.toContain('INT1424');
  expect(written(fixture)).toContain('displayName: FIELD STAFF\n          logicalId: field-staff-2\n');
});

test('refers to a group by name, and by id with a note if the name is ambiguous', async () => {
  await using fixture = await tenantFixture();
  const group = { mailEnabled: false, mailNickname: 'g', securityEnabled: true };
  const ids: string[] = [];
  for (const displayName of ['Pilots', 'Pilots', 'Managers']) {
    const { body } = await fixture.tenant.request('POST', '/v1.0/groups', { ...group, displayName });
    ids.push((body as { id: string }).id);
  }
  await makeLimit(fixture, 'Field staff');
  await assign(fixture, [ids[0] ?? '', ids[2] ?? '']);

  const run = await exported(fixture, '--include', 'limits');

  expect(run.stdout).toContain('warning INT1425');
  expect(written(fixture)).toContain('- group: Managers');
  expect(written(fixture)).toMatch(
    new RegExp(`# "Pilots", a name that other objects have too\\n\\s+group: ${ids[0] ?? ''}`, 'u'),
  );
});

test('without the permission to read groups the declaration refers to them by id', async () => {
  await using fixture = await tenantFixture();
  await makeLimit(fixture, 'Field staff');
  await assign(fixture, ['11111111-2222-4333-8444-555555555555']);
  fixture.emulator.addFault({ match: { path: '/groups' }, then: { status: 403 } });

  const run = await exported(fixture, '--include', 'limits');

  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain('warning INT1423: groups are referred to by id');
  expect(written(fixture)).toContain('- group: 11111111-2222-4333-8444-555555555555');
});

test('an unknown section is an error with the most similar name', async () => {
  await using fixture = await tenantFixture();

  const run = await exported(fixture, '--include', 'retension');

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('INT1420');
  expect(run.stdout).toContain('write retention');
  expect(existsSync(join(fixture.folder, 'mine'))).toBe(false);
});

test('a second export overwrites no different file without --force', async () => {
  await using fixture = await tenantFixture();
  await exported(fixture, '--include', 'limits');
  const again = await exported(fixture, '--include', 'limits');
  await makeLimit(fixture, 'Field staff');

  const refused = await exported(fixture, '--include', 'limits');
  const forced = await exported(fixture, '--include', 'limits', '--force');

  expect([again.exitCode, refused.exitCode, forced.exitCode]).toEqual([0, 1, 0]);
  expect(refused.stdout).toContain('INT1422');
  expect(written(fixture)).toContain('Field staff');
});

test('invalid imports next to a declaration fail its synthesis', async () => {
  await using fixture = await tenantFixture();
  writeFileSync(join(fixture.folder, 'tenant.imports.json'), '{ "import": {} }');

  const run = await fixture.cli(['synth', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('INT1426');
});

test('the JSON result counts and lists what is covered and what is not', async () => {
  await using fixture = await tenantFixture();

  const run = await exported(fixture, '--include', 'limits', 'retention', '--format', 'json');

  expect(JSON.parse(run.stdout)).toMatchObject({
    verb: 'export',
    exitCode: 0,
    file: 'mine/contoso.yaml',
    importsFile: 'mine/contoso.imports.json',
    coverage: { declared: [{ noun: 'default enrollment limit', count: 1 }], imports: 1, unreadable: [], leftOut: [] },
  });
});
