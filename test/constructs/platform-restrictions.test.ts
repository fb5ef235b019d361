import { AssignmentFilters, PlatformRestrictions, ScopeTags } from '../../constructs/index.js';
import { codesOf, synthesize, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const apple = { pushCertificate: { appleIdentifier: 'mdm@contoso.com' } } as const;

test('blocks personal devices unless they are allowed, and blocks a platform only if declared', () => {
  const restrictions = {
    default: {
      ios: { osMinimumVersion: '17.0' },
      windows: { personal: 'allow' },
      macOS: { platform: 'block' },
      tvos: { platform: 'block', personal: 'block' },
    },
  } as const;

  const { resource } = synthesize(tenantWith({ authority, enrollment: { apple, restrictions } }));

  expect(resource?.intune_default_device_enrollment_platform_restrictions?.default).toEqual({
    depends_on: ['intune_mdm_authority.authority'],
    ios_restriction: {
      platform_blocked: false,
      personal_device_enrollment_blocked: true,
      os_minimum_version: '17.0',
    },
    windows_restriction: { platform_blocked: false, personal_device_enrollment_blocked: false },
    mac_os_restriction: { platform_blocked: true, personal_device_enrollment_blocked: false },
    tvos_restriction: { platform_blocked: true, personal_device_enrollment_blocked: true },
  });
});

test('writes the work profile into the default restrictions', () => {
  const restricted = (enabled: boolean): unknown =>
    synthesize(
      tenantWith({
        authority,
        enrollment: { android: { managedGooglePlay: { bound: true }, workProfile: { enabled } } },
      }),
    ).resource?.intune_default_device_enrollment_platform_restrictions?.default?.android_for_work_restriction;

  expect(restricted(true)).toEqual({ platform_blocked: false, personal_device_enrollment_blocked: false });
  expect(restricted(false)).toEqual({ platform_blocked: true, personal_device_enrollment_blocked: false });
});

test('orders the custom restrictions of each platform as declared', () => {
  const assignments = [{ allUsers: true }] as const;
  const custom = [
    { displayName: 'First', platformType: 'windows', assignments },
    { displayName: 'Phones', platformType: 'android', assignments },
    { displayName: 'Second', platformType: 'windows', assignments },
  ] as const;

  const { resource } = synthesize(tenantWith({ authority, enrollment: { restrictions: { custom } } }));

  const orders = resource?.intune_device_enrollment_platform_restriction_order ?? {};
  expect(Object.entries(orders).map(([name, { ids }]) => [name, ids])).toEqual([
    ['android', ['${intune_device_enrollment_platform_restriction.phones.id}']],
    [
      'windows',
      [
        '${intune_device_enrollment_platform_restriction.first.id}',
        '${intune_device_enrollment_platform_restriction.second.id}',
      ],
    ],
  ]);
});

test('refers to filters and scope tags of the same tenant, and looks up the others', () => {
  const tenant = tenantWith({
    authority,
    scopeTags: [{ displayName: 'Europe', groups: ['Field staff'] }],
    filters: [{ displayName: 'Surfaces', platform: 'windows10AndLater', rule: 'x', scopeTags: ['europe'] }],
    enrollment: {
      restrictions: {
        custom: [
          {
            displayName: 'A',
            platformType: 'windows',
            scopeTags: ['Europe', 'Asia'],
            assignments: [
              { group: 'All staff', filter: { include: 'Surfaces' } },
              { allDevices: true, filter: { exclude: 'Old ones' } },
            ],
          },
        ],
      },
    },
  });

  const { resource, data } = synthesize(tenant);

  expect(data?.intune_name_lookup?.names).toEqual({
    groups: ['All staff', 'Field staff'],
    filters: ['Old ones'],
    scope_tags: ['Asia'],
  });
  expect(resource?.intune_assignment_filter?.surfaces).toMatchObject({
    role_scope_tags: ['${intune_role_scope_tag.europe.id}'],
    lifecycle: { create_before_destroy: true },
  });
  expect(resource?.intune_device_enrollment_platform_restriction?.a).toMatchObject({
    role_scope_tag_ids: [
      '${intune_role_scope_tag.europe.id}',
      '${data.intune_name_lookup.names.scope_tag_ids["Asia"]}',
    ],
    assignments: [
      {
        target: 'group',
        group_id: '${data.intune_name_lookup.names.group_ids["All staff"]}',
        filter_id: '${intune_assignment_filter.surfaces.id}',
        filter_type: 'include',
      },
      {
        target: 'allDevices',
        filter_id: '${data.intune_name_lookup.names.filter_ids["Old ones"]}',
        filter_type: 'exclude',
      },
    ],
  });
});

test('checks the combined declarations of several constructs', () => {
  const tenant = tenantWith({ authority });
  new ScopeTags(tenant, 'tags', { scopeTags: [{ displayName: 'A' }] });
  new ScopeTags(tenant, 'more-tags', { scopeTags: [{ displayName: 'B' }] });
  new AssignmentFilters(tenant, 'filters', { filters: [{ displayName: 'F', platform: 'iOS', rule: 'x' }] });
  new PlatformRestrictions(tenant, 'restrictions', { custom: [{ displayName: 'A', platformType: 'windows' }] });

  expect(codesOf(tenant)).toEqual(['INT1253']);
});
