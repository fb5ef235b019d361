import type { RuleCase, Spec } from './rule-case.js';

type Notification = NonNullable<NonNullable<NonNullable<Spec['enrollment']>['notifications']>[number]>;
type Message = NonNullable<NonNullable<NonNullable<Notification['email']>['localizedNotificationMessages']>[number]>;

const english = { locale: 'en-US', subject: 'New device', messageTemplate: 'Not you? Call us.' };
const german = { locale: 'de-DE', subject: 'Neues Gerät', messageTemplate: 'Rufen Sie uns an.' };
const marked = { ...english, isDefault: true };
const everyone = [{ allUsers: true as const }];

function declared(...notifications: readonly Notification[]): Spec {
  return { authority: { desired: 'intune' }, enrollment: { notifications } };
}

function notification(...messages: readonly Message[]): Notification {
  return {
    displayName: 'A',
    platformType: 'ios',
    email: { localizedNotificationMessages: messages },
    assignments: everyone,
  };
}

const sound = notification(english);

/** For each code of enrollment notifications, a spec that breaks the rule once, and one next to it that does not. */
export const notificationCases: readonly RuleCase[] = [
  ['INT1531', declared(sound, { ...sound, displayName: 'a' }), declared(sound, { ...sound, displayName: 'B' })],
  ['INT1532', declared({ ...sound, assignments: [] }), declared(sound)],
  ['INT1533', declared({ ...sound, assignments: [...everyone, ...everyone] }), declared(sound)],
  ['INT1534', declared({ displayName: 'A', platformType: 'ios', assignments: everyone }), declared(sound)],
  [
    'INT1535',
    declared(notification(marked, { ...english, locale: 'EN-us' })),
    declared(notification(marked, { ...english, locale: 'en-GB' })),
  ],
  ['INT1536', declared(notification(english, german)), declared(notification(marked, german))],
  [
    'INT1536',
    declared(notification(marked, { ...german, isDefault: true })),
    declared(notification(marked, { ...german, isDefault: false })),
  ],
  ['INT1536', declared(notification({ ...english, isDefault: false })), declared(notification(english))],
  [
    'INT1537',
    declared({ ...sound, platformType: 'windows', push: { localizedNotificationMessages: [english] } }),
    declared({ ...sound, platformType: 'mac', push: { localizedNotificationMessages: [english] } }),
  ],
];
