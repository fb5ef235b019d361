import {
  type Diagnostic,
  error,
  isUnknown,
  isValueList,
  isValueObject,
  isWhollyKnown,
  type Path,
  type Value,
  type ValueObject,
} from '../../../core/index.js';

const kinds = ['email', 'push'] as const;

/** Checks that a notification has a message, each language only once, and one default. Unknown values pass. */
export function checkNotification(config: ValueObject): readonly Diagnostic[] {
  const declared = kinds.filter((kind) => (config[kind] ?? null) !== null);
  if (declared.length === 0) return [empty];
  return declared.flatMap((kind) => checkMessages(config[kind] ?? null, [kind, 'localizedNotificationMessages']));
}

const empty = error('INT1534', {
  what: 'the notification sends nothing',
  where: { path: [] },
  why: 'it has neither an email nor a push message',
  fix: 'declare email, push, or both',
});

function checkMessages(part: Value, path: Path): readonly Diagnostic[] {
  const list = isValueObject(part) ? part.localizedNotificationMessages : undefined;
  if (isUnknown(list) || !isValueList(list) || !isWhollyKnown(list)) return [];
  const messages = list.filter(isValueObject);
  return [...checkLocales(messages, path), ...checkDefaults(messages, path)];
}

function checkLocales(messages: readonly ValueObject[], path: Path): readonly Diagnostic[] {
  const locales = messages.map(({ locale }) => (typeof locale === 'string' ? locale.toLowerCase() : ''));
  const repeated = [...new Set(locales.filter((locale, index) => locales.indexOf(locale) < index))];
  return repeated.map((locale) =>
    error('INT1535', {
      what: `there are two messages in ${locale}`,
      where: { path },
      why: 'Graph keeps one message for each language tag and ignores case',
      fix: 'keep one of them',
    }),
  );
}

function checkDefaults(messages: readonly ValueObject[], path: Path): readonly Diagnostic[] {
  const count = messages.filter(({ isDefault }) => isDefault === true).length;
  if (count === 1) return [];
  return [
    error('INT1536', {
      what: `${count === 0 ? 'no message is' : 'several messages are'} the default`,
      where: { path },
      why: `is_default is true in ${String(count)} messages; users whose language has no message receive the default message`,
      fix: 'set is_default to true in exactly one message',
    }),
  ];
}
