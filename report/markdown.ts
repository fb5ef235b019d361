import type { Diagnostic, WeekOfDepartures } from '../core/index.js';
import { actionsText } from './actions.js';
import { counted } from './counted.js';
import { detailOf } from './detail.js';
import { renderWhere } from './diagnostics.js';
import type { ReportDocument } from './document.js';
import { inert, inertLines, inertMarkup } from './inert.js';
import type { AttributeFinding, Finding, Report } from './model.js';
import { shownAttributes } from './shown-attributes.js';
import { attributeCells, diffLines } from './values.js';
import { countedKinds, headline, nextTitle, saidOf, subjectOf } from './words.js';

/** The first line of every comment, by which a later run finds the comment that it shall edit. */
export const markdownMarker = '<!-- intuneform:report -->';

/**
 * Characters that a comment on GitHub may have.
 *
 * @see https://github.com/orgs/community/discussions/27190
 */
export const longestComment = 65_536;

/**
 * Writes the report as a comment for a pull request: a marker, a headline, a table of the tenants, and every finding,
 * folded. What does not fit into GitHub's limit is left out as whole findings, and the comment says how many.
 *
 * Everything that comes from a tenant or a declaration stands in a code span: there no markup, mention, reference or
 * link acts.
 */
export function renderMarkdown(document: ReportDocument): string {
  const head = [markdownMarker, `### intuneform: ${headline(document)}`, tenantTable(document.reports)];
  const blocks = [
    ...(document.diagnostics.length > 0 ? [section('Problems', document.diagnostics.map(diagnosticBlock))] : []),
    ...document.reports.flatMap(tenantSections),
  ];
  return fitted(
    head.filter((part) => part !== ''),
    blocks,
  );
}

/** A folded part of the comment: its title, and blocks that are shown wholly or not at all. */
interface Section {
  readonly title: string;
  readonly blocks: readonly string[];
}

function section(title: string, blocks: readonly string[]): Section {
  return { title, blocks };
}

const mostTenants = 100;

function tenantTable(reports: readonly Report[]): string {
  if (reports.length === 0) return '';
  // Those with something to say come first; of a fleet the comment shows no more than a person reads.
  const told = reports.filter(({ verdict }) => verdict !== 'inSync');
  const shown = [...told, ...reports.filter(({ verdict }) => verdict === 'inSync')].slice(0, mostTenants);
  const rest = reports.length - shown.length;
  return [
    '| tenant | verdict | drift | both | expiring | pending | waiting | unreadable | objects | apply |',
    '| --- | --- | --: | --: | --: | --: | --: | --: | --: | --- |',
    ...shown.map(tenantRow),
    ...(rest > 0 ? ['', `${counted(rest, 'more tenant')} ${rest === 1 ? 'is' : 'are'} not in this table.`] : []),
  ].join('\n');
}

function tenantRow({ tenant, verdict, summary, findings }: Report): string {
  const counts = countedKinds.map((kind) => String(summary[kind]));
  return `| ${[cell(inert(tenant.name)), saidOf({ verdict, summary }), ...counts, String(summary.objects), actionsText(findings)].join(' | ')} |`;
}

function tenantSections({ tenant, findings, diagnostics }: Report): readonly Section[] {
  const title = (text: string): string => `<code>${inertMarkup(tenant.name)}</code>: ${text}`;
  const waiting = findings.filter(({ kind }) => kind === 'waiting');
  const others = findings.filter(({ kind }) => kind !== 'waiting');
  const blocks = [...others.map(findingBlock), ...diagnostics.map(diagnosticBlock)];
  const parts = [
    ...(others.length > 0 ? [counted(others.length, 'finding')] : []),
    ...(diagnostics.length > 0 ? [counted(diagnostics.length, 'message')] : []),
  ];
  return [
    ...(waiting.length > 0 ? [section(title(nextTitle.replace(/:$/u, '')), waiting.map(findingBlock))] : []),
    ...(blocks.length > 0 ? [section(title(parts.join(', ')), blocks)] : []),
  ];
}

