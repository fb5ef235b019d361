import { declarationWith } from '../schemas/declaration-text.js';
import { declared, enrollment, everyone, retention, type Row, testsOf, windows } from './proof.js';

const certificate = 'pushCertificate: { appleIdentifier: mdm@contoso.com }';
const wholeWay = testsOf(
  'examples/whole-way',
  '%s applies, plans nothing, is imported into an empty state without a change, and is destroyed completely',
);

/** A row for each rule that ties the platforms together (`domain.md`, section 2), in the order of its list. */
export const enrollmentRules: readonly Row[] = [
  {
    rule: 'enrollment needs the authority intune',
    declared: [
      ...declared(
        'INT1110',
        declarationWith('  authority: { desired: office365 }\n  enrollment: ¦{ limits: { default: 5 } }\n'),
      ),
      ...declared('INT1111', declarationWith('  enrollment: ¦{ limits: { default: 5 } }\n')),
    ],
  },
  {
    rule: 'Apple enrollment needs a push certificate',
    declared: [
      ...declared(
        'INT1220',
        enrollment(
          `apple: { userInitiated: ¦[{ displayName: A, platform: macOS, defaultEnrollmentType: device, ${everyone} }] }`,
        ),
        enrollment('apple: { automatedDeviceEnrollment: ¦[{ tokenName: A }] }'),
      ),
      ...declared(
        'INT1256',
        enrollment('restrictions: { default: { ios: ¦{ personal: allow } } }'),
        enrollment(`restrictions: { custom: [¦{ displayName: A, platformType: mac, ${everyone} }] }`),
      ),
    ],
    planned: [{ code: 'INT2037', ends: 'warned', tenant: {}, text: enrollment(`apple: { ${certificate} }`) }],
  },
  {
    rule: 'Android Enterprise needs the binding to managed Google Play',
    declared: declared(
      'INT1230',
      enrollment('android: { workProfile: ¦{ enabled: true } }'),
      enrollment(
        'android: { corporateProfiles: [¦{ displayName: A, enrollmentMode: corporateOwnedDedicatedDevice }] }',
      ),
    ),
    planned: [
      {
        code: 'INT2041',
        ends: 'warned',
        tenant: { managedGooglePlay: 'notBound' },
        text: enrollment('android: { managedGooglePlay: { bound: true } }'),
      },
      {
        code: 'INT2040',
        ends: 'warned',
        tenant: { managedGooglePlay: 'notBound' },
        text: enrollment(
          'android: { corporateProfiles: [{ displayName: A, enrollmentMode: corporateOwnedDedicatedDevice }] }',
        ),
      },
    ],
  },
  {
    rule: 'a push certificate is renewed in time, with the same Apple account',
    tests: testsOf(
      'provider/resources/apple-push-notification-certificate',
      'refuses another Apple ID, ignoring case, until leaving the current one is acknowledged',
      'warns in every plan if it expires within the declared window, or has expired',
    ),
  },
  {
    rule: 'an ADE token is renewed in time, with the same Apple account',
    tests: testsOf(
      'provider/resources/dep-onboarding-setting',
      'refuses a token of another Apple ID until that is acknowledged',
      'warns in every plan if the token expires soon',
    ),
  },
  {
    rule: 'the user scopes of Windows are handed over to a person before anything is changed',
    planned: [
      {
        code: 'INT2085',
        ends: 'warned',
        tenant: {},
        text: windows('automaticEnrollment: { mdmUserScope: { appliesTo: all } }'),
      },
    ],
    tests: testsOf(
      'provider/resources/mobility-management-policy',
      'keeps the state with a warning if an application reads what an administrator set',
    ),
  },
  {
    rule: 'user scopes are written in parts, and selected never',
    tests: testsOf(
      'provider/resources/mobility-management-policy',
      'sends the scope and the addresses in separate requests',
      'never sends selected, and adds the group with the address from captures',
      'leaves the groups to Graph if the scope becomes all, because Graph deletes them',
    ),
  },
  {
    rule: 'MDM and MAM for the same users',
    declared: declared(
      'INT1242',
      windows('automaticEnrollment: { mdmUserScope: { appliesTo: all }, mamUserScope: ¦{ groups: [A] } }'),
      windows('automaticEnrollment: { mdmUserScope: { groups: [A] }, mamUserScope: ¦{ groups: [a] } }'),
    ),
  },
  {
    rule: 'blocked personal Windows devices keep out Autopilot',
    declared: declared(
      'INT1257',
      enrollment(
        `windows: { autopilot: { profiles: [{ displayName: A, ${everyone} }] } }, restrictions: { default: { windows: ¦{ personal: block } } }`,
      ),
    ),
  },
  {
    rule: 'restrictions are assigned, without filters on Android, and ordered without gaps',
    declared: [
      ...declared('INT1253', enrollment('restrictions: { custom: [¦{ displayName: A, platformType: windows }] }')),
      ...declared(
        'INT1254',
        enrollment(
          'restrictions: { custom: [{ displayName: A, platformType: android, assignments: [{ allUsers: true, filter: ¦{ include: F } }] }] }',
        ),
      ),
    ],
    tests: testsOf(
      'provider/resources/device-enrollment-limit',
      'fails if a priority would leave a gap, and keeps the id of the created object',
    ),
  },
  {
    rule: 'the limits of rules.md, of which each has its own row',
    declared: declared('INT1120', enrollment('limits: { default: ¦16 }')),
  },
  {
    rule: 'Windows identifiers make unlisted Windows devices personal',
    declared: declared(
      'INT1267',
      enrollment(
        'corporateIdentifiers: [¦{ importedDeviceIdentityType: manufacturerModelSerial, importedDeviceIdentifier: "Contoso,Slate 5,4411-8823" }]',
      ),
    ),
  },
  {
    rule: 'bulk enrollment is declared without its token, whose end plan watches',
    declared: declared('INT1020', windows('bulkEnrollment: { packages: [{ name: A, ¦BPRT: x }] }')),
    planned: [
      {
        code: 'INT2121',
        ends: 'warned',
        tenant: {},
        text: windows('bulkEnrollment: { packages: [{ name: A, tokenExpirationDateTime: "2020-01-01T00:00:00Z" }] }'),
      },
    ],
  },
  {
    rule: 'autodiscovery names each domain once, and its DNS record is looked up',
    declared: declared('INT1246', windows('autodiscovery: { domains: [contoso.com, ¦Contoso.com] }')),
    planned: [
      {
        code: 'INT1249',
        remedy: 'Add it as a CNAME record for',
        ends: 'warned',
        tenant: { domains: [] },
        text: windows('autodiscovery: { domains: [contoso.com] }'),
      },
    ],
  },
];

