import type { CodeTable } from './code.js';

/** Codes 1530 to 1539: enrollment notifications. */
export const notificationCodes = {
  INT1530: {
    title: 'A text is not a language tag',
    cause: 'Messages are told apart by their language and region, such as `en-US`.',
    remedy: 'Use a language tag such as `en-US` or `de-DE`.',
  },
  INT1531: {
    title: 'Two enrollment notifications have the same name',
    cause: 'Notifications are kept apart by their display names. Case does not count.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1532: {
    title: 'An enrollment notification reaches nobody',
    cause: 'It has no assignments, and a notification without them is never sent.',
    remedy: 'Assign it to a group or to all users, or remove it.',
  },
  INT1533: {
    title: 'An enrollment notification names a target twice',
    cause: 'An assignment is a set of targets.',
    remedy: 'Keep one of them.',
  },
  INT1534: {
    title: 'An enrollment notification sends nothing',
    cause: 'It has neither an e-mail nor a push message.',
    remedy: 'Declare `email`, `push` or both.',
  },
  INT1535: {
    title: 'An enrollment notification has two messages in one language',
    cause: 'Graph keeps one message for each language tag. Case does not count.',
    remedy: 'Keep one of them.',
  },
  INT1536: {
    title: 'An enrollment notification has no default language, or several',
    cause: 'Users whose language has no message get the default one, so exactly one message is marked by `isDefault`.',
    remedy: 'Set `isDefault` on one message.',
  },
  INT1537: {
    title: 'A push message never shows on Windows',
    cause: 'The Company Portal app for Windows shows no enrollment notifications.',
    remedy: 'Use an e-mail for Windows.',
  },
} as const satisfies CodeTable;