function findingBlock(finding: Finding): string {
  const place = finding.declaredAt ? ` (${code(inert(renderWhere(finding.declaredAt)))})` : '';
  const attributes = shownAttributes(finding);
  return [
    `**${finding.kind}** ${code(subjectOf(finding))}${place}`,
    ...attributeBlocks(attributes),
    detailOf(finding)
      .map((line) => `- ${code(line)}`)
      .join('\n'),
    ...(finding.devices?.weeks ? [weekTable(finding.devices.weeks)] : []),
  ].join('\n\n');
}

/** Devices that leave. Weeks without any are left out: the table is small. */
function weekTable(weeks: readonly WeekOfDepartures[]): string {
  return [
    '| week of | by the rule | by their certificate | earlier than now |',
    '| --- | --: | --: | --: |',
    ...weeks
      .filter(({ rule, certificate }) => rule + certificate > 0)
      .map(({ monday, rule, certificate, earlier }) => `| ${[cell(monday), rule, certificate, earlier].join(' | ')} |`),
  ].join('\n');
}

/** Values in a table, and lists as diffs. */
function attributeBlocks(attributes: readonly AttributeFinding[]): readonly string[] {
  const plain = attributes.filter(({ lines }) => !lines);
  const lists = attributes.filter(({ lines }) => lines);
  return [
    ...(plain.length > 0 ? [attributeTable(plain)] : []),
    ...lists.flatMap((list) => [`${code(inert(list.path))}:`, fenced('diff', diffLines(list))]),
  ];
}

function attributeTable(attributes: readonly AttributeFinding[]): string {
  return ['| attribute | values |', '| --- | --- |', ...attributes.map(attributeRow)].join('\n');
}

function attributeRow(attribute: AttributeFinding): string {
  const [name = '', ...values] = attributeCells(attribute);
  return `| ${cell(name)} | ${values.map(cell).join(' ')} |`;
}

function diagnosticBlock({ code: name, severity, what, where, why, fix }: Diagnostic): string {
  const lines = [...(where ? [renderWhere(where)] : []), why, fix].flatMap(inertLines);
  return [`**${severity} ${name}** ${code(inert(what))}`, lines.map((line) => `- ${code(line)}`).join('\n')].join(
    '\n\n',
  );
}

/** Puts the sections below the head, block by block, as long as there is room. */
function fitted(head: readonly string[], sections: readonly Section[]): string {
  const total = sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const parts = [...head];
  let room = longestComment - lengthOf(head) - noteRoom;
  let shown = 0;
  for (const { title, blocks } of sections) {
    const opening = `<details><summary>${title}</summary>`;
    room -= opening.length + closing.length + 2 * gap.length;
    const fitting = takeWhileRoom(blocks, room);
    if (fitting.length > 0) parts.push(opening, ...fitting, closing);
    room -= lengthOf(fitting);
    shown += fitting.length;
    if (fitting.length < blocks.length) break;
  }
  if (shown < total) parts.push(leftOut(total - shown));
  return `${parts.join(gap)}\n`;
}

const gap = '\n\n';
const closing = '</details>';
/** Characters kept for the sentence about what was left out. */
const noteRoom = 400;

function leftOut(count: number): string {
  const verb = count === 1 ? 'is' : 'are';
  return `**${counted(count, 'more entry').replace('entrys', 'entries')} ${verb} left out:** a comment holds ${String(longestComment)} characters. The JSON report of the same run has everything.`;
}

function takeWhileRoom(blocks: readonly string[], room: number): readonly string[] {
  let left = room;
  const end = blocks.findIndex((block) => (left -= block.length + gap.length) < 0);
  return end === -1 ? blocks : blocks.slice(0, end);
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + gap.length, 0);
}

/** A block of code. Its fence is longer than any run of backticks within, so that no line of it ends the block. */
function fenced(language: string, lines: readonly string[]): string {
  const runs = lines.flatMap((line) => [...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** A code span. Its fence is longer than any run of backticks within. */
function code(text: string): string {
  const runs = [...text.matchAll(/`+/gu)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const padded = /^`|`$|^ .* $/u.test(text) || text === '' ? ` ${text} ` : text;
  return `${fence}${padded}${fence}`;
}

/** A code span in a table, where a bar would end the cell even within a span. */
function cell(text: string): string {
  return code(text).replaceAll('|', String.raw`\|`);
}