/** A row for each point about retention (`domain.md`, section 3), in the order of its lists. */
export const retentionRules: readonly Row[] = [
  {
    rule: 'the removal 180 days after certificate expiry is the service’s',
    declared: declared('INT1204', retention('cleanupRules: ¦[{ platform: ios, inactiveDays: 30 }]')),
  },
  {
    rule: 'cleanup rules: one for a platform, 30 to 270 days',
    declared: [
      ...declared('INT1201', retention('cleanupRules: [{ platform: windows, inactiveDays: ¦271 }]')),
      ...declared(
        'INT1203',
        retention('cleanupRules: [{ platform: ios, inactiveDays: 30 }, ¦{ platform: all, inactiveDays: 60 }]'),
      ),
    ],
  },
  {
    rule: 'the older settings have no place in a declaration',
    declared: declared('INT1020', retention('¦deviceInactivityBeforeRetirementInDays: "30"')),
  },
  {
    rule: 'what removes a device first is told for its declared policy',
    declared: declared('INT1204', retention('cleanupRules: ¦[{ platform: ios, inactiveDays: 30 }]')),
    tests: testsOf(
      'provider/resources/managed-device-cleanup-rule',
      'names the next devices, the longest inactive first, with the day on which the rule applies to them',
    ),
  },
  {
    rule: 'a rule hides no more devices than the cap allows',
    declared: declared('INT1205', retention('maxAffected: ¦{ percent: 5 }')),
    planned: [
      {
        code: 'INT1210',
        remedy: 'Raise inactiveDays, or raise',
        ends: 'failed',
        tenant: { devices: 500 },
        text: retention('cleanupRules: [{ platform: windows, inactiveDays: 30 }], maxAffected: { count: 0 }'),
      },
      {
        code: 'INT1210',
        remedy: 'Raise inactiveDays, or raise',
        ends: 'failed',
        tenant: { devices: 500 },
        // No device has been silent for so long, and some leave within the time.
        text: retention(
          'cleanupRules: [{ platform: windows, inactiveDays: 270 }], maxAffected: { count: 0, within: 270d }',
        ),
      },
    ],
  },
  { rule: 'devices are never deleted, retired or wiped, and Android never unbound', tests: wholeWay },
];
