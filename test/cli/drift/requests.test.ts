import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { namesIn } from '../../../cli/insight/referred-names.js';
import { demoTenantId } from '../../../emulator/identities.js';
import { parsePlan } from '../../../report/index.js';
import { startTenant, type TestTenant } from '../../support/tenant.js';
import { scratch } from '../scratch.js';
import { driftOf } from './drifting.js';

const groups = '/beta/groups';

const path = '/beta/deviceManagement/deviceCategories';

/** Compares a tenant with a declaration of one category. Returns the paths that it asked for, and the requests. */
async function askedBy(tenant: TestTenant): Promise<{ readonly paths: readonly string[]; readonly requests: number }> {
  using here = scratch();
  const file = join(here.folder, 'tenant.yaml');
  writeFileSync(
    file,
    `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: ${demoTenantId}
  enrollment: { categories: [{ displayName: Kiosk }] }
`,
  );
  tenant.emulator.clearJournal();
  await driftOf(file, tenant);
  const all = tenant.emulator.journal.filter((request) => !request.path.includes('/oauth2/'));
  return { paths: all.map((request) => request.path), requests: all.filter(({ inBatch }) => !inBatch).length };
}

async function create(tenant: TestTenant, displayName: string): Promise<string> {
  const { body } = await tenant.emulator.tenant(demoTenantId).request('POST', path, { displayName });
  return (body as { readonly id: string }).id;
}

test('a tenant in sync costs one request for each version of Graph, and no scope tags', async () => {
  await using tenant = await startTenant();
  await create(tenant, 'Kiosk');

  const { paths, requests } = await askedBy(tenant);

  expect(requests).toBe(2);
  expect(paths.filter((one) => /roleScopeTags|operationApprovalPolicies/u.test(one))).toEqual([]);
});

test('names are looked up only for references that differ', async () => {
  await using tenant = await startTenant();
  const id = await create(tenant, 'Kiosk');
  const other = tenant.emulator.tenant(demoTenantId);

  await other.request('PATCH', `${path}/${id}`, { description: 'By hand' });
  const { paths: described } = await askedBy(tenant);
  await other.request('PATCH', `${path}/${id}`, { roleScopeTagIds: ['0', '1'] });
  const { paths: tagged } = await askedBy(tenant);

  expect(described.some((one) => one.includes('roleScopeTags'))).toBe(false);
  expect(tagged.some((one) => one.includes('roleScopeTags'))).toBe(true);
});

test.each([
  [['update'], []],
  [['delete', 'create'], ['Kiosks']],
])('a plan with the actions %j of an object names groups that do not change: %j', async (actions, names) => {
  await using tenant = await startTenant();
  const { body } = await tenant.emulator.tenant(demoTenantId).request('GET', groups);
  const { value } = body as { readonly value: readonly { readonly id: string; readonly displayName: string }[] };
  const group = value.find(({ displayName }) => displayName === 'Kiosks')?.id ?? '';
  const assignments = [{ target: 'group', group_id: group, filter_id: null, filter_type: null }];
  const change = {
    ...{ actions, after_unknown: {}, before_sensitive: false, after_sensitive: false },
    before: { display_name: 'Phones', platform_type: 'ios', assignments },
    after: { display_name: 'Phones', platform_type: 'mac', assignments },
  };
  const type = 'intune_device_enrollment_platform_restriction';
  const resource_changes = [{ address: `${type}.phones`, mode: 'managed', type, name: 'phones', change }];

  const found = await namesIn(parsePlan({ format_version: '1.2', resource_changes }), tenant.context.graph);

  expect([...found.values()]).toEqual(names);
});
