import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonObject } from '../../core/index.js';
import { demoTenantId } from '../../emulator/index.js';
import { startableEngine } from '../support/engine.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

/** Lines below `spec:`. */
const spec = (...more: readonly string[]): { readonly more: readonly string[] } => ({
  more: more.map((line) => `  ${line}`),
});

async function countOf({ tenant }: TenantFixture, path: string): Promise<number> {
  const { body } = await tenant.request('GET', `/beta/deviceManagement/${path}`);
  return (body as { value: unknown[] }).value.length;
}

/** Changes the only category as an administrator. */
async function changeCategory({ tenant }: TenantFixture, change: JsonObject): Promise<void> {
  const { body } = await tenant.request('GET', '/beta/deviceManagement/deviceCategories');
  const [category] = (body as { value: { id: string }[] }).value;
  await tenant.request('PATCH', `/beta/deviceManagement/deviceCategories/${category?.id ?? ''}`, change);
}

const ade = (name: string, ...more: readonly string[]): ReturnType<typeof spec> =>
  spec(
    'enrollment:',
    '  apple:',
    '    pushCertificate: { appleIdentifier: mdm@contoso.com }',
    '    automatedDeviceEnrollment:',
    `      - { tokenName: ${name}, ${more.join('')}profiles: { ios: [{ displayName: iPhones }] }, defaultProfiles: { ios: iPhones } }`,
  );

test('a renamed ADE token is not deleted without an acknowledgement, and the plan shows the line that renames it', async () => {
  await using fixture = await tenantFixture(ade('ABM'), {
    tenants: [{ tenantId: demoTenantId, pushCertificate: 'mdm@contoso.com' }],
  });
  await fixture.apply();
  const tokens = await countOf(fixture, 'depOnboardingSettings');
  fixture.declare(ade('ABM Contoso'));
  const refused = await fixture.cli(['plan', 'tenant.yaml']);
  fixture.declare(ade('ABM Contoso', 'formerly: ABM, '));

  const renamed = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml']);
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect([refused.exitCode, renamed.exitCode, applied.exitCode, next.exitCode]).toEqual([1, 2, 0, 0]);
  expect(refused.stdout).toContain('looks like a rename of ADE token "ABM": add formerly: ABM, or logicalId: abm');
  expect(refused.stdout).toMatch(/error INT2158: deleting the ADE token "ABM" cannot be undone/u);
  expect(refused.stdout).toMatch(/warning INT2156: the ADE token "ABM" is deleted/u);
  expect(renamed.stdout).not.toMatch(/to delete|to create/u);
  expect(await countOf(fixture, 'depOnboardingSettings')).toBe(tokens);
});

const limits = (...lines: readonly string[]): ReturnType<typeof spec> =>
  spec('enrollment:', '  limits:', '    custom:', ...lines.map((line) => `      - { ${line} }`));

test('a plan shows targets and positions by name, and announces no order that will not exist', async () => {
  const [one, two] = ['displayName: One, limit: 1, assignments: [{ group: Kiosks }]', 'displayName: Two, limit: 2'];
  const four = 'displayName: Four, limit: 4, assignments: [{ group: Field staff }, { group: Service desk }]';
  await using fixture = await tenantFixture(
    limits(one, two, 'displayName: Three, limit: 3, assignments: [{ group: Contractors }]', four),
  );
  await fixture.apply();
  fixture.declare(limits(one, two, 'displayName: New, limit: 9', four.replace('Field staff', 'Contractors')));

  const { stdout, exitCode } = await fixture.cli(['plan', 'tenant.yaml']);
  await fixture.apply();
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect([exitCode, next.exitCode]).toEqual([2, 0]);
  expect(stdout).toMatch(/assignments {3}\+ group "Contractors"\n +- group "Field staff"\n/u);
  expect(stdout).toMatch(
    /1\. "One"\n +2\. "Two"\n +- 3\. "Three" \(is deleted\)\n +\+ 3\. "New" \(new\)\n +4\. "Four"\n/u,
  );
  expect(stdout).not.toContain('INT2080');
});

