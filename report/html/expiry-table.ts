import { inertMarkup } from '../inert.js';
import type { Finding, Report } from '../model.js';
import { subjectOf } from '../words.js';

interface Row {
  readonly tenant: string;
  readonly finding: Finding;
  readonly expiry: NonNullable<Finding['expiry']>;
}

/** What expires, the nearest end first, as a timeline in a table. */
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
    '<table>',
    '<thead><tr><th scope="col">ends</th><th scope="col">days</th><th scope="col">what</th><th scope="col">tenant</th></tr></thead>',
    `<tbody>${ends.map(rowOf).join('')}</tbody>`,
    '</table>',
    '</div>',
    '</section>',
  ];
}

function rowOf({ tenant, finding, expiry: { state, ends, days } }: Row): string {
  const left =
    state === 'soon' ? `<meter min="0" max="30" low="7" value="${String(Math.min(30, days))}"></meter> ` : '';
  return (
    `<tr class="is-${finding.severity}"><th scope="row">${inertMarkup(ends.slice(0, 10))}</th><td>${left}${String(days)}</td>` +
    `<td>${inertMarkup(subjectOf(finding))}</td><td>${inertMarkup(tenant)}</td></tr>`
  );
}
