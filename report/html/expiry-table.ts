import { counted } from '../counted.js';
import { inertMarkup } from '../inert.js';
import type { Finding, Report } from '../model.js';
import { subjectOf } from '../words.js';

interface Row {
  readonly tenant: string;
  readonly finding: Finding;
  readonly expiry: NonNullable<Finding['expiry']>;
}

/** A timeline of what expires, soonest first: one bar per row for the remaining days, all on one scale. */
export function expiryTable(reports: readonly Report[]): readonly string[] {
  const ends = reports
    .flatMap(({ tenant, findings }) =>
      findings.flatMap((finding): Row[] =>
        finding.expiry ? [{ tenant: tenant.name, finding, expiry: finding.expiry }] : [],
      ),
    )
    .sort((left, right) => (left.expiry.ends < right.expiry.ends ? -1 : 1));
  if (ends.length === 0) return [];
  return [
    '<section aria-labelledby="expiry-title">',
    '<h2 id="expiry-title">What expires</h2>',
    '<div class="scroll" role="region" aria-label="Table of what expires" tabindex="0">',
    '<table class="expiry stack">',
    '<thead><tr><th scope="col">expires</th><th scope="col">days left</th><th scope="col">what</th><th scope="col">tenant</th></tr></thead>',
    `<tbody>${ends.map((row) => rowOf(row, scaleOf(ends))).join('')}</tbody>`,
    '</table>',
    '</div>',
    '</section>',
  ];
}

const shortestScale = 30;

/** Days that the full width of a bar represents. */
function scaleOf(rows: readonly Row[]): number {
  return Math.max(shortestScale, ...rows.map(({ expiry }) => expiry.days));
}

function rowOf({ tenant, finding, expiry: { ends, days } }: Row, scale: number): string {
  const share = (100 * Math.max(0, days)) / scale;
  const bar =
    '<svg class="until" aria-hidden="true"><rect class="scale" width="100%" height="100%"/>' +
    `<rect class="is-${finding.severity}" width="${share.toFixed(1)}%" height="100%"/></svg>`;
  const left = days < 0 ? `ended ${counted(-days, 'day')} ago` : String(days);
  return (
    `<tr><th scope="row">${inertMarkup(ends.slice(0, 10))}</th><td data-label="days left">${bar} ${left}</td>` +
    `<td>${inertMarkup(subjectOf(finding))}</td><td data-label="tenant">${inertMarkup(tenant)}</td></tr>`
  );
}
