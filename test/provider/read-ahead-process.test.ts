import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { providerAddress } from '../../core/index.js';
import { startTenant, type TestTenant } from '../support/tenant.js';
import { type TerraformFolder, terraformFolder } from '../support/terraform.js';

/** The packaged provider, which Terraform starts once to validate and once to plan. */
function folderFor(tenant: TestTenant, environment: Readonly<Record<string, string>> = {}): TerraformFolder {
  const folder = terraformFolder({ ...tenant.environment, ...environment });
  const plugins = resolve(__dirname, '../../dist/provider/package');
  const overrides = `dev_overrides { "${providerAddress}" = ${JSON.stringify(plugins)} }\n  direct {}`;
  writeFileSync(join(folder.path, 'terraform.rc'), `provider_installation {\n  ${overrides}\n}\n`);
  return folder;
}

const resource = {
  intune_device_category: { a: { display_name: 'A' } },
  intune_device_enrollment_limit: { a: { display_name: 'A', limit: 3, depends_on: ['intune_device_category.a'] } },
  intune_assignment_filter: {
    a: {
      display_name: 'A',
      platform: 'iOS',
      rule: '(device.model -eq "X")',
      depends_on: ['intune_device_enrollment_limit.a'],
    },
  },
};

/** Requests of a plan over HTTP, without those for tokens. */
async function requestsOfPlan(tenant: TestTenant, folder: TerraformFolder): Promise<readonly string[]> {
  tenant.emulator.clearJournal();
  const { code, stderr } = await folder.run('plan', '-detailed-exitcode', '-input=false', '-no-color');
  expect([code, stderr]).toEqual([0, '']);
  // Scope tags are looked up for the rules about them, whatever is declared.
  const entries = tenant.emulator.journal.filter(
    ({ inBatch, path }) => !inBatch && !/\/oauth2\/|roleScopeTags/u.test(path),
  );
  return entries.map(({ path }) => path.split('/').at(-1) ?? '');
}

test('a plan of plain Terraform reads every kind at once, although each object waits for another', async () => {
  await using tenant = await startTenant({}, { clock: () => new Date() });
  using folder = folderFor(tenant);
  folder.write({ resource });
  await folder.apply();

  const requests = await requestsOfPlan(tenant, folder);

  expect(requests).toEqual(['$batch']);
  expect(existsSync(join(folder.path, '.cache/intuneform/kinds'))).toBe(true);
});

test('without a cache, the provider block determines the kinds', async () => {
  await using tenant = await startTenant({}, { clock: () => new Date() });
  using folder = folderFor(tenant, { INTUNEFORM_CACHE: 'off' });
  folder.write({ resource });
  await folder.apply();
  const before = await requestsOfPlan(tenant, folder);
  const kinds = [...Object.keys(resource), 'intune_unheard_of'];
  folder.write({ provider: { intune: { read_ahead: kinds } }, resource });

  const after = await requestsOfPlan(tenant, folder);

  expect(before).toHaveLength(3);
  expect(after).toEqual(['$batch']);
  expect(existsSync(join(folder.path, '.cache'))).toBe(false);
});
