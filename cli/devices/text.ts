import type { DepartureGroup } from '../../provider/resources/devices/departure-calendar.js';
import { inert, paintFor, renderDiagnostics, type TextStyle } from '../../report/index.js';
import type { Departures, TenantDepartures, Wanted } from './look.js';
import { weeksOf } from './weeks.js';
import { becauseOf, changeWords, noteWords, ruleWords } from './words.js';

/** Renders one tenant for people. */
export function renderDepartures(tenant: TenantDepartures, { leaving }: Wanted, style: TextStyle): string {
  const paint = paintFor(style);
  const { departures, name, tenantId, diagnostics } = tenant;
  const problems = renderDiagnostics(diagnostics, style);
  if (!departures) return problems;
  const lines = [
    paint.strong(
      `${inert(name)} (${tenantId}), as of ${departures.asOf.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ),
    ...rulesLines(departures),
    ...table(platformRows(departures, leaving)).map((line, index) => (index === 0 ? paint.quiet(line) : line)),
    ...[...changeWords(departures), ...ruleWords(departures)].map((sentence) => `  ${sentence}`),
    ...chartLines(departures, leaving),
    ...groupLines(departures.groups),
    ...noteWords(departures).map((sentence) => paint.quiet(`  ${sentence}`)),
    '',
  ];
  return [lines.join('\n'), problems].filter((part) => part !== '').join('\n');
}

function rulesLines({ rules, inForce }: Departures): readonly string[] {
  if (rules.size === 0) return ['  no cleanup rule is declared or in force'];
  return [...rules].map(([platform, days]) => {
    const now = inForce.get(platform);
    const changed = now === undefined ? ' (no such rule is in force yet)' : ` (in force: ${String(now)} days)`;
    return `  rule ${inert(platform)}: ${String(days)} days${now === days ? '' : changed}`;
  });
}

function platformRows({ platforms }: Departures, leaving: number): readonly (readonly string[])[] {
  return [
    ['platform', 'listed', 'overdue', `within ${String(leaving)} days`, 'later', 'unknown'],
    ...platforms.map(({ platform, listed, overdue, leaving: soon, later, unknown }) => [
      platform,
      ...[listed, overdue, soon, later, unknown].map(String),
    ]),
  ];
}

/** Length of the longest bar in characters. */
const barWidth = 40;

/** Departures by week, one bar for each: the rule in solid blocks, the certificate in light ones. */
function chartLines(departures: Departures, leaving: number): readonly string[] {
  const weeks = weeksOf(departures, leaving);
  const most = Math.max(...weeks.map(({ rule, certificate }) => rule + certificate), 0);
  if (most === 0) return [];
  const bar = (devices: number, character: string): string =>
    character.repeat(devices === 0 ? 0 : Math.max(1, Math.round((devices / most) * barWidth)));
  return [
    '  devices leaving, by week: █ cleanup rule, ░ certificate',
    ...weeks.map(({ monday, rule, certificate }) =>
      `  ${monday}  ${bar(rule, '█')}${bar(certificate, '░')} ${String(rule + certificate)}`.trimEnd(),
    ),
  ];
}

function groupLines(groups: readonly DepartureGroup[]): readonly string[] {
  if (groups.length === 0) return ['  No device leaves in that time.'];
  return table([
    ['leaves on', 'platform', 'because of', 'devices', 'first'],
    ...groups.map((group) => [
      group.date ?? 'overdue',
      group.platform,
      becauseOf(group),
      String(group.devices),
      firstNames(group),
    ]),
  ]);
}

/** The names of some devices of a group, followed by an ellipsis if there are more. */
function firstNames({ first, devices }: DepartureGroup): string {
  const names = first.slice(0, 3).map(({ deviceName }) => inert(deviceName));
  return [...names, ...(devices > names.length ? ['…'] : [])].join(', ');
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