test('a plan can delete a scope tag that it removes from its users, although they are read before they change', async () => {
  const category = (tags: string): string =>
    `enrollment: { categories: [{ displayName: Shop, scopeTags: [${tags}] }, { displayName: Office, scopeTags: [${tags}] }] }`;
  await using fixture = await tenantFixture(spec('scopeTags: [{ displayName: Region }]', category('Region')));
  await fixture.apply();
  fixture.declare(spec('enrollment: { categories: [{ displayName: Shop }] }'));

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml']);
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect([planned.exitCode, applied.exitCode, next.exitCode]).toEqual([2, 0, 0]);
});

const categories = spec('enrollment: { categories: [{ displayName: Kiosk }, { displayName: Office }] }');

test('the plan offers release for each deletion; released objects stay in the tenant, and the next plan is empty', async () => {
  await using fixture = await tenantFixture(categories);
  await fixture.apply();
  fixture.declare(spec('enrollment: { categories: [{ displayName: Office }] }'));
  const offered = await fixture.cli(['plan', 'tenant.yaml']);
  fixture.declare(spec('release: [categories]'));

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml']);
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect(offered.stdout).toContain('release: [categories.Kiosk]');
  expect(planned.stdout).toContain('2 to forget');
  expect([planned.exitCode, applied.exitCode, next.exitCode]).toEqual([2, 0, 0]);
  expect(await countOf(fixture, 'deviceCategories')).toBe(2);
});

test('the report of a change by hand has the line that leaves the object as it is, and the line has this effect', async () => {
  const kiosk = spec('enrollment: { categories: [{ displayName: Kiosk, logicalId: booth, description: Shops }] }');
  await using fixture = await tenantFixture(kiosk);
  await fixture.apply();
  await changeCategory(fixture, { description: 'Stores' });
  const found = await fixture.cli(['plan', 'tenant.yaml', '--format', 'json']);
  const markdown = await fixture.cli(['drift', 'tenant.yaml', '--format', 'markdown']);
  const [finding] =
    (JSON.parse(found.stdout) as { tenants: { findings: { release: string }[] }[] }).tenants[0]?.findings ?? [];
  fixture.declare(spec(`release: [${finding?.release ?? ''}]`));

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml']);
  const compared = await fixture.cli(['drift', 'tenant.yaml']);

  expect([found.exitCode, markdown.exitCode]).toEqual([3, 3]);
  expect(markdown.stdout).toContain('  release:\n    - categories.booth\n');
  expect(planned.stdout).toContain('1 to forget');
  expect([planned.exitCode, applied.exitCode, compared.exitCode]).toEqual([2, 0, 0]);
});

test('fails if the state cannot be read for the release of a section, because the plan would delete its objects', async () => {
  await using fixture = await tenantFixture(categories);
  await fixture.apply();
  fixture.declare(spec('release: [categories]'));
  const engine = join(fixture.folder, 'terraform-without-state');
  writeFileSync(engine, '#!/bin/sh\nif [ "$2" = state ] || [ "$1" = state ]; then exit 1; fi\nexec terraform "$@"\n');
  chmodSync(engine, 0o755);

  const { stdout, exitCode } = await fixture.cli(['plan', 'tenant.yaml'], { env: { INTUNEFORM_TERRAFORM: engine } });

  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT1310');
  expect(stdout).not.toContain('to delete');
});

test('fails if another run in the same folder removes the release during the plan', async () => {
  await using fixture = await tenantFixture(categories);
  await fixture.apply();
  fixture.declare(spec('release: [categories]'));
  const engine = join(fixture.folder, 'terraform-beside-another-run');
  const otherRun = 'case "$1" in plan) rm -f released.tf.json;; esac';
  writeFileSync(engine, `#!/bin/sh\n${otherRun}\nexec ${startableEngine()} "$@"\n`, { mode: 0o755 });

  const run = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve'], { env: { INTUNEFORM_TERRAFORM: engine } });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1308');
  expect(run.stdout).toContain('which spec.release keeps');
  expect(await countOf(fixture, 'deviceCategories')).toBe(2);
});

