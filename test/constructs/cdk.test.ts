import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { App, Testing } from '../../constructs/cdk.js';
import { IntuneDeviceCategory, IntuneDeviceEnrollmentLimit } from '../../constructs/index.js';
import { synthesize, tenantWith } from './synthesize.js';

test('runs with the library selected for this run', () => {
  const expected = process.env.INTUNEFORM_EXPECTED_CDK ?? 'cdktf';

  // The version of cdktf is in every app, and no version of CDK Terrain is older than 0.22.
  const version = String(new App({ outdir: Testing.app().outdir }).node.tryGetContext('cdktfVersion'));
  const { version: installed } = JSON.parse(
    readFileSync(join(dirname(require.resolve(`${expected}/package.json`)), 'package.json'), 'utf8'),
  ) as { readonly version: string };

  expect(version).toBe(installed);
});

test('has the meta-arguments of Terraform', () => {
  const tenant = tenantWith();
  const first = new IntuneDeviceCategory(tenant, 'first', { displayName: 'First' });
  new IntuneDeviceCategory(tenant, 'second', {
    displayName: 'Second',
    count: 2,
    dependsOn: [first],
    lifecycle: { preventDestroy: true, ignoreChanges: ['description'] },
  });

  expect(synthesize(tenant).resource?.intune_device_category?.second).toEqual({
    display_name: 'Second',
    count: 2,
    depends_on: ['intune_device_category.first'],
    lifecycle: { prevent_destroy: true, ignore_changes: ['description'] },
  });
});

test('refers to attributes of another resource', () => {
  const tenant = tenantWith();
  const limit = new IntuneDeviceEnrollmentLimit(tenant, 'limit', { displayName: 'A', limit: 3 });
  new IntuneDeviceCategory(tenant, 'category', {
    displayName: limit.displayName,
    description: `${limit.id} ${limit.assignments.get(0).groupId}`,
    roleScopeTagIds: limit.roleScopeTagIds,
  });

  expect(synthesize(tenant).resource?.intune_device_category?.category).toEqual({
    display_name: '${intune_device_enrollment_limit.limit.display_name}',
    description:
      '${intune_device_enrollment_limit.limit.id} ${tolist(intune_device_enrollment_limit.limit.assignments).0.group_id}',
    role_scope_tag_ids: '${tolist(intune_device_enrollment_limit.limit.role_scope_tag_ids)}',
  });
});

test('changes and resets values', () => {
  const tenant = tenantWith();
  const category = new IntuneDeviceCategory(tenant, 'kiosk', { displayName: 'Kiosk', description: 'Old' });

  category.displayName = 'Kiosks';
  category.resetDescription();

  expect(category.displayNameInput).toBe('Kiosks');
  expect(synthesize(tenant).resource).toEqual({ intune_device_category: { kiosk: { display_name: 'Kiosks' } } });
});

test('imports an existing object', () => {
  const tenant = tenantWith();
  new IntuneDeviceCategory(tenant, 'kiosk', { displayName: 'Kiosk' }).importFrom('some-id');
  IntuneDeviceCategory.generateConfigForImport(tenant, 'office', 'other-id', tenant.provider);

  expect(synthesize(tenant)).toMatchObject({
    import: [
      { id: 'some-id', to: 'intune_device_category.kiosk' },
      { id: 'other-id', to: 'intune_device_category.office', provider: 'intune' },
    ],
  });
});

test('writes HCL as well as JSON', () => {
  const tenant = tenantWith();
  new IntuneDeviceEnrollmentLimit(tenant, 'staff', {
    displayName: 'Staff',
    limit: 3,
    assignments: [{ target: 'allLicensedUsers' }],
  });

  const hcl = String(Testing.synthHcl(tenant)).replaceAll(/\s+/gu, ' ');

  expect(hcl).toContain(
    'resource "intune_device_enrollment_limit" "staff" { display_name = "Staff" limit = 3 assignments = [ { target = "allLicensedUsers" }, ] }',
  );
});
