import type { Path } from '../../core/index.js';
import { type Condition, holds } from '../condition.js';
import type { Draft } from '../draft.js';
import type { EnrollmentNotification, NotificationMessage } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { type Element, present, repeated, sameNames } from './elements.js';
import { repeatedUserTargets } from './user-targets.js';

const source = 'https://learn.microsoft.com/intune/intune-service/enrollment/enrollment-notifications';
const messageSource =
  'https://learn.microsoft.com/graph/api/resources/intune-notification-localizednotificationmessage';
const notificationsPath = ['spec', 'enrollment', 'notifications'];

/** Exactly one of several messages must be the default; a single message always is. */
function oneDefault(kind: 'email' | 'push'): Condition {
  return {
    at: [...notificationsPath, '*', kind, 'localizedNotificationMessages'].join('.'),
    schema: {
      if: { minItems: 2 },
      then: { contains: holds(['isDefault'], { const: true }), minContains: 1, maxContains: 1 },
      else: { items: { not: holds(['isDefault'], { const: false }) } },
    },
  };
}

/** Rules about enrollment notifications. */
export const notificationRules: readonly Rule[] = [
  { code: 'INT1531', severity: 'error', source: 'the name is the key in the state', findings: names },
  { code: 'INT1532', severity: 'warning', source, findings: unassigned },
  {
    code: 'INT1533',
    severity: 'error',
    source: 'an assignment is a set of targets',
    findings: targets,
    conditions: [{ at: `${notificationsPath.join('.')}.*.assignments`, schema: { uniqueItems: true } }],
  },
  {
    code: 'INT1534',
    severity: 'error',
    source,
    findings: empty,
    conditions: [{ at: `${notificationsPath.join('.')}.*`, anyOf: ['email', 'push'] }],
  },
  { code: 'INT1535', severity: 'error', source: messageSource, findings: locales },
  {
    code: 'INT1536',
    severity: 'error',
    source: messageSource,
    findings: defaults,
    conditions: (['email', 'push'] as const).map(oneDefault),
  },
  { code: 'INT1537', severity: 'warning', source, findings: pushToWindows },
];

type Notification = Draft<EnrollmentNotification>;

function names(declaration: DeclarationDraft): readonly Finding[] {
  const noun = 'enrollment notifications';
  return sameNames(notificationsOf(declaration), { noun, name: 'displayName' });
}

function unassigned(declaration: DeclarationDraft): readonly Finding[] {
  return notificationsOf(declaration)
    .filter(({ element }) => (element.assignments ?? []).length === 0)
    .map(({ path, element }) => ({
      path,
      what: `no one receives the ${nameOf(element)}`,
      why: 'it has no assignments, so it is never sent',
      fix: 'assign it to a group or to all users, or remove it',
    }));
}

function targets(declaration: DeclarationDraft): readonly Finding[] {
  return notificationsOf(declaration).flatMap(({ path, element }) =>
    repeatedUserTargets(element.assignments, { owner: nameOf(element), path }),
  );
}

function empty(declaration: DeclarationDraft): readonly Finding[] {
  return notificationsOf(declaration)
    .filter(({ element }) => !element.email && !element.push)
    .map(({ path, element }) => ({
      path,
      what: `the ${nameOf(element)} sends nothing`,
      why: 'it has neither an email nor a push message',
      fix: 'declare email, push, or both',
    }));
}

function locales(declaration: DeclarationDraft): readonly Finding[] {
  return messagesOf(declaration).flatMap(({ owner, messages }) =>
    repeated(messages, ({ locale }) => locale?.toLowerCase()).map(({ path, element, first }) => ({
      path: [...path, 'locale'],
      what: `the ${owner} has two messages in ${element.locale ?? ''}`,
      why: `the one at ${String(first)} has the same language tag; case is ignored`,
      fix: 'keep one of them',
    })),
  );
}

function defaults(declaration: DeclarationDraft): readonly Finding[] {
  return messagesOf(declaration).flatMap(({ owner, messages, path }): readonly Finding[] => {
    const marked = messages.filter(({ element }) => element.isDefault === true).length;
    const denied = messages.length === 1 && messages[0]?.element.isDefault === false;
    if (marked === 1 || (messages.length <= 1 && !denied)) return [];
    return [
      {
        path,
        what: `the ${owner} has ${marked === 0 ? 'no default message' : 'several default messages'}`,
        why: `isDefault is true in ${String(marked)} messages; users of other languages get the default message`,
        fix: 'set isDefault to true in exactly one message',
      },
    ];
  });
}

function pushToWindows(declaration: DeclarationDraft): readonly Finding[] {
  return notificationsOf(declaration)
    .filter(({ element }) => element.platformType === 'windows' && element.push)
    .map(({ path, element }) => ({
      path: [...path, 'push'],
      what: `the push message of the ${nameOf(element)} is never shown`,
      why: 'the Company Portal app for Windows does not show enrollment notifications',
      fix: 'use email for Windows',
    }));
}

interface Messages {
  /** Name in messages: `notification "New iPhones"`. */
  readonly owner: string;
  readonly path: Path;
  readonly messages: readonly Element<Draft<NotificationMessage>>[];
}

/** The messages of each notification, by kind. */
function messagesOf(declaration: DeclarationDraft): readonly Messages[] {
  return notificationsOf(declaration).flatMap(({ path, element }) =>
    (['email', 'push'] as const).map((kind) => {
      const at = [...path, kind, 'localizedNotificationMessages'];
      const messages = present(element[kind]?.localizedNotificationMessages, at);
      return { owner: `${kind} of the ${nameOf(element)}`, path: at, messages };
    }),
  );
}

function nameOf({ displayName }: Notification): string {
  return `notification "${displayName ?? ''}"`;
}

function notificationsOf({ spec }: DeclarationDraft): readonly Element<Notification>[] {
  return present(spec?.enrollment?.notifications, notificationsPath);
}