test('a second run in the same folder keeps the release of a section', async () => {
  await using fixture = await tenantFixture(categories);
  await fixture.apply();
  fixture.declare(spec('release: [categories]'));
  await fixture.cli(['plan', 'tenant.yaml']);
  const file = join(fixture.folder, 'cdktf.out', 'stacks', 'contoso', 'released.tf.json');
  const before = statSync(file, { bigint: true });

  const again = await fixture.cli(['plan', 'tenant.yaml']);

  expect(again.stdout).toContain('2 to forget');
  expect(statSync(file, { bigint: true }).ctimeNs).toBe(before.ctimeNs);
});

test('a released default keeps its values and is not restored', async () => {
  await using fixture = await tenantFixture({ limit: 3 });
  await fixture.apply();
  fixture.declare(spec('release: [limits.default]'));

  const planned = await fixture.cli(['plan', 'tenant.yaml']);

  expect(planned.stdout).toContain('1 to forget');
  expect(planned.stdout).not.toContain('restore');
});

test('protected objects, and more deletions than allowed, fail a plan', async () => {
  await using fixture = await tenantFixture(categories);
  await fixture.apply();
  fixture.declare(spec('preventDestroy: [categories.Kiosk]', 'maxDeletions: 1'));

  const { stdout, exitCode } = await fixture.cli(['plan', 'tenant.yaml']);

  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT2157: the device category "Kiosk" must not be destroyed');
  expect(stdout).toContain('error INT2159: the plan would delete 2 objects, and spec.maxDeletions is 1');
  expect((await fixture.cli(['apply', 'tenant.yaml', '--auto-approve'])).exitCode).toBe(1);
  expect(await countOf(fixture, 'deviceCategories')).toBe(2);
});

test('every import is used or reported after an export, also if an object was renamed since', async () => {
  await using fixture = await tenantFixture(
    spec('enrollment: { categories: [{ displayName: Old name, logicalId: stable }] }'),
  );
  await fixture.apply();
  for (const lost of ['terraform.contoso.tfstate', 'cdktf.out', '.intuneform', 'tenant.yaml'])
    rmSync(join(fixture.folder, lost), { recursive: true, force: true });
  const exported = await fixture.cli(['export', '--tenant', demoTenantId, '--name', 'contoso']);
  fixture.declare(spec('enrollment: { categories: [{ displayName: New name }] }'), 'contoso.yaml');

  const lost = await fixture.cli(['plan', 'contoso.yaml']);
  fixture.declare(spec('enrollment: { categories: [{ displayName: New name, formerly: Old name }] }'), 'contoso.yaml');
  const found = await fixture.cli(['plan', 'contoso.yaml']);

  // Some of a tenant can be read by a signed-in user only.
  expect([0, 5]).toContain(exported.exitCode);
  expect(lost.stdout).toMatch(/warning INT1036: nothing is declared for the import of/u);
  expect(lost.stdout).toContain('intune_device_category.old-name');
  expect(found.stdout).not.toMatch(/intune_device_category\.old-name/u);
  expect(found.stdout).toMatch(/to import/u);
});

test('destroy asks and removes declared objects; until then, a state without a declaration is reported', async () => {
  await using fixture = await tenantFixture(categories);
  await fixture.apply();
  fixture.declare({ ...categories, name: 'fabrikam', tenantId: '7f2504e0-4f89-41d3-9a0c-0305e82c3309' }, 'other.yaml');
  renameSync(join(fixture.folder, 'tenant.yaml'), join(fixture.folder, 'tenant.away'));
  const orphaned = await fixture.cli(['plan', 'other.yaml']);
  renameSync(join(fixture.folder, 'tenant.away'), join(fixture.folder, 'tenant.yaml'));
  const beside = await fixture.cli(['plan', 'other.yaml']);

  const unasked = await fixture.cli(['destroy', 'tenant.yaml']);
  const destroyed = await fixture.cli(['destroy', 'tenant.yaml', '--auto-approve', '--justification', 'Office closes']);

  expect(orphaned.stdout).toMatch(/warning INT2161: the state of contoso has no declaration/u);
  expect(beside.stdout).not.toContain('INT2161');
  expect([unasked.exitCode, destroyed.exitCode]).toEqual([1, 0]);
  expect(unasked.stdout).toMatch(/error INT1307: .*\n(?:.*\n)* +fix: +run intuneform plan --destroy first/u);
  expect(await countOf(fixture, 'deviceCategories')).toBe(0);
});
