import { AppleEnrollment, MacOsEnrollment } from '../../constructs/index.js';
import { parseDeclaration } from '../../schemas/index.js';
import { appleCodes } from './apple-codes.js';
import { codesOf, synthesize, tenantId, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const pushCertificate = { appleIdentifier: 'mdm@contoso.com' };
const granted = { granted: true } as const;
const phones = {
  displayName: 'BYOD iPhones',
  platform: 'iOS',
  defaultEnrollmentType: 'accountDrivenUserEnrollment',
  assignments: [{ allUsers: true }],
} as const;
const macs = { ...phones, displayName: 'Macs', platform: 'macOS', defaultEnrollmentType: 'device' } as const;

test('requires the consent before the certificate, and the certificate before all profiles', () => {
  const apple = { dataSharingConsent: granted, pushCertificate, userInitiated: [phones, macs] };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { apple } }));

  const certificate = resource?.intune_apple_push_notification_certificate?.certificate;
  const profile = resource?.intune_apple_user_initiated_enrollment_profile?.['byod-iphones'];
  expect(certificate?.depends_on).toContain('intune_apple_data_sharing_consent.consent');
  expect(profile?.depends_on).toContain('intune_apple_push_notification_certificate.certificate');
  expect(profile?.assignments).toEqual([{ target: 'allLicensedUsers' }]);
});

test('orders the profiles of each platform as declared', () => {
  const tablets = { ...phones, displayName: 'Tablets' };
  const apple = { pushCertificate, userInitiated: [phones, macs, tablets] };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { apple } }));

  const idOf = (name: string): string => `\${intune_apple_user_initiated_enrollment_profile.${name}.id}`;
  expect(resource?.intune_apple_user_initiated_enrollment_profile_order).toMatchObject({
    iOS: { platform: 'iOS', ids: [idOf('byod-iphones'), idOf('tablets')] },
    macOS: { platform: 'macOS', ids: [idOf('macs')] },
  });
});

test('lets Terraform read the certificate from its working folder, and synthesizes none of it', () => {
  const apple = {
    dataSharingConsent: granted,
    pushCertificate: {
      ...pushCertificate,
      certificateFile: 'certificates/apns "new".pem',
      certificateSerialNumber: '2F4CA42D0F1B1B61',
    },
  };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { apple } }));

  const { certificate, certificate_serial_number: serial } =
    resource?.intune_apple_push_notification_certificate?.certificate ?? {};
  expect(certificate).toMatch(/^\$\{file\("\$\{path\.module\}\/(?:\.\.\/)+.*certificates\/apns \\"new\\"\.pem"\)\}$/u);
  expect(serial).toBe('2F4CA42D0F1B1B61');
});

test('keeps profiles of Apple Configurator below the Intune account, which is read once', () => {
  const configurator = [{ displayName: 'Workshop' }, { displayName: 'Shop', requiresUserAuthentication: false }];
  const tenant = tenantWith({ authority, enrollment: { apple: { pushCertificate, configurator } } });
  new AppleEnrollment(tenant, 'school', { configurator: [{ displayName: 'Classes' }] });

  const { data, resource } = synthesize(tenant);

  const account = { dep_onboarding_setting_id: '${data.intune_tenant.account.intune_account_id}' };
  expect(codesOf(tenant)).toEqual([]);
  expect(Object.keys(data?.intune_tenant ?? {})).toEqual(['account']);
  expect(resource?.intune_apple_configurator_enrollment_profile).toMatchObject({
    workshop: {
      ...account,
      display_name: 'Workshop',
      depends_on: expect.arrayContaining(['intune_apple_push_notification_certificate.certificate']) as unknown,
    },
    shop: { ...account, requires_user_authentication: false },
    classes: account,
  });
});

test('keeps Macs in a separate construct, below the certificate of the others', () => {
  const tenant = tenantWith({ authority, enrollment: {} });
  const apple = new AppleEnrollment(tenant, 'apple', { pushCertificate, userInitiated: [phones] });
  const { platform: _platform, ...mac } = macs;
  new MacOsEnrollment(tenant, 'macos', { apple, userInitiated: [mac] });

  const { resource } = synthesize(tenant);

  expect(codesOf(tenant)).toEqual([]);
  expect(resource?.intune_apple_user_initiated_enrollment_profile?.macs).toMatchObject({
    platform: 'macOS',
    depends_on: expect.arrayContaining(['intune_apple_push_notification_certificate.certificate']) as unknown,
  });
});

test('refuses profiles of one platform in two constructs, because each would set its own order', () => {
  const tenant = tenantWith({ authority, enrollment: {} });
  const apple = new AppleEnrollment(tenant, 'apple', { pushCertificate, userInitiated: [macs] });
  const { platform: _platform, ...mac } = macs;
  new MacOsEnrollment(tenant, 'macos', { apple, userInitiated: [{ ...mac, displayName: 'Others' }] });

  // The two orders have one address, too.
  expect(codesOf(tenant)).toEqual(['INT1229', 'INT1290']);
});

const half = { ...pushCertificate, certificateFile: 'apns.pem' };
const whole = { ...half, certificateSerialNumber: '2F4CA42D0F1B1B61' };

/** A violation of each rule. */
const broken: readonly (readonly [string, object])[] = [
  ['INT1220', { userInitiated: [phones] }],
  ['INT1221', { pushCertificate, userInitiated: [phones, { ...phones, displayName: 'BYOD IPHONES' }] }],
  ['INT1222', { pushCertificate, userInitiated: [{ ...phones, assignments: [] }] }],
  [
    'INT1223',
    { pushCertificate, userInitiated: [{ ...phones, assignments: [{ allUsers: true }, { allUsers: true }] }] },
  ],
  ['INT1224', { pushCertificate: whole }],
  ['INT1225', { dataSharingConsent: granted, pushCertificate: half }],
];

test.each(broken)('%s is found in a declaration and in constructs alike', (code, apple) => {
  const { declared, lines, constructed } = appleCodes(apple);

  expect(declared).toEqual([code]);
  expect(lines).toEqual([1]);
  expect(constructed).toEqual([code]);
});

test('accepts a consent only as granted, and a serial number only as hexadecimal digits', () => {
  const apple = {
    dataSharingConsent: { granted: false },
    pushCertificate: { ...whole, certificateSerialNumber: '2f:4c' },
  };
  const spec = { tenantId, authority, enrollment: { apple } };
  const document = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' }, spec };

  const { diagnostics } = parseDeclaration(JSON.stringify(document), 'contoso.yaml');

  expect(diagnostics.map(({ code }) => code).sort()).toEqual(['INT1024', 'INT1026']);
});
