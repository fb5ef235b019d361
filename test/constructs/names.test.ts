import { Lazy, TerraformStack, Testing } from '../../constructs/cdk.js';
import { IntuneAssignmentFilter, IntuneDeviceEnrollmentLimit, IntuneProvider } from '../../constructs/index.js';
import { declareName } from '../../constructs/names.js';
import { synthesize, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const id = '11111111-2222-4333-8444-555555555555';

test('looks up all names of a tenant in one data source, and does not change ids', () => {
  const custom = [
    { displayName: 'A', limit: 1, assignments: [{ group: 'Kiosks' }, { excludeGroup: id }] },
    { displayName: 'B', limit: 2, assignments: [{ group: 'All staff' }, { excludeGroup: 'Kiosks' }] },
  ];

  const { data, resource } = synthesize(tenantWith({ authority, enrollment: { limits: { custom } } }));

  expect(data?.intune_name_lookup).toEqual({ names: { groups: ['All staff', 'Kiosks'] } });
  expect(resource?.intune_device_enrollment_limit?.a?.assignments).toEqual([
    { target: 'group', group_id: '${data.intune_name_lookup.names.group_ids["Kiosks"]}' },
    { target: 'exclusionGroup', group_id: id },
  ]);
});

test('accepts scope tags of limits and categories by name: a declared one, one to look up, and an id', () => {
  const scopeTags = ['europe', 'Asia', '0'];
  const spec = {
    authority,
    scopeTags: [{ displayName: 'Europe' }],
    enrollment: {
      limits: { custom: [{ displayName: 'A', limit: 1, scopeTags, assignments: [{ group: id }] }] },
      categories: [{ displayName: 'Kiosk', scopeTags }, { displayName: 'Desk' }],
    },
  };

  const { data, resource } = synthesize(tenantWith(spec));

  const ids = ['${intune_role_scope_tag.europe.id}', '${data.intune_name_lookup.names.scope_tag_ids["Asia"]}', '0'];
  expect(data?.intune_name_lookup?.names).toEqual({ scope_tags: ['Asia'] });
  expect(resource?.intune_device_enrollment_limit?.a?.role_scope_tag_ids).toEqual(ids);
  expect(resource?.intune_device_category?.kiosk?.role_scope_tag_ids).toEqual(ids);
  expect(resource?.intune_device_category?.desk).not.toHaveProperty('role_scope_tag_ids');
});

test('accepts groups of terms and branding by name', () => {
  const assignments = [{ group: 'All staff' }];
  const termsAndConditions = [{ displayName: 'Terms', title: 'Terms', bodyText: 'Be kind.', assignments }];
  const companyPortal = { custom: [{ profileName: 'Subsidiary', displayName: 'Fabrikam', assignments }] };

  const { data, resource } = synthesize(tenantWith({ authority, enrollment: { termsAndConditions, companyPortal } }));

  const target = { target: 'group', group_id: '${data.intune_name_lookup.names.group_ids["All staff"]}' };
  expect(data?.intune_name_lookup?.names).toEqual({ groups: ['All staff'] });
  expect(resource?.intune_terms_and_conditions?.terms?.assignments).toEqual([target]);
  expect(resource?.intune_branding_profile?.subsidiary?.assignments).toEqual([target]);
});

test('has no lookup if only ids are used', () => {
  const custom = [{ displayName: 'A', limit: 1, assignments: [{ group: id }] }];

  expect(synthesize(tenantWith({ authority, enrollment: { limits: { custom } } })).data).toBeUndefined();
});

function stack(): TerraformStack {
  const made = new TerraformStack(Testing.app(), 'contoso');
  new IntuneProvider(made, 'intune', { tenantId: id });
  return made;
}

test('accepts names in the plain constructs too, at creation and in changes', () => {
  const contoso = stack();
  const limit = new IntuneDeviceEnrollmentLimit(contoso, 'limit', {
    displayName: 'A',
    limit: 1,
    roleScopeTagIds: ['0', 'Europe'],
  });
  limit.assignments = [{ target: 'allDevices', filterId: 'Surfaces', filterType: 'include' }];

  const { data, resource } = synthesize(contoso);

  expect(data?.intune_name_lookup?.names).toEqual({ filters: ['Surfaces'], scope_tags: ['Europe'] });
  expect(resource?.intune_device_enrollment_limit?.limit).toMatchObject({
    role_scope_tag_ids: ['0', '${data.intune_name_lookup.names.scope_tag_ids["Europe"]}'],
    assignments: [{ filter_id: '${data.intune_name_lookup.names.filter_ids["Surfaces"]}' }],
  });
});

test('refers to declared objects of the tenant, ignoring case, instead of looking them up', () => {
  const contoso = stack();
  const surfaces = new IntuneAssignmentFilter(contoso, 'surfaces', {
    displayName: 'Surfaces',
    platform: 'windows10AndLater',
    rule: '(device.model -startsWith "Surface")',
  });
  declareName(contoso, 'Surfaces', { kind: 'filters', id: surfaces.id });
  new IntuneDeviceEnrollmentLimit(contoso, 'limit', {
    displayName: 'A',
    limit: 1,
    assignments: [{ target: 'allDevices', filterId: 'surfaces', filterType: 'include' }],
  });

  const { data, resource } = synthesize(contoso);

  expect(data).toBeUndefined();
  expect(resource?.intune_device_enrollment_limit?.limit?.assignments).toMatchObject([
    { filter_id: '${intune_assignment_filter.surfaces.id}' },
  ]);
});

test('passes references on to Terraform', () => {
  const contoso = stack();
  new IntuneDeviceEnrollmentLimit(contoso, 'limit', {
    displayName: 'A',
    limit: 1,
    assignments: [
      { target: 'group', groupId: '${azuread_group.staff.object_id}' },
      { target: 'group', groupId: Lazy.stringValue({ produce: () => id }) },
    ],
  });

  const { data, resource } = synthesize(contoso);

  expect(data).toBeUndefined();
  expect(resource?.intune_device_enrollment_limit?.limit?.assignments).toMatchObject([
    { group_id: '${azuread_group.staff.object_id}' },
    { group_id: id },
  ]);
});
