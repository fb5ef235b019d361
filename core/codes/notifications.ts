import type { CodeTable } from './code.js';

/** Codes 1530 to 1539: enrollment notifications. */
export const notificationCodes = {
  INT1530: {
    title: 'A language tag is not valid',
    cause: 'Each message has a language tag with a language and a region, such as `en-US`.',
    remedy: 'Use a language tag such as `en-US` or `de-DE`.',
  },
  INT1531: {
    title: 'Two enrollment notifications have the same name',
    cause: 'Names identify notifications. They are not case-sensitive.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1532: {
    title: 'An enrollment notification reaches no one',
    cause: 'A notification without assignments is never sent.',
    remedy: 'Assign it to a group or to all users, or remove it.',
  },
  INT1533: {
    title: 'An enrollment notification has a duplicate target',
    cause: 'Each target can be assigned only once.',
    remedy: 'Keep one of the assignments.',
  },
  INT1534: {
    title: 'An enrollment notification sends nothing',
    cause: 'The notification has neither an email nor a push message.',
    remedy: 'Declare `email`, `push` or both.',
  },
  INT1535: {
    title: 'An enrollment notification has two messages in one language',
    cause: 'Graph keeps one message for each language tag. Tags are not case-sensitive.',
    remedy: 'Keep one of the messages.',
  },
  INT1536: {
    title: 'An enrollment notification needs exactly one default language',
    cause:
      'Users whose language has no message receive the default message. No message, or more than one, has `isDefault`.',
    remedy: 'Set `isDefault` on one message.',
  },
  INT1537: {
    title: 'A push message has no effect on Windows',
    cause: 'The Company Portal app for Windows does not show enrollment notifications.',
    remedy: 'Use an email for Windows.',
  },
} as const satisfies CodeTable;
