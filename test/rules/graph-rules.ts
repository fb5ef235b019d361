import { declarationWith } from '../schemas/declaration-text.js';
import { platformRules } from './platform-rules.js';
import { declared, enrollment, everyone, long, many, retention, type Row, testsOf, windows } from './proof.js';

const certificate = 'pushCertificate: { appleIdentifier: mdm@contoso.com }';
const restriction = (platformType: string, members: string): string =>
  enrollment(
    `apple: { ${certificate} }, restrictions: { custom: [{ displayName: A, platformType: ${platformType}, ${members} }] }`,
  );
const limit = (members: string): string => enrollment(`limits: { custom: [{ displayName: A, ${members} }] }`);
const hello = (members: string): string => windows(`helloForBusiness: { default: { ${members} } }`);
const statusPage = (members: string): string => windows(`statusPages: { default: { ${members} } }`);

/** A row for each rule of `rules.md`, by its number. */
export const graphRules: Readonly<Record<number, Row>> = {
  1: {
    rule: 'the authority can only become intune, and leaving another one is acknowledged',
    declared: [
      ...declared(
        'INT1113',
        declarationWith(
          '  authority: { desired: office365, transition: ¦{ from: none, acknowledge: [irreversible] } }\n',
        ),
      ),
      ...declared(
        'INT1114',
        declarationWith(
          '  authority: { desired: intune, transition: { from: office365, acknowledge: ¦[irreversible] } }\n',
        ),
      ),
    ],
    planned: [
      {
        code: 'INT2010',
        ends: 'failed',
        tenant: { authority: 'office365' },
        text: declarationWith('  authority: { desired: intune }\n'),
      },
      {
        code: 'INT2013',
        ends: 'failed',
        tenant: { authority: 'intune' },
        text: declarationWith('  authority: { desired: configurationManager }\n'),
      },
    ],
  },
  2: {
    rule: 'destroy never touches the authority',
    tests: testsOf(
      'provider/resources/mdm-authority',
      'forgets the authority on destroy, with a warning, and does not change the tenant',
    ),
  },
  3: {
    rule: 'days without check-in are whole and from 30 to 270',
    declared: declared(
      'INT1201',
      retention('cleanupRules: [{ platform: windows, inactiveDays: ¦29 }]'),
      retention('cleanupRules: [{ platform: windows, inactiveDays: ¦271 }]'),
    ),
  },
  4: {
    rule: 'one cleanup rule for a platform, and only for those that are known',
    declared: [
      ...declared(
        'INT1202',
        retention('cleanupRules: [{ platform: ios, inactiveDays: 30 }, { platform: ¦ios, inactiveDays: 60 }]'),
      ),
      ...declared('INT1024', retention('cleanupRules: [{ platform: ¦unknownFutureValue, inactiveDays: 30 }]')),
    ],
    tests: testsOf(
      'provider/resources/managed-device-cleanup-rule',
      'fails at plan if the platform already has a rule, and explains how to import it',
    ),
  },
  5: {
    rule: 'the removal 180 days after certificate expiry is told',
    declared: declared('INT1204', retention('cleanupRules: ¦[{ platform: ios, inactiveDays: 30 }]')),
  },
  6: {
    rule: 'the older cleanup setting is a string; it is read nowhere and never written',
    tests: testsOf(
      'emulator/organization',
      'stores the older cleanup setting as text, and answers 403 on migrated tenants',
    ),
  },
  7: {
    rule: 'a push certificate is valid PEM of the same Apple ID and topic, and watched before it expires',
    declared: declared(
      'INT1225',
      enrollment(
        'apple: { dataSharingConsent: { granted: true }, pushCertificate: ¦{ appleIdentifier: a@contoso.com, certificateFile: a.pem } }',
      ),
    ),
    tests: testsOf(
      'provider/resources/apple-push-notification-certificate',
      'refuses a certificate %s: in the plan, and before anything is sent',
      'refuses another Apple ID, ignoring case, until leaving the current one is acknowledged',
      'warns in every plan if it expires within the declared window, or has expired',
    ),
  },
  8: {
    rule: 'a device limit is from 1 to 15',
    declared: declared('INT1120', enrollment('limits: { default: ¦16 }'), limit(`limit: ¦0, ${everyone}`)),
  },
  9: {
    rule: 'at most 25 limits and 25 platform restrictions',
    declared: [
      ...declared(
        'INT1121',
        enrollment(
          `limits: { custom: ${many(26, (number) => `${number > 25 ? '¦' : ''}{ displayName: L ${String(number)}, limit: 1, ${everyone} }`)} }`,
        ),
      ),
      ...declared(
        'INT1251',
        enrollment(
          `restrictions: { custom: ${many(26, (number) => `${number > 25 ? '¦' : ''}{ displayName: R ${String(number)}, platformType: windows, ${everyone} }`)} }`,
        ),
      ),
    ],
  },
  10: {
    rule: 'versions have the form of their platform, the least not above the greatest, and macOS has none',
    declared: [
      ...declared(
        'INT1255',
        restriction('ios', `osMinimumVersion: ¦"18.0", osMaximumVersion: "17.9", ${everyone}`),
        restriction('android', `osMinimumVersion: ¦"9.0.0.1.2", ${everyone}`),
        restriction('mac', `osMinimumVersion: ¦"14.0", ${everyone}`),
      ),
      ...declared('INT1269', restriction('windows', `osMinimumVersion: ¦"10.0.22621.5", ${everyone}`)),
    ],
  },
  11: {
    rule: 'manufacturers are blocked on Android alone, where no filter can be used',
    declared: [
      ...declared('INT1255', restriction('windows', `blockedManufacturers: ¦[Acme], ${everyone}`)),
      ...declared(
        'INT1254',
        restriction('androidForWork', 'assignments: [{ allUsers: true, filter: ¦{ include: F } }]'),
        restriction('android', 'assignments: [{ group: A, filter: ¦{ exclude: F } }]'),
      ),
    ],
  },
  12: {
    rule: 'a custom restriction without assignment has no effect',
    declared: [
      ...declared('INT1253', enrollment('restrictions: { custom: [¦{ displayName: A, platformType: windows }] }')),
      ...declared('INT1123', enrollment('limits: { custom: [¦{ displayName: A, limit: 1 }] }')),
    ],
  },
  13: {
    rule: 'custom objects have priorities from 1 without gaps, and builtins none: in a declaration the order says it',
    declared: declared(
      'INT1020',
      limit(`limit: 1, ¦priority: 3, ${everyone}`),
      windows('statusPages: { default: { ¦priority: 1 } }'),
    ),
    tests: testsOf(
      'provider/resources/device-enrollment-limit',
      'fails if a priority would leave a gap, and keeps the id of the created object',
    ),
  },
  14: {
    rule: 'the PIN of Windows Hello: 4 to 127, least not above greatest; history 0 to 50, expiry 0 to 730 days',
    declared: [
      ...declared('INT1241', hello('pinMinimumLength: ¦9, pinMaximumLength: 8')),
      ...declared(
        'INT1025',
        hello('pinMinimumLength: ¦3'),
        hello('pinMaximumLength: ¦128'),
        hello('pinPreviousBlockCount: ¦51'),
        hello('pinExpirationInDays: ¦731'),
      ),
    ],
  },
  15: {
    rule: 'a status page: message of 10,000 characters, 100 apps, timeout 1 to 1,440 minutes',
    declared: [
      ...declared(
        'INT1025',
        statusPage('installProgressTimeoutInMinutes: ¦0'),
        statusPage('installProgressTimeoutInMinutes: ¦1441'),
      ),
      ...declared('INT1026', statusPage(`customErrorMessage: ¦${long(10_001)}`)),
      ...declared(
        'INT1027',
        statusPage(
          `selectedMobileAppIds: ¦${many(101, (number) => `"11111111-2222-4333-8444-${String(number).padStart(12, '0')}"`)}`,
        ),
      ),
    ],
  },
  16: {
    rule: 'selected user scopes have groups, others none; an application cannot write them',
    declared: declared(
      'INT1240',
      windows('automaticEnrollment: { mdmUserScope: ¦{ appliesTo: selected } }'),
      windows('automaticEnrollment: { mdmUserScope: { appliesTo: all, groups: ¦[A] } }'),
      windows('automaticEnrollment: { mamUserScope: { appliesTo: none, groups: ¦[A] } }'),
    ),
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
      'sends the scope and the addresses in separate requests',
    ),
  },
  17: {
    rule: 'an assignment has one target, a group its id, and a filter its kind',
    declared: [
      ...declared('INT1250', restriction('windows', 'assignments: [¦{ group: A, allUsers: true }]')),
      ...declared('INT1027', restriction('windows', 'assignments: [{ allUsers: true, filter: ¦{} }]')),
    ],
    tests: testsOf(
      'provider/resources/device-enrollment-limit',
      'fails if a group target has no group, or a filter is incomplete',
    ),
  },
  ...platformRules,
};
