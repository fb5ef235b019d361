import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId } from '../../emulator/index.js';
import { startableEngine } from '../support/engine.js';
import { asProgram } from './declare.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

const categories = (...rows: readonly string[]): { readonly more: readonly string[] } => ({
  more: ['  enrollment:', `    categories: [${rows.join(', ')}]`],
});
const kiosk = '{ displayName: Kiosk }';
const declared = categories(kiosk);

async function categoriesOf({ tenant }: TenantFixture): Promise<readonly { readonly id: string }[]> {
  const { body } = await tenant.request('GET', '/beta/deviceManagement/deviceCategories');
  return (body as { value: { id: string }[] }).value;
}

function loseState({ folder }: TenantFixture): void {
  for (const lost of ['terraform.contoso.tfstate', 'cdktf.out', '.intuneform'])
    rmSync(join(folder, lost), { recursive: true, force: true });
}

test.each([
  ['the state is lost', loseState],
  [
    'metadata.name is changed',
    (fixture: TenantFixture): void => {
      fixture.declare({ ...declared, name: 'fabrikam' });
    },
  ],
] as const)('a plan shows the import of each object that it would create again when %s', async (_case, change) => {
  await using fixture = await tenantFixture(declared);
  await fixture.apply();
  const [{ id } = { id: '' }] = await categoriesOf(fixture);
  change(fixture);

  const { stdout, exitCode } = await fixture.cli(['plan', 'tenant.yaml']);

  // A tenant has one cleanup rule for each platform: a second one is an error in any case.
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/(?:terraform|tofu) -chdir=\S+ import intune_managed_device_cleanup_rule\.windows /u);
  expect(stdout).toContain('warning INT2153: the tenant already has a device category named "Kiosk"');
  expect(stdout).toContain(` import intune_device_category.kiosk ${id}`);
  expect(stdout).toContain(`{"to":"intune_device_category.kiosk","id":"${id}"} to tenant.imports.json`);
  expect(stdout).toMatch(/where:\s+tenant\.yaml:8/u);
});

test('if the folder of the lost state still exists, apply resumes what it began to create', async () => {
  await using fixture = await tenantFixture(declared);
  await fixture.apply();
  rmSync(join(fixture.folder, 'terraform.contoso.tfstate'));

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  await fixture.apply();

  expect(planned.exitCode).toBe(2);
  expect(planned.stdout).toMatch(/INT2153: [^\n]+ "Kiosk"(?:\n[^\n]+)+apply adopts it/u);
  expect(await categoriesOf(fixture)).toHaveLength(1);
});

test('a state from before an apply causes the same warning about what that apply created', async () => {
  await using fixture = await tenantFixture(declared);
  await fixture.apply();
  const state = join(fixture.folder, 'terraform.contoso.tfstate');
  copyFileSync(state, `${state}.old`);
  fixture.declare(categories(kiosk, '{ displayName: Office }'));
  await fixture.apply();
  loseState(fixture);
  copyFileSync(`${state}.old`, state);

  const { stdout } = await fixture.cli(['plan', 'tenant.yaml']);

  expect(stdout.match(/INT2153/gu)).toHaveLength(1);
  expect(stdout).toContain('named "Office"');
});

test('onExisting: error fails the plan, adopt adopts the objects and leaves an empty plan', async () => {
  await using fixture = await tenantFixture(declared);
  await fixture.apply();
  loseState(fixture);
  fixture.declare({ more: ['  onExisting: error', ...declared.more] });
  const refused = await fixture.cli(['plan', 'tenant.yaml']);
  const changed = categories('{ displayName: Kiosk, description: Shared }');
  fixture.declare({ more: ['  onExisting: adopt', ...changed.more] });

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml']);
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect([refused.exitCode, planned.exitCode, applied.exitCode, next.exitCode]).toEqual([1, 2, 0, 0]);
  expect(refused.stdout).toContain('error INT2153');
  expect(planned.stdout).toMatch(/description\s+declared Shared\s+tenant \(none\)/u);
  expect(planned.stdout).toContain('1 to adopt');
  expect(await categoriesOf(fixture)).toHaveLength(1);
});

test('a plan in another workspace shows the import of each object, and of none in the first one', async () => {
  await using fixture = await tenantFixture(declared);
  await fixture.apply();
  const stack = join(fixture.folder, 'cdktf.out', 'stacks', 'contoso');
  const workspace = (...parameters: readonly string[]): void => {
    execFileSync(startableEngine(), ['workspace', ...parameters], { cwd: stack });
  };

  workspace('new', 'second');
  const second = await fixture.cli(['plan', 'tenant.yaml']);
  workspace('select', 'default');
  const first = await fixture.cli(['plan', 'tenant.yaml']);

  expect(second.stdout).toContain('warning INT2153: the tenant already has a device category named "Kiosk"');
  expect(first.exitCode).toBe(0);
});

test('a program whose state is lost is shown the imports, and adopts', async () => {
  await using fixture = await tenantFixture();
  const spec = {
    tenantId: demoTenantId,
    authority: { desired: 'intune' },
    enrollment: {
      limits: { custom: [{ displayName: 'Field', limit: 2, assignments: [{ group: 'Field staff' }] }] },
      categories: [{ displayName: 'Kiosk' }],
    },
  } as const;
  expect((await fixture.cli(['apply', asProgram(fixture, spec), '--auto-approve'])).exitCode).toBe(0);
  for (const lost of ['contoso.tfstate', '.intuneform', 'program'])
    rmSync(join(fixture.folder, lost), { recursive: true, force: true });

  const planned = await fixture.cli(['plan', asProgram(fixture, spec)]);
  const refused = await fixture.cli(['plan', asProgram(fixture, { ...spec, onExisting: 'error' })]);
  const adopted = await fixture.cli(['apply', asProgram(fixture, { ...spec, onExisting: 'adopt' }), '--auto-approve']);
  const next = await fixture.cli(['plan', asProgram(fixture, spec)]);

  expect([planned, refused, adopted, next].map(({ exitCode }) => exitCode)).toEqual([2, 1, 0, 0]);
  for (const { stdout } of [planned, refused]) {
    expect(stdout).toMatch(/INT2153: the tenant already has a device category named "Kiosk"/u);
    expect(stdout).toMatch(/INT2153: the tenant already has an enrollment limit named "Field"/u);
    expect(stdout).toMatch(/ import intune_device_enrollment_limit\.field \S+_Limit/u);
    expect(stdout).toContain("set onExisting: 'adopt'");
    expect(stdout).toMatch(/add \{ to: 'intune_device_category\.kiosk', id: '\S+' \} to the imports of the tenant/u);
    expect(stdout).not.toContain('imports.json');
  }
  expect(await categoriesOf(fixture)).toHaveLength(1);
});

test('an object that only gets another address is not a namesake', async () => {
  await using fixture = await tenantFixture(declared);
  await fixture.apply();
  fixture.declare(categories('{ displayName: Kiosk, logicalId: shared }'));

  const { stdout } = await fixture.cli(['plan', 'tenant.yaml']);

  expect(stdout).not.toContain('INT2153');
});
