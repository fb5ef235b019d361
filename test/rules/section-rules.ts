import { declared, enrollment, everyone, type Planned, type Row, testsOf, windows } from './proof.js';

const text = 'subject: S, messageTemplate: M';
const one = `email: { localizedNotificationMessages: [{ locale: en-US, ${text} }] }`;
const permission = '{ from: bound, acknowledge: [devices-unenrolled, binding-removed] }';
const notified = `displayName: A, platformType: ios, ${everyone}`;

function notification(members: string): string {
  return enrollment(`notifications: [${members}]`);
}

/** Rules of sections that the papers only mention by name. */
export const sectionRules: readonly Row[] = [
  {
    rule: 'enrollment notifications have names of their own, and reach somebody, each once',
    declared: [
      ...declared(
        'INT1531',
        notification(`{ ${notified}, ${one} }, { displayName: ¦a, platformType: mac, ${one}, ${everyone} }`),
      ),
      ...declared('INT1532', notification(`¦{ displayName: A, platformType: ios, ${one} }`)),
      ...declared(
        'INT1533',
        notification(
          `{ displayName: A, platformType: ios, ${one}, assignments: [{ allUsers: true }, ¦{ allUsers: true }] }`,
        ),
      ),
    ],
  },
  {
    rule: 'an enrollment notification sends something, in each language once, with one default',
    declared: [
      ...declared('INT1534', notification(`¦{ ${notified} }`)),
      ...declared(
        'INT1535',
        notification(
          `{ ${notified}, push: { localizedNotificationMessages: [{ locale: en-US, isDefault: true, ${text} }, { locale: ¦EN-us, ${text} }] } }`,
        ),
      ),
      ...declared(
        'INT1536',
        notification(
          `{ ${notified}, email: { localizedNotificationMessages: ¦[{ locale: en-US, ${text} }, { locale: de-DE, ${text} }] } }`,
        ),
        notification(
          `{ ${notified}, email: { localizedNotificationMessages: ¦[{ locale: en-US, isDefault: false, ${text} }] } }`,
        ),
      ),
    ],
  },
  {
    rule: 'push messages never show on Windows',
    declared: declared(
      'INT1537',
      notification(
        `{ displayName: A, platformType: windows, ${everyone}, push: ¦{ localizedNotificationMessages: [{ locale: en-US, ${text} }] } }`,
      ),
    ),
  },
  {
    rule: 'bulk enrollment packages have names of their own, and name devices as Windows takes it',
    declared: [
      ...declared('INT1540', bulk('{ name: A }, { name: ¦a }')),
      ...declared(
        'INT1541',
        bulk('{ name: A, deviceNameTemplate: ¦COMPUTERS-%RAND:6% }'),
        bulk('{ name: A, deviceNameTemplate: ¦PC %SERIAL% }'),
      ),
    ],
  },
  {
    rule: 'a bulk enrollment token lives at most 180 days, and is renewed in time',
    planned: [
      // No token that is given out today ends then.
      planned('INT2122', '2999-01-01T00:00:00Z'),
    ],
    tests: testsOf('provider/resources/windows-bulk-enrollment-token', 'checks a token that %s'),
  },
  {
    rule: 'unbinding from managed Google Play is declared with every consequence acknowledged, and told before',
    declared: [
      ...declared(
        'INT1550',
        play('{ bound: ¦false }'),
        play('{ bound: false, transition: ¦{ from: bound, acknowledge: [devices-unenrolled] } }'),
      ),
      ...declared('INT1551', play(`{ bound: true, transition: ¦${permission} }`)),
      ...declared(
        'INT1552',
        play(`{ bound: false, transition: ${permission} }, workProfile: ¦{ enabled: true }`),
        play(
          `{ bound: false, transition: ${permission} }, corporateProfiles: [¦{ displayName: A, enrollmentMode: corporateOwnedFullyManaged }]`,
        ),
      ),
    ],
    planned: (['INT2124', 'INT2125'] as const).map((code) => ({
      code,
      ends: 'warned' as const,
      tenant: { managedGooglePlay: 'bound' as const, devices: 100 },
      text: play(`{ bound: false, transition: ${permission} }`),
    })),
    tests: testsOf(
      'provider/resources/android-managed-store-account-enterprise-settings',
      'refuses to unbind while %s is acknowledged, in plan and in apply',
      'never unbinds on destroy, not even with the declared permission',
    ),
  },
];

function play(members: string): string {
  return enrollment(`android: { managedGooglePlay: ${members} }`);
}

function bulk(packages: string): string {
  return windows(`bulkEnrollment: { packages: [${packages}] }`);
}

/** A plan that fails, because of the date of a token. */
function planned(code: Planned['code'], date: string): Planned {
  return { code, ends: 'failed', tenant: {}, text: bulk(`{ name: A, tokenExpirationDateTime: "${date}" }`) };
}
