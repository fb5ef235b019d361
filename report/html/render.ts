import type { Diagnostic } from '../../core/index.js';
import { actionsText } from '../actions.js';
import { counted } from '../counted.js';
import { detailOf } from '../detail.js';
import { renderDiagnostics, renderWhere } from '../diagnostics.js';
import type { ReportDocument, ReportOrigin } from '../document.js';
import { inertMarkup } from '../inert.js';
import type { Finding, Report } from '../model.js';
import { ageOf, lineAddress } from '../origin.js';
import { shownAttributes } from '../shown-attributes.js';
import { countedKinds, findingKey, headline, saidOf, saidOfAll, subjectOf } from '../words.js';
import { attributeTable } from './attribute-table.js';
import { groupByCause } from './causes.js';
import { departureChart } from './departure-chart.js';
import { expiryTable } from './expiry-table.js';
import { nextStepSection } from './next-steps.js';
import { originLine } from './origin-line.js';
import { pageHead } from './page.js';
import { script } from './script.js';
import { tiles } from './tiles.js';

/**
 * Renders the report as one self-contained page without network access or other files. It is complete without
 * JavaScript. With it, findings can be searched, filtered and sorted, and commands copied. A content security policy
 * forbids all other styles and scripts.
 */
export function renderHtml(document: ReportDocument): string {
  const { reports, diagnostics } = document;
  return [
    ...pageHead({ title: `intuneform: ${saidOfAll(document)}`, version: document.version, script }),
    '<body>',
    '<a class="skip" href="#findings">Skip to findings</a>',
    '<header>',
    '<h1>intuneform report</h1>',
    '<button id="theme" type="button" aria-pressed="false" hidden>Dark theme</button>',
    `<p class="headline">${inertMarkup(capitalized(headline(document)))}</p>`,
    ...originLine(document),
    '</header>',
    '<main>',
    ...tiles(document),
    ...nextStepSection(reports),
    ...tenantTable(reports),
    ...expiryTable(reports),
    ...problems(diagnostics),
    '<section id="findings" tabindex="-1" aria-labelledby="findings-title">',
    '<h2 id="findings-title">Findings</h2>',
    ...controls(reports),
    ...reports.flatMap((report) => tenantSection(report, document.origin)),
    ...(isEmpty(document) ? ['<p>Nothing to report.</p>'] : []),
    '</section>',
    '</main>',
    `<script>${script}</script>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

function isEmpty({ reports, diagnostics }: ReportDocument): boolean {
  return [diagnostics, ...reports.flatMap((report) => [report.findings, report.diagnostics])].every(
    (list) => list.length === 0,
  );
}

/** Capitalizes the first letter of a sentence. */
function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const numbers = [...countedKinds, 'objects'] as const;

function tenantTable(reports: readonly Report[]): readonly string[] {
  if (reports.length === 0) return [];
  const columns = numbers.map((name) => `<th scope="col" class="number">${name}</th>`).join('');
  return [
    '<section aria-labelledby="tenants-title">',
    '<h2 id="tenants-title">Tenants</h2>',
    '<div class="scroll" role="region" aria-label="Table of tenants" tabindex="0">',
    '<table class="stack">',
    `<thead><tr><th scope="col">tenant</th><th scope="col">verdict</th>${columns}<th scope="col">apply</th></tr></thead>`,
    '<tbody>',
    ...reports.map(tenantRow),
    '</tbody>',
    '</table>',
    '</div>',
    '</section>',
  ];
}

function tenantRow({ tenant, verdict, summary, findings }: Report): string {
  const cells = numbers
    .map(
      (name) =>
        `<td class="number${summary[name] === 0 ? ' zero' : ''}" data-label="${name}">${String(summary[name])}</td>`,
    )
    .join('');
  const said = `<td class="${verdict}">${inertMarkup(saidOf({ verdict, summary, findings }))}</td>`;
  return `<tr><th scope="row">${inertMarkup(tenant.name)}</th>${said}${cells}<td data-label="apply">${actionsText(findings)}</td></tr>`;
}

function problems(diagnostics: readonly Diagnostic[]): readonly string[] {
  if (diagnostics.length === 0) return [];
  return [
    '<section aria-labelledby="problems-title">',
    '<h2 id="problems-title">Problems</h2>',
    ...diagnostics.map(diagnosticBlock),
    '</section>',
  ];
}

function diagnosticBlock(diagnostic: Diagnostic): string {
  const lines = renderDiagnostics([diagnostic], { color: false }).trimEnd().split('\n');
  return `<pre>${lines.map(inertMarkup).join('\n')}</pre>`;
}

function controls(reports: readonly Report[]): readonly string[] {
  const findings = reports.flatMap((report) => report.findings);
  const names = reports.filter((report) => report.findings.length > 0).map(({ tenant }) => tenant.name);
  return [
    '<form id="filters" role="search" aria-label="Filter the findings" hidden>',
    '<label>Search <input id="search" type="search" autocomplete="off"></label>',
    select('tenant', 'Tenant', names),
    select(
      'severity',
      'Severity',
      findings.map(({ severity }) => severity),
    ),
    select(
      'kind',
      'Kind',
      findings.map(({ kind }) => kind),
    ),
    '<label>Sort by <select id="sort"><option value="severity">severity</option><option value="name">object</option><option value="place">place</option></select></label>',
    '<button type="reset">Show all</button>',
    '</form>',
    '<p id="count" role="status"></p>',
  ];
}

function select(id: string, label: string, values: readonly string[]): string {
  const options = [...new Set(values)].map((value) => `<option>${inertMarkup(value)}</option>`);
  return `<label>${label} <select id="${id}"><option value="">all</option>${options.join('')}</select></label>`;
}

function tenantSection({ tenant, findings, diagnostics }: Report, origin: ReportOrigin | undefined): readonly string[] {
  if (findings.length === 0 && diagnostics.length === 0) return [];
  const parts = [
    ...(findings.length > 0 ? [counted(findings.length, 'finding')] : []),
    ...(diagnostics.length > 0 ? [counted(diagnostics.length, 'message')] : []),
  ];
  // A tenant that only has messages is not a group of findings, so no filter hides it.
  return [
    findings.length > 0 ? '<section class="tenant">' : '<section>',
    `<h3>${inertMarkup(tenant.name)}: ${parts.join(', ')}</h3>`,
    ...groupByCause(findings).flatMap(({ title, findings: own }) => [
      '<section class="tenant">',
      `<h4>${title}</h4>`,
      ...own.map((finding) => findingArticle(finding, tenant.name, origin)),
      '</section>',
    ]),
    ...diagnostics.map(diagnosticBlock),
    '</section>',
  ];
}

function findingArticle(finding: Finding, tenant: string, origin: ReportOrigin | undefined): string {
  const { kind, severity, address, declaredAt } = finding;
  const data = `data-kind="${kind}" data-severity="${severity}" data-tenant="${inertMarkup(tenant)}"`;
  const place = [
    ...(declaredAt ? [placeLink(declaredAt, origin)] : []),
    ...[address, ...ageOf(finding, origin)].map(inertMarkup),
  ];
  const id = anchorOf(tenant, finding);
  return [
    `<article class="finding ${kind} is-${severity}" id="${id}" ${data}>`,
    `<h5><span class="kind">${kind}</span> <span class="severity">${severity}</span> <span class="subject">${inertMarkup(subjectOf(finding))}</span> ` +
      `<a class="anchor" href="#${id}" aria-label="link to this finding">#</a></h5>`,
    `<p class="place">${place.join(' · ')}</p>`,
    ...attributeTable(shownAttributes(finding)),
    `<ul>${detailOf(finding)
      .map((line) => `<li>${inertMarkup(line)}</li>`)
      .join('')}</ul>`,
    ...(finding.devices?.weeks ? [departureChart({ weeks: finding.devices.weeks, overdue: 0 })] : []),
    '</article>',
  ].join('\n');
}

function placeLink(where: NonNullable<Finding['declaredAt']>, origin: ReportOrigin | undefined): string {
  const text = inertMarkup(renderWhere(where));
  const address = lineAddress(where, origin);
  return address === undefined ? text : `<a href="${inertMarkup(address)}">${text}</a>`;
}

/** The same finding has the same anchor in every report, so that links to it keep working. */
function anchorOf(tenant: string, finding: Finding): string {
  return [tenant, ...findingKey(finding)].join('-').replaceAll(/[^\w.-]+/gu, '-');
}
