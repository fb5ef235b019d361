import type { Row } from './proof.js';
import { declared, enrollment, everyone } from './proof.js';

const text = 'subject: S, messageTemplate: M';
const one = `email: { localizedNotificationMessages: [{ locale: en-US, ${text} }] }`;
const notified = `displayName: A, platformType: ios, ${everyone}`;

function notification(members: string): string {
  return enrollment(`notifications: [${members}]`);
}

/** Rules of sections that the papers know by name alone. */
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
];
