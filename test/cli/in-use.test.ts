import { textOf } from '../../core/index.js';
import { demoTenantId } from '../../emulator/index.js';
import { itemsOf } from '../support/tenant.js';
import type { CliRun } from './cli-process.js';
import { asProgram, asYaml, type Declare } from './declare.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

const intune = { tenantId: demoTenantId, authority: { desired: 'intune' } } as const;
const region = { scopeTags: [{ displayName: 'Region' }] };
const shop = { categories: [{ displayName: 'Shop', scopeTags: ['Region'] }] };
const pilots = {
  displayName: 'Two',
  showInstallationProgress: true,
  assignments: [{ group: 'Windows pilots', filter: { include: 'Corporate' } }],
};
const filter = { displayName: 'Corporate', platform: 'windows10AndLater', rule: '(device.model -eq "A")' } as const;

/** Applies a declaration with a scope tag, and gives the tag to a category that is created by hand. */
async function applyAndUse(fixture: TenantFixture, file: string): Promise<void> {
  expect((await fixture.cli(['apply', file, '--auto-approve'])).exitCode).toBe(0);
  const path = '/beta/deviceManagement';
  const { body } = await fixture.tenant.request('GET', `${path}/roleScopeTags`);
  const id = textOf(itemsOf(body).find(({ displayName }) => displayName === 'Region')?.id) ?? '';
  const byHand = { displayName: 'By hand', roleScopeTagIds: [id] };
  const { status } = await fixture.tenant.request('POST', `${path}/deviceCategories`, byHand);
  expect(status).toBe(201);
}

function deletions({ emulator }: TenantFixture): readonly string[] {
  return emulator.journal.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
}

/** The lines of a run, without the breaks that the terminal's width makes. */
function wordsOf({ stdout }: CliRun): string {
  return stdout.replaceAll(/\s+/gu, ' ');
}

describe.each([
  ['YAML', asYaml, 'tenant.yaml:1:'],
  ['constructs', asProgram, 'intune_device_category.shop'],
] as const)('through %s', (_name, declare: Declare, place) => {
  test('a scope tag that other objects still name is not deleted, and the plan says where they name it', async () => {
    await using fixture = await tenantFixture();
    const before = declare(fixture, { ...intune, ...region, enrollment: shop });
    expect((await fixture.cli(['apply', before, '--auto-approve'])).exitCode).toBe(0);
    const file = declare(fixture, { ...intune, enrollment: shop });

    const planned = await fixture.cli(['plan', file]);
    const applied = await fixture.cli(['apply', file, '--auto-approve']);

    expect([planned.exitCode, applied.exitCode]).toEqual([1, 1]);
    expect(planned.stdout).toMatch(/error INT2160: the scope tag "Region" is still in use\n/u);
    expect(wordsOf(planned)).toContain(`other declared objects refer to it: ${place}`);
    expect(deletions(fixture)).toEqual([]);
  });

  test('a scope tag and a filter that undeclared or released objects use are not deleted, and the plan names them', async () => {
    await using fixture = await tenantFixture();
    const windows = { statusPages: { custom: [pilots] } };
    await applyAndUse(fixture, declare(fixture, { ...intune, ...region, filters: [filter], enrollment: { windows } }));
    const file = declare(fixture, { ...intune, release: ['statusPages.custom.Two'] });

    const planned = await fixture.cli(['plan', file]);
    const applied = await fixture.cli(['apply', file, '--auto-approve']);

    expect([planned.exitCode, applied.exitCode]).toEqual([1, 1]);
    expect(planned.stdout).toMatch(/error INT2160: the scope tag "Region" is still in use in the tenant/u);
    expect(planned.stdout).toContain('device category "By hand" (');
    expect(planned.stdout).toMatch(/error INT2160: the assignment filter "Corporate" is still in use in the tenant/u);
    expect(planned.stdout).toContain('enrollment status page "Two" (');
    expect(deletions(fixture)).toEqual([]);
  });

  test('destroy deletes nothing while an undeclared object uses a scope tag, and everything once none does', async () => {
    await using fixture = await tenantFixture();
    const file = declare(fixture, { ...intune, ...region, enrollment: shop });
    await applyAndUse(fixture, file);

    const planned = await fixture.cli(['plan', file, '--destroy']);
    const refused = await fixture.cli(['destroy', file, '--auto-approve']);
    const untouched = deletions(fixture);
    await removeByHand(fixture);
    const destroyed = await fixture.cli(['destroy', file, '--auto-approve']);

    expect([planned.exitCode, refused.exitCode, destroyed.exitCode]).toEqual([1, 1, 0]);
    for (const run of [planned, refused]) {
      expect(run.stdout).toMatch(/error INT2160: the scope tag "Region" is still in use in the tenant/u);
      expect(wordsOf(run)).toMatch(/objects that this plan does not change refer to it: device category "By hand" \(/u);
      // The declared category names it too, and goes in the same plan.
      expect(run.stdout).not.toContain('"Shop" (');
    }
    expect(untouched).toEqual([]);
    expect(deletions(fixture).filter((path) => /roleScopeTags|deviceCategories/u.test(path))).toHaveLength(2);
  });
});

async function removeByHand({ tenant }: TenantFixture): Promise<void> {
  const path = '/beta/deviceManagement/deviceCategories';
  const { body } = await tenant.request('GET', path);
  const id = textOf(itemsOf(body).find(({ displayName }) => displayName === 'By hand')?.id) ?? '';
  const { status } = await tenant.request('DELETE', `${path}/${id}`);
  expect(status).toBe(204);
}
