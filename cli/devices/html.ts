import type { Diagnostic } from '../../core/index.js';
import { departureChart, inertMarkup, renderDiagnostics, renderPage } from '../../report/index.js';
import { ownPackage } from '../process/package-root.js';
import type { Departures, TenantDepartures, Wanted } from './look.js';
import { weeksOf } from './weeks.js';
import { becauseOf, changeWords, noteWords, ruleWords, totalOf } from './words.js';

/** Renders the calendars as one self-contained page without scripts, network access or other files. */
export function renderHtml(tenants: readonly TenantDepartures[], wanted: Wanted): string {
  const title = `Devices that leave within ${String(wanted.leaving)} days`;
  return renderPage({
    title,
    version: ownPackage().version,
    body: [
      '<header>',
      `<h1>${title}</h1>`,
      '</header>',
      '<main>',
      ...tenants.flatMap((one) => section(one, wanted)),
      '</main>',
    ],
  });
}

function section({ name, tenantId, departures, diagnostics }: TenantDepartures, wanted: Wanted): readonly string[] {
  return [
    '<section>',
    `<h2>${inertMarkup(name)}</h2>`,
    `<p class="place">${inertMarkup(tenantId)}${departures ? `, as of ${departures.asOf.toISOString()}` : ''}</p>`,
    ...(departures ? calendar(departures, wanted) : []),
    ...(diagnostics.length > 0 ? [problems(diagnostics)] : []),
    '</section>',
  ];
}

function calendar(departures: Departures, { leaving }: Wanted): readonly string[] {
  const { platforms, groups } = departures;
  const words = [...changeWords(departures), ...ruleWords(departures), ...noteWords(departures)];
  return [
    departureChart({ weeks: weeksOf(departures, leaving), overdue: totalOf(platforms, 'overdue') }),
    `<ul>${words.map((sentence) => `<li>${inertMarkup(sentence)}</li>`).join('')}</ul>`,
    ...table(
      ['platform', 'listed', 'overdue', `within ${String(leaving)} days`, 'later', 'unknown', 'Jamf', 'wiped'],
      platforms.map((counts) => [
        counts.platform,
        ...[counts.listed, counts.overdue, counts.leaving, counts.later, counts.unknown, counts.jamf, counts.wiped].map(
          String,
        ),
      ]),
    ),
    ...table(
      ['leaves on', 'platform', 'because of', 'devices', 'first devices'],
      groups.map((group) => [
        group.date ?? 'overdue',
        group.platform,
        becauseOf(group),
        String(group.devices),
        group.first.map(({ deviceName }) => deviceName).join(', ') + (group.devices > group.first.length ? ', …' : ''),
      ]),
    ),
  ];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  return [
    '<div class="scroll" role="region" tabindex="0"><table>',
    `<thead><tr>${columns.map((column) => `<th scope="col">${inertMarkup(column)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${inertMarkup(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody>`,
    '</table></div>',
  ];
}

function problems(diagnostics: readonly Diagnostic[]): string {
  const lines = renderDiagnostics(diagnostics, { color: false }).trimEnd().split('\n');
  return `<pre>${lines.map(inertMarkup).join('\n')}</pre>`;
}
