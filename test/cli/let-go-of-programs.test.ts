import { demoTenantId } from '../../emulator/index.js';
import type { Apple, TenantSpec } from '../../schemas/index.js';
import { itemsOf } from '../support/tenant.js';
import type { CliRun } from './cli-process.js';
import { asProgram } from './declare.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

const intune = { tenantId: demoTenantId, authority: { desired: 'intune' } } as const;

async function countOf({ tenant }: TenantFixture, path: string): Promise<number> {
  const { body } = await tenant.request('GET', `/beta/deviceManagement/${path}`);
  return itemsOf(body).length;
}

/** A run of the command line with a program of this declaration. */
function run(fixture: TenantFixture, verb: string, spec: TenantSpec): Promise<CliRun> {
  const file = asProgram(fixture, spec);
  return fixture.cli([verb, file, ...(verb === 'plan' ? [] : ['--auto-approve'])]);
}

const wordsOf = ({ stdout }: CliRun): string => stdout.replaceAll(/\s+/gu, ' ');

test('a program that renames an ADE token deletes none without an acknowledgement, and reads the line to write', async () => {
  await using fixture = await tenantFixture(
    {},
    { tenants: [{ tenantId: demoTenantId, pushCertificate: 'mdm@contoso.com' }] },
  );
  const ade = (tokenName: string, formerly?: string): TenantSpec => {
    const token = { tokenName, profiles: { ios: [{ displayName: 'iPhones' }] }, defaultProfiles: { ios: 'iPhones' } };
    const apple: Apple = {
      pushCertificate: { appleIdentifier: 'mdm@contoso.com' },
      automatedDeviceEnrollment: [{ ...token, ...(formerly !== undefined && { formerly }) }],
    };
    return { ...intune, enrollment: { apple } };
  };
  expect((await run(fixture, 'apply', ade('ABM'))).exitCode).toBe(0);
  const tokens = await countOf(fixture, 'depOnboardingSettings');

  const refused = await run(fixture, 'plan', ade('ABM Contoso'));
  const renamed = await run(fixture, 'plan', ade('ABM Contoso', 'ABM'));
  const applied = await run(fixture, 'apply', ade('ABM Contoso', 'ABM'));
  const next = await run(fixture, 'plan', ade('ABM Contoso', 'ABM'));

  expect([refused, renamed, applied, next].map(({ exitCode }) => exitCode)).toEqual([1, 2, 0, 0]);
  expect(wordsOf(refused)).toContain(
    "looks like a rename of ADE token \"ABM\": add formerly: 'ABM', or logicalId: 'abm'",
  );
  expect(refused.stdout).toMatch(/error INT2158: deleting the ADE token "ABM" cannot be undone/u);
  expect(refused.stdout).toMatch(/warning INT2156: the ADE token "ABM" is deleted/u);
  expect(renamed.stdout).not.toMatch(/to delete|to create/u);
  expect(await countOf(fixture, 'depOnboardingSettings')).toBe(tokens);
});

test('a program protects objects, caps deletions, and releases what it no longer declares', async () => {
  await using fixture = await tenantFixture();
  const categories = [{ displayName: 'Kiosk' }, { displayName: 'Office' }];
  const before: TenantSpec = { ...intune, enrollment: { categories, limits: { default: 3 } } };
  expect((await run(fixture, 'apply', before)).exitCode).toBe(0);

  const offered = await run(fixture, 'plan', { ...intune, enrollment: { categories: [{ displayName: 'Office' }] } });
  const refused = await run(fixture, 'apply', { ...intune, preventDestroy: ['categories.Kiosk'], maxDeletions: 1 });
  const release: TenantSpec = { ...intune, release: ['categories'] };
  const planned = await run(fixture, 'plan', release);
  const applied = await run(fixture, 'apply', release);
  const next = await run(fixture, 'plan', release);

  expect([offered, refused, planned, applied, next].map(({ exitCode }) => exitCode)).toEqual([2, 1, 2, 0, 0]);
  expect(wordsOf(offered)).toContain("release: ['categories.Kiosk']");
  expect(wordsOf(offered)).toMatch(/limit declared 5 tenant 3 .*apply loosens the restriction/u);
  expect(offered.stdout).toContain('1 to delete, 1 to restore');
  expect(refused.stdout).toContain('error INT2157: the device category "Kiosk" must not be destroyed');
  expect(refused.stdout).toContain('error INT2159: the plan would delete 2 objects, and spec.maxDeletions is 1');
  expect(planned.stdout).toContain('1 to restore, 2 to forget');
  expect(await countOf(fixture, 'deviceCategories')).toBe(2);
});
