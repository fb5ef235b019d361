import { WindowsEnrollment, type WindowsSettings } from '../../constructs/index.js';
import { type loose, parseDeclaration } from '../../schemas/index.js';
import { codesOf, synthesize, tenantId, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const everyone = [{ allUsers: true }] as const;
const group = '11111111-2222-4333-8444-555555555555';

const resourcesOf = (windows: WindowsSettings) =>
  synthesize(tenantWith({ authority, enrollment: { windows } })).resource;

test('accepts groups only for the scope selected, and writes the scopes after the authority', () => {
  const resource = resourcesOf({
    automaticEnrollment: { mdmUserScope: { groups: [group] }, mamUserScope: { appliesTo: 'none' } },
  });

  expect(resource?.intune_mobile_device_management_policy?.['user-scope']).toMatchObject({
    applies_to: 'selected',
    included_groups: [group],
    depends_on: ['intune_mdm_authority.authority'],
  });
  expect(resource?.intune_mobile_app_management_policy?.['user-scope']).toMatchObject({
    applies_to: 'none',
    included_groups: [],
  });
});

test('shows a custom status page and lets users collect logs by default', () => {
  const resource = resourcesOf({
    statusPages: {
      default: { showInstallationProgress: false },
      custom: [
        { displayName: 'Autopilot', assignments: [{ allDevices: true }] },
        { displayName: 'Default', allowLogCollectionOnInstallFailure: false, assignments: [{ excludeGroup: group }] },
      ],
    },
  });

  expect(resource?.intune_default_enrollment_status_page?.default).toMatchObject({ show_installation_progress: false });
  expect(resource?.intune_enrollment_status_page?.autopilot).toMatchObject({
    show_installation_progress: true,
    allow_log_collection_on_install_failure: true,
    assignments: [{ target: 'allDevices' }],
  });
  expect(resource?.intune_enrollment_status_page?.default).toMatchObject({
    allow_log_collection_on_install_failure: false,
    assignments: [{ target: 'exclusionGroup', group_id: group }],
  });
  expect(resource?.intune_enrollment_status_page_order?.order?.ids).toEqual([
    '${intune_enrollment_status_page.autopilot.id}',
    '${intune_enrollment_status_page.default.id}',
  ]);
});

test('enables Hello with a TPM and anti-spoofing by default', () => {
  const resource = resourcesOf({
    helloForBusiness: { custom: [{ displayName: 'Staff', state: 'disabled', assignments: everyone }] },
  });

  expect(resource?.intune_windows_hello_for_business?.staff).toMatchObject({
    state: 'disabled',
    security_device_required: true,
    unlock_with_biometrics_enabled: true,
    enhanced_biometrics_state: 'enabled',
  });
});

test('assigns Autopilot profiles, orders co-management, and configures restore', () => {
  const assignments = [{ group }];
  const resource = resourcesOf({
    autopilot: {
      profiles: [{ displayName: 'Notebooks', deviceNameTemplate: 'NB%RAND:5%', assignments }],
      hybridProfiles: [{ displayName: 'Notebooks', assignments }],
    },
    coManagement: [{ displayName: 'Order', assignments: [{ allDevices: true }] }],
    restore: { state: 'enabled' },
  });

  const target = [{ target: 'group', group_id: group }];
  expect(resource?.intune_windows_autopilot_deployment_profile?.notebooks?.assignments).toEqual(target);
  expect(resource?.intune_windows_autopilot_deployment_profile?.notebooks?.device_name_template).toBe('NB%RAND:5%');
  expect(resource?.intune_windows_autopilot_hybrid_deployment_profile?.notebooks?.assignments).toEqual(target);
  expect(resource?.intune_device_comanagement_authority_order?.order?.ids).toEqual([
    '${intune_device_comanagement_authority.order.id}',
  ]);
  expect(resource?.intune_windows_restore?.restore?.state).toBe('enabled');
});

test('looks up each domain and only warns about a missing record', () => {
  const stack = synthesize(
    tenantWith({ authority, enrollment: { windows: { autodiscovery: { domains: ['contoso.com'] } } } }),
  );

  const [[name, data]] = Object.entries(stack.data?.intune_windows_enrollment_autodiscovery ?? {}) as [
    [string, Readonly<Record<string, unknown>>],
  ];
  const checks = (stack as Readonly<Record<string, unknown>>).check as Readonly<Record<string, unknown>>;
  expect(data).toMatchObject({ domain_name: 'contoso.com' });
  expect(data.depends_on).toBeUndefined();
  expect(checks[`windows-autodiscovery-${name}`]).toMatchObject({
    assert: [
      {
        condition: `\${data.intune_windows_enrollment_autodiscovery.${name}.verified}`,
        error_message: expect.stringMatching(/^INT1249: /u),
      },
    ],
  });
});

/** Settings that violate a rule, for YAML and constructs, with the place in YAML. */
const broken: readonly (readonly [string, loose.WindowsSettings, string])[] = [
  ['INT1240', { automaticEnrollment: { mdmUserScope: { appliesTo: 'all', groups: [group] } } }, 'mdmUserScope.groups'],
  [
    'INT1241',
    { helloForBusiness: { default: { pinMinimumLength: 9, pinMaximumLength: 8 } } },
    'default.pinMinimumLength',
  ],
  [
    'INT1242',
    { automaticEnrollment: { mdmUserScope: { appliesTo: 'all' }, mamUserScope: { appliesTo: 'all' } } },
    'mamUserScope',
  ],
  [
    'INT1243',
    {
      statusPages: {
        custom: [
          { displayName: 'A', assignments: everyone },
          { displayName: 'a', assignments: everyone },
        ],
      },
    },
    'custom[1].displayName',
  ],
  ['INT1244', { coManagement: [{ displayName: 'A' }] }, 'coManagement[0]'],
  [
    'INT1247',
    { autopilot: { profiles: [{ displayName: 'A', assignments: [{ group }, { group }] }] } },
    'assignments[1]',
  ],
  ['INT1244', { helloForBusiness: { custom: [{ displayName: 'A' }] } }, 'custom[0]'],
  [
    'INT1245',
    { statusPages: { default: { showInstallationProgress: false, customErrorMessage: 'x' } } },
    'default.showInstallationProgress',
  ],
  ['INT1246', { autodiscovery: { domains: ['contoso.com', 'CONTOSO.com'] } }, 'domains[1]'],
  [
    'INT1247',
    { statusPages: { custom: [{ displayName: 'A', assignments: [{ group }, { group }] }] } },
    'assignments[1]',
  ],
];

test.each(broken)('finds %s in constructs and, with its line, in YAML', (code, windows, place) => {
  const tenant = tenantWith({ authority });
  new WindowsEnrollment(tenant, 'windows', windows as WindowsSettings);

  const spec = { tenantId, authority, enrollment: { windows } };
  const text = JSON.stringify({
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec,
  });
  const { diagnostics } = parseDeclaration(text, 'contoso.yaml');

  expect(codesOf(tenant)).toContain(code);
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  expect(found?.where).toMatchObject({ file: 'contoso.yaml', line: 1 });
  expect(JSON.stringify(found?.where?.path)).toContain(
    JSON.stringify(
      place
        .split(/[.[\]]+/u)
        .filter(Boolean)
        .map((step) => (/^\d+$/u.test(step) ? Number(step) : step)),
    ).slice(1, -1),
  );
});

test.each<[string, object, string]>([
  ['a timeout of 1441 minutes', { statusPages: { default: { installProgressTimeoutInMinutes: 1441 } } }, 'INT1025'],
  ['a PIN of 3 characters', { helloForBusiness: { default: { pinMinimumLength: 3 } } }, 'INT1025'],
  [
    'a message of 10,001 characters',
    { statusPages: { default: { customErrorMessage: 'x'.repeat(10_001) } } },
    'INT1026',
  ],
  [
    'an Autopilot profile with a name that Graph refuses',
    { autopilot: { profiles: [{ displayName: 'A-B', assignments: everyone }] } },
    'INT1026',
  ],
  ['a domain that is none', { autodiscovery: { domains: ['contoso'] } }, 'INT1026'],
  ['a scope that Graph has not', { automaticEnrollment: { mdmUserScope: { appliesTo: 'some' } } }, 'INT1024'],
  ['a mistyped key', { statusPages: { default: { showInstalationProgress: true } } }, 'INT1020'],
])('refuses %s', (_case, windows, code) => {
  const spec = { tenantId, authority, enrollment: { windows } };
  const text = JSON.stringify({
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec,
  });

  expect(parseDeclaration(text, 'contoso.yaml').diagnostics.map((found) => found.code)).toEqual([code]);
});
