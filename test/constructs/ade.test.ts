import { AppleEnrollment } from '../../constructs/index.js';
import type { Apple, loose } from '../../schemas/index.js';
import { appleCodes } from './apple-codes.js';
import { codesOf, synthesize, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const pushCertificate = { appleIdentifier: 'mdm@contoso.com' };
const ios = [{ displayName: 'iPhones' }];
const defaultProfiles = { ios: 'iPhones' };
const contoso = { tokenName: 'Contoso', profiles: { ios }, defaultProfiles };

const enrolled = (
  ...automatedDeviceEnrollment: NonNullable<loose.Apple['automatedDeviceEnrollment']>
): loose.Apple => ({
  pushCertificate,
  automatedDeviceEnrollment,
});

test('creates a token after the certificate, its profiles below it, and the default of each platform', () => {
  const apple = enrolled({
    tokenName: 'Contoso',
    profiles: { ios, macOS: [{ displayName: 'Macs', hideAdminAccount: true, adminAccountUserName: 'service' }] },
    defaultProfiles: { ...defaultProfiles, macOS: 'Macs' },
  });

  const { resource } = synthesize(tenantWith({ authority, enrollment: { apple } }));

  const token = { dep_onboarding_setting_id: '${intune_dep_onboarding_setting.contoso.id}' };
  expect(resource?.intune_dep_onboarding_setting?.contoso).toMatchObject({
    token_name: 'Contoso',
    depends_on: expect.arrayContaining(['intune_apple_push_notification_certificate.certificate']) as unknown,
  });
  expect(resource?.intune_dep_ios_enrollment_profile?.['contoso-iphones']).toMatchObject(token);
  expect(resource?.intune_dep_macos_enrollment_profile?.['contoso-macs']).toMatchObject({
    ...token,
    hide_admin_account: true,
  });
  expect(resource?.intune_default_dep_enrollment_profile).toMatchObject({
    'contoso-iOS': {
      ...token,
      platform: 'iOS',
      enrollment_profile_id: '${intune_dep_ios_enrollment_profile.contoso-iphones.id}',
    },
    'contoso-macOS': { ...token, platform: 'macOS' },
  });
});

test('makes a policy for Apple Vision Pro the default of its token', () => {
  const apple = enrolled({
    tokenName: 'Contoso',
    policies: { visionOS: [{ name: 'Vision Pro', supportDepartment: 'Service desk', supportPhoneNumber: '4711' }] },
    defaultProfiles: { visionOS: 'Vision Pro' },
  });

  const { resource } = synthesize(tenantWith({ authority, enrollment: { apple } }));

  expect(resource?.intune_default_dep_enrollment_profile).toMatchObject({
    'contoso-visionOS': {
      platform: 'visionOS',
      enrollment_profile_id: '${intune_dep_visionos_enrollment_policy.contoso-vision-pro.id}',
    },
  });
});

test('keeps profiles of one name apart if their tokens differ', () => {
  const apple = enrolled(contoso, { ...contoso, tokenName: 'Fabrikam' });
  const tenant = tenantWith({ authority, enrollment: { apple } });

  const { resource } = synthesize(tenant);

  expect(codesOf(tenant)).toEqual([]);
  expect(Object.keys(resource?.intune_dep_ios_enrollment_profile ?? {})).toEqual([
    'contoso-iphones',
    'fabrikam-iphones',
  ]);
});

test('lets Terraform read the token and the password, and synthesizes neither', () => {
  const apple = enrolled({
    tokenName: 'Contoso',
    appleIdentifier: 'ade@contoso.com',
    tokenFile: 'certificates/ade.p7m',
    tokenVersion: '2026-11',
    profiles: {
      macOS: [
        {
          displayName: 'Macs',
          adminAccountUserName: 'service',
          adminAccountPasswordFile: 'secrets/admin.txt',
          adminAccountPasswordVersion: '1',
        },
      ],
    },
    defaultProfiles: { macOS: 'Macs' },
  });

  const { resource } = synthesize(tenantWith({ authority, enrollment: { apple } }));

  const token = resource?.intune_dep_onboarding_setting?.contoso;
  const profile = resource?.intune_dep_macos_enrollment_profile?.['contoso-macs'];
  expect(token).toMatchObject({ dep_token_version: '2026-11' });
  expect(token?.dep_token).toMatch(/^\$\{file\("\$\{path\.module\}\/(?:\.\.\/)+.*certificates\/ade\.p7m"\)\}$/u);
  expect(profile?.admin_account_password).toMatch(/^\$\{chomp\(file\(".*secrets\/admin\.txt"\)\)\}$/u);
  expect(JSON.stringify(resource)).not.toContain('adminAccountPasswordFile');
});

test('looks up groups and scope tags by name', () => {
  const apple = enrolled({
    ...contoso,
    roleScopeTagIds: ['Europe'],
    profiles: { ios: [{ displayName: 'iPhones', enrollmentTimeAzureAdGroupIds: ['Company iPhones'] }] },
  });

  const { data, resource } = synthesize(tenantWith({ authority, enrollment: { apple } }));

  expect(data?.intune_name_lookup?.names).toMatchObject({ groups: ['Company iPhones'], scope_tags: ['Europe'] });
  expect(resource?.intune_dep_ios_enrollment_profile?.['contoso-iphones']?.enrollment_time_azure_ad_group_ids).toEqual([
    '${data.intune_name_lookup.names.group_ids["Company iPhones"]}',
  ]);
});

const vision = { supportDepartment: 'Service desk', supportPhoneNumber: '+49 30 1234' };

/** A violation of each rule. */
const broken: readonly (readonly [string, object])[] = [
  ['INT1220', { automatedDeviceEnrollment: [contoso] }],
  ['INT1220', { configurator: [{ displayName: 'A' }] }],
  ['INT1221', { pushCertificate, configurator: [{ displayName: 'A' }, { displayName: 'a' }] }],
  ['INT1516', enrolled(contoso, { ...contoso, tokenName: 'CONTOSO' })],
  ['INT1517', enrolled({ ...contoso, profiles: { ios: [...ios, { displayName: 'IPHONES' }] } })],
  ...(['ios', 'macOS'] as const).map((platform) => {
    const token = (tokenName: string, displayName: string) => ({
      tokenName,
      profiles: { [platform]: [{ displayName }] },
      defaultProfiles: { [platform]: displayName },
    });
    return ['INT1517', enrolled(token('Contoso', 'Sales Berlin'), token('Contoso Sales', 'Berlin'))] as const;
  }),
  [
    'INT1517',
    enrolled(
      {
        tokenName: 'Contoso',
        policies: { visionOS: [{ ...vision, name: 'Sales Berlin' }] },
        defaultProfiles: { visionOS: 'Sales Berlin' },
      },
      {
        tokenName: 'Sales',
        logicalId: 'contoso-sales',
        policies: { visionOS: [{ ...vision, name: 'Berlin' }] },
        defaultProfiles: { visionOS: 'Berlin' },
      },
    ),
  ],
  ['INT1518', enrolled({ ...contoso, defaultProfiles: { ios: 'iPhone' } })],
  ['INT1518', enrolled({ ...contoso, defaultProfiles: { ...defaultProfiles, macOS: 'iPhones' } })],
  ['INT1519', enrolled({ ...contoso, tokenFile: 'ade.p7m', tokenVersion: '1' })],
  ['INT1519', enrolled({ ...contoso, tokenFile: 'ade.p7m', appleIdentifier: 'ade@contoso.com' })],
  [
    'INT1519',
    enrolled({
      tokenName: 'Contoso',
      profiles: { macOS: [{ displayName: 'A', adminAccountUserName: 'a', adminAccountPasswordFile: 'a.txt' }] },
      defaultProfiles: { macOS: 'A' },
    }),
  ],
  ['INT1520', enrolled({ tokenName: 'Contoso', profiles: { ios } })],
  ['INT1520', enrolled({ tokenName: 'Contoso', policies: { visionOS: [{ ...vision, name: 'Design' }] } })],
  [
    'INT1514',
    enrolled({
      tokenName: 'Contoso',
      profiles: { macOS: [{ displayName: 'A', adminAccountFullName: 'Service' }] },
      defaultProfiles: { macOS: 'A' },
    }),
  ],
  [
    'INT1515',
    enrolled({
      ...contoso,
      profiles: { ios: [{ ...ios[0], displayName: 'iPhones', iTunesPairingMode: 'requiresCertificate' }] },
    }),
  ],
];

test.each(broken)('%s is found in a declaration and in constructs alike', (code, apple) => {
  const { declared, lines, constructed } = appleCodes(apple);

  expect(declared).toEqual([code]);
  expect(lines).toEqual([1]);
  expect(constructed).toEqual([code]);
});

test('accepts the same name in Terraform for profiles of two platforms', () => {
  const apple = enrolled(
    {
      tokenName: 'Contoso',
      profiles: { ios: [{ displayName: 'Sales Berlin' }] },
      defaultProfiles: { ios: 'Sales Berlin' },
    },
    {
      tokenName: 'Contoso Sales',
      profiles: { macOS: [{ displayName: 'Berlin' }] },
      defaultProfiles: { macOS: 'Berlin' },
    },
  );
  const tenant = tenantWith({ authority, enrollment: { apple } });

  const { resource } = synthesize(tenant);

  expect(codesOf(tenant)).toEqual([]);
  expect(Object.keys(resource?.intune_dep_ios_enrollment_profile ?? {})).toEqual(['contoso-sales-berlin']);
  expect(Object.keys(resource?.intune_dep_macos_enrollment_profile ?? {})).toEqual(['contoso-sales-berlin']);
});

test('fails if a token is declared in two constructs', () => {
  const tenant = tenantWith({ authority, enrollment: {} });
  new AppleEnrollment(tenant, 'apple', enrolled(contoso) as Apple);
  new AppleEnrollment(tenant, 'school', { automatedDeviceEnrollment: [contoso] });

  expect(new Set(codesOf(tenant))).toEqual(new Set(['INT1516', 'INT1290']));
});
