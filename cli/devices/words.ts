import { certificateGraceDays } from '../../provider/resources/devices/departure.js';
import type { DepartureGroup, PlatformDepartures } from '../../provider/resources/devices/departure-calendar.js';
import { counted } from '../../report/index.js';
import type { Departures } from './look.js';

/** Why the devices of a group leave: `cleanup rule`, `certificate + 180 days`. */
export function becauseOf({ clock }: Pick<DepartureGroup, 'clock'>): string {
  return clock === 'rule' ? 'cleanup rule' : `certificate + ${String(certificateGraceDays)} days`;
}

/** The total counts of all platforms. */
export function totalOf(
  platforms: readonly PlatformDepartures[],
  name: keyof Omit<PlatformDepartures, 'platform'>,
): number {
  return platforms.reduce((sum, counts) => sum + counts[name], 0);
}

/** Differences between the declared rules and the current ones, as sentences. */
export function changeWords({ platforms }: Departures): readonly string[] {
  const total = (name: 'earlier' | 'laterThanNow' | 'unaffected' | 'atOnce'): number => totalOf(platforms, name);
  if (total('earlier') + total('laterThanNow') + total('unaffected') === 0) {
    return ['The declared rules do not change any date.'];
  }
  const words: string[] = [];
  for (const [name, when] of [
    ['earlier', 'earlier'],
    ['laterThanNow', 'later'],
  ] as const) {
    if (total(name) > 0)
      words.push(`${leave(total(name))} ${when} than under the rules in force${byPlatform(platforms, name)}.`);
  }
  if (total('atOnce') > 0)
    words.push(`${leave(total('atOnce'))} as soon as the rules are applied${byPlatform(platforms, 'atOnce')}.`);
  if (total('unaffected') > 0) {
    words.push(
      `${counted(total('unaffected'), 'device')} not affected: their certificates expire first${byPlatform(platforms, 'unaffected')}.`,
    );
  }
  return words;
}

/** Effects of the rules in addition to the certificates, a sentence for each platform with a rule. */
export function ruleWords({ platforms, rules }: Departures): readonly string[] {
  return platforms.flatMap((counts) => {
    const { platform, ruleFirst, certificateFirst } = counts;
    const days = Math.min(rules.get(platform) ?? Infinity, rules.get('all') ?? Infinity);
    if (days === Infinity || certificateFirst === 0) return [];
    const of = (ruleFirst + certificateFirst).toLocaleString('en-US');
    const first = `Certificates remove ${certificateFirst.toLocaleString('en-US')} of ${of} ${platform} devices before ${String(days)} days of silence`;
    return [ruleFirst === 0 ? `${first}: the rule has no effect.` : `${first}.`];
  });
}

/** Notes that explain the counts. */
export function noteWords({ platforms }: Departures): readonly string[] {
  const total = (name: 'unknown' | 'atLatest' | 'jamf' | 'wiped'): number => totalOf(platforms, name);
  const note = (name: 'unknown' | 'atLatest' | 'jamf' | 'wiped', text: string): readonly string[] =>
    total(name) === 0 ? [] : [`${counted(total(name), 'device')} ${text}`];
  return [
    'Dates are in UTC and apply to devices that stay silent. A device that checks in leaves later.',
    ...note(
      'unknown',
      'without a known date: Graph returns neither a check-in that a rule could count from nor the expiry of a certificate.',
    ),
    ...note('atLatest', 'may leave earlier: one of the two dates is unknown.'),
    ...note('jamf', 'managed by Jamf: cleanup rules do not apply to them.'),
    ...note(
      'wiped',
      'wiped or about to be wiped: their certificates are no longer renewed, so both periods are running.',
    ),
  ];
}

function leave(count: number): string {
  return `${counted(count, 'device')} ${count === 1 ? 'leaves' : 'leave'}`;
}

function byPlatform(
  platforms: readonly PlatformDepartures[],
  name: 'earlier' | 'laterThanNow' | 'unaffected' | 'atOnce',
): string {
  const parts = platforms
    .filter((counts) => counts[name] > 0)
    .map((counts) => `${counts.platform} ${String(counts[name])}`);
  return ` (${parts.join(', ')})`;
}
