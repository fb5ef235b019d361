import { counted } from './counted.js';
import { detailOf } from './detail.js';
import { renderDiagnostics } from './diagnostics.js';
import { inert } from './inert.js';
import type { AttributeFinding, Finding, FindingKind, Report } from './model.js';
import { type Paint, paintFor, type TextStyle } from './paint.js';
import { shownAttributes } from './shown-attributes.js';
import { attributeCells, diffLines } from './values.js';
import { countsAndActions, countsText, nextTitle, saidOf, subjectOf, verdictText } from './words.js';

/** Renders a report for people. The text ends with a line end. */
export function renderReport(report: Report, style: TextStyle): string {
  const paint = paintFor(style);
  const waiting = report.findings.filter(({ kind }) => kind === 'waiting');
  const others = report.findings.filter(({ kind }) => kind !== 'waiting');
  return [
    ...(others.length > 0 ? [`${renderFindings(others, paint)}\n`] : []),
    ...(waiting.length > 0 ? [`${paint.strong(nextTitle)}\n${renderFindings(waiting, paint)}\n`] : []),
    ...(report.diagnostics.length > 0 ? [renderDiagnostics(report.diagnostics, style)] : []),
    `${verdictLine(report, paint)}\n`,
  ].join('\n');
}

function renderFindings(findings: readonly Finding[], paint: Paint): string {
  const rows = findings.flatMap((finding) => rowsOf(finding));
  const widths = columnWidths(rows);
  return rows.map((row) => renderRow(row, widths, paint)).join('\n');
}

/** A line of the report: cells in columns, or a sentence below them. */
interface Row {
  readonly kind: FindingKind;
  /** Kind and subject, attribute, and its values. Cells that continue the row above are empty. */
  readonly cells?: readonly string[];
  readonly detail?: string;
}

function rowsOf(finding: Finding): readonly Row[] {
  const { kind } = finding;
  const lines = shownAttributes(finding).flatMap(rowCells);
  const [first = [], ...rest] = lines;
  return [
    { kind, cells: [kind.toUpperCase(), subjectOf(finding), ...first] },
    ...rest.map((cells) => ({ kind, cells: ['', '', ...cells] })),
    ...detailOf(finding).map((detail) => ({ kind, detail })),
  ];
}

/** An attribute and its values. Each line of a list has its own row in the column of the values. */
function rowCells(attribute: AttributeFinding): readonly (readonly string[])[] {
  const [name = '', ...values] = attributeCells(attribute);
  const lines = [
    ...(attribute.lines && values[0] === '' ? [] : [values]),
    ...diffLines(attribute).map((line) => [line]),
  ];
  return lines.map((cells, index) => [index === 0 ? name : '', ...cells]);
}

/** Longer cells do not widen the column for the other rows. */
const widestColumn = 48;

function columnWidths(rows: readonly Row[]): readonly number[] {
  const widths: number[] = [];
  for (const { cells = [] } of rows) {
    // The last cell of a row needs no padding.
    for (const [index, cell] of cells.slice(0, -1).entries()) {
      widths[index] = Math.max(widths[index] ?? 0, Math.min(cell.length, widestColumn));
    }
  }
  return widths;
}

const gap = '   ';
const leastKindWidth = 'DRIFT    '.length;

function renderRow({ kind, cells, detail }: Row, widths: readonly number[], paint: Paint): string {
  const kindWidth = Math.max(leastKindWidth, (widths[0] ?? 0) + 2);
  if (!cells) return `${' '.repeat(kindWidth)}${paint.quiet(detail ?? '')}`;
  const [name = '', ...others] = cells;
  const columns = others.map((cell, index) =>
    index === others.length - 1 ? cell : cell.padEnd(widths[index + 1] ?? 0),
  );
  return `${kindPaint(kind, paint)(name.padEnd(kindWidth))}${columns.join(gap)}`.trimEnd();
}

function kindPaint(kind: FindingKind, paint: Paint): (text: string) => string {
  return {
    ...{ drift: paint.warning, both: paint.warning, expiring: paint.warning },
    ...{ pending: paint.planned, waiting: paint.warning, recorded: paint.good, unreadable: paint.error },
  }[kind];
}

function verdictLine({ tenant, verdict, summary, findings, diagnostics }: Report, paint: Paint): string {
  const name = paint.strong(inert(tenant.name));
  const counts = countsText(summary);
  const expiring = summary.expiring > 0 ? `; ${String(summary.expiring)} expiring` : '';
  const recorded = summary.recorded > 0 ? `; ${String(summary.recorded)} recorded for the first time` : '';
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const words = {
    inSync: `${paint.good(`${verdictText(verdict)} (${counted(summary.objects, 'object')})`)}${expiring}${recorded}`,
    failed: `no verdict: ${counted(errors, 'error')}`,
    unreadable: counts === '' ? 'no verdict' : `no verdict: ${counts}`,
  };
  const said = verdict === 'pending' || verdict === 'drift' || verdict === 'both' ? undefined : words[verdict];
  return `${name}: ${said ?? `${saidOf({ verdict, summary, findings })}: ${countsAndActions(summary, findings)}${recorded}`}`;
}
