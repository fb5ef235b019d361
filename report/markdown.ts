import type { Diagnostic, WeekOfDepartures } from '../core/index.js';
import { actionsText } from './actions.js';
import { counted } from './counted.js';
import { detailOf, renderTime } from './detail.js';
import { renderWhere } from './diagnostics.js';
import type { ReportDocument, ReportOrigin } from './document.js';
import { inert, inertLines, inertMarkup } from './inert.js';
import { cell, code, fenced } from './markdown-code.js';
import { impactLine, nextSteps } from './markdown-summary.js';
import type { AttributeFinding, Finding, FindingKind, Report } from './model.js';
import { ageOf, lineAddress } from './origin.js';
import { shownAttributes } from './shown-attributes.js';
import { attributeName, diffLines, renderValue, valuesApart } from './values.js';
import { countedKinds, headline, isChangedOutside, nextTitle, saidOf, subjectOf } from './words.js';

/** The first line of every comment. A later run uses it to find the comment to edit. */
export const markdownMarker = '<!-- intuneform:report -->';

/**
 * Maximum length of a comment on GitHub, in characters.
 *
 * @see https://github.com/orgs/community/discussions/27190
 */
export const longestComment = 65_536;

/**
 * Renders the report as a comment for a pull request: a marker, a headline, the errors, a table of the tenants, the
 * effect on devices and users, the next step, and every finding, folded. Findings that exceed GitHub's limit are left
 * out as a whole, and the comment states how many.
 *
 * All text from a tenant or a declaration is in code spans, where markup, mentions, references and links have no
 * effect.
 */
export function renderMarkdown(document: ReportDocument): string {
  const errors = errorsOf(document);
  const head = [
    ...[markdownMarker, `### intuneform: ${headline(document)}`],
    ...errors.map(diagnosticBlock),
    tenantTable(document.reports),
    impactLine(document.reports),
    ...nextSteps(document.reports),
  ];
  const shown = new Set(errors);
  const problems = document.diagnostics.filter((one) => !shown.has(one));
  const blocks = [
    ...(problems.length > 0 ? [section('Problems', problems.map(diagnosticBlock))] : []),
    ...document.reports.flatMap((report) => tenantSections(report, shown, document.origin)),
  ];
  return fitted(
    [...head, madeLine(document)].filter((part) => part !== ''),
    blocks,
  );
}

/** When and by which version the comment was created, with links to the run and to the admin center. */
function madeLine({ origin, version }: ReportDocument): string {
  if (!origin) return '';
  const { time, commit, run, adminCenter } = origin;
  return [
    `Generated ${renderTime(time.toISOString())} by intuneform ${version}`,
    ...(commit === undefined ? [] : [`commit ${code(commit.slice(0, 12))}`]),
    ...(run === undefined ? [] : [`[run](${linkTarget(run)})`]),
    ...(adminCenter === undefined ? [] : [`[Intune admin center](${linkTarget(adminCenter)})`]),
  ].join(' · ');
}

/** The location of a declaration, as a link to the line at the commit if known. */
function placeLink(where: NonNullable<Finding['declaredAt']>, origin: ReportOrigin | undefined): string {
  const text = code(inert(renderWhere(where)));
  const address = lineAddress(where, origin);
  return address === undefined ? text : `[${text}](${linkTarget(address)})`;
}

/** Escapes the characters that would end the link. */
function linkTarget(url: string): string {
  return url.replaceAll(/[()<>\s]/gu, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
}

const mostErrors = 10;
/** Maximum length of the errors that are not folded, in characters. */
const errorRoom = 16_000;

/** The errors above all folded parts. */
function errorsOf({ diagnostics, reports }: ReportDocument): readonly Diagnostic[] {
  const all = [...diagnostics, ...reports.flatMap((report) => report.diagnostics)];
  const errors = all.filter(({ severity }) => severity === 'error').slice(0, mostErrors);
  return errors.slice(0, takeWhileRoom(errors.map(diagnosticBlock), errorRoom).length);
}

/** A folded part of the comment: its title, and blocks that are shown in full or left out. */
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
  // Tenants with findings come first. For a large fleet, the comment lists only as many as a person would read.
  const differing = reports.filter(({ verdict }) => verdict !== 'inSync');
  const shown = [...differing, ...reports.filter(({ verdict }) => verdict === 'inSync')].slice(0, mostTenants);
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
  return `| ${[cell(inert(tenant.name)), saidOf({ verdict, summary, findings }), ...counts, String(summary.objects), actionsText(findings)].join(' | ')} |`;
}

type SectionName = 'next' | 'meant' | 'outside' | 'others';

const sectionOf: Readonly<Record<FindingKind, SectionName>> = {
  waiting: 'next',
  pending: 'meant',
  recorded: 'meant',
  drift: 'outside',
  both: 'outside',
  expiring: 'others',
  unreadable: 'others',
};

function tenantSections(
  { tenant, findings, diagnostics }: Report,
  shown: ReadonlySet<Diagnostic>,
  origin: ReportOrigin | undefined,
): readonly Section[] {
  const titled = (text: string, blocks: readonly string[]): readonly Section[] =>
    blocks.length > 0 ? [section(`<code>${inertMarkup(tenant.name)}</code>: ${text}`, blocks)] : [];
  const blocksOf = (name: SectionName): readonly string[] =>
    findings.filter(({ kind }) => sectionOf[kind] === name).map((finding) => findingBlock(finding, origin));
  const [meant, outside, others] = [blocksOf('meant'), blocksOf('outside'), blocksOf('others')];
  const messages = diagnostics.filter((one) => !shown.has(one)).map(diagnosticBlock);
  return [
    ...titled(nextTitle.replace(/:$/u, ''), blocksOf('next')),
    ...titled(`what this pull request changes (${String(meant.length)})`, meant),
    ...titled(`${outsideTitle(findings)} (${String(outside.length)})`, outside),
    ...titled(`what expires or could not be read (${String(others.length)})`, others),
    ...titled(counted(messages.length, 'message'), messages),
  ];
}

function outsideTitle(findings: readonly Finding[]): string {
  const drifted = findings.filter(({ kind }) => sectionOf[kind] === 'outside');
  return drifted.some(isChangedOutside) ? 'what was changed outside Terraform' : 'what differs from the declaration';
}

function findingBlock(finding: Finding, origin: ReportOrigin | undefined): string {
  const place = finding.declaredAt ? ` (${placeLink(finding.declaredAt, origin)})` : '';
  const attributes = shownAttributes(finding);
  return [
    [
      `**${finding.kind}** ${code(subjectOf(finding))}${place}`,
      `**${finding.severity}**`,
      ...ageOf(finding, origin),
    ].join(' · '),
    ...diffBlock(attributes),
    detailOf(finding)
      .map((line) => `- ${code(line)}`)
      .join('\n'),
    ...(finding.devices?.weeks ? [weekTable(finding.devices.weeks)] : []),
  ].join('\n\n');
}

/** Departing devices. Weeks without any are left out to keep the table small. */
function weekTable(weeks: readonly WeekOfDepartures[]): string {
  return [
    '| week of | by the rule | by their certificate | earlier than now |',
    '| --- | --: | --: | --: |',
    ...weeks
      .filter(({ rule, certificate }) => rule + certificate > 0)
      .map(({ monday, rule, certificate, earlier }) => `| ${[cell(monday), rule, certificate, earlier].join(' | ')} |`),
  ].join('\n');
}

/** What apply removes and adds, attribute by attribute. */
function diffBlock(attributes: readonly AttributeFinding[]): readonly string[] {
  return attributes.length === 0 ? [] : [fenced('diff', attributes.flatMap(attributeDiff))];
}

function attributeDiff(attribute: AttributeFinding): readonly string[] {
  const { kind, sensitive, unknown, replaces, lastSeen } = attribute;
  const name = attributeName(attribute);
  const title = replaces ? [`# ${name} needs a new object`] : [];
  if (attribute.lines) return [...title, `  ${name}:`, ...diffLines(attribute)];
  if (sensitive) return [...title, `- ${name}: (hidden)`, `+ ${name}: (hidden)`];
  const { declared, tenant } = valuesApart(attribute);
  return [
    ...title,
    ...(kind === 'both' ? [`# ${name} was ${renderValue(lastSeen)} when it was last seen`] : []),
    `- ${name}: ${renderValue(tenant)}`,
    `+ ${name}: ${unknown ? '(known after apply)' : renderValue(declared)}`,
  ];
}

function diagnosticBlock({ code: name, severity, what, where, why, fix }: Diagnostic): string {
  const lines = [...(where ? [renderWhere(where)] : []), why, fix].flatMap(inertLines);
  return [`**${severity} ${name}** ${code(inert(what))}`, lines.map((line) => `- ${code(line)}`).join('\n')].join(
    '\n\n',
  );
}

/** Adds the sections below the head, block by block, while they fit. */
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
/** Characters reserved for the sentence about what was left out. */
const noteRoom = 400;

function leftOut(count: number): string {
  const verb = count === 1 ? 'is' : 'are';
  return `**${counted(count, 'more entry').replace('entrys', 'entries')} ${verb} omitted:** a comment has at most ${String(longestComment)} characters. The JSON report of the same run contains everything.`;
}

function takeWhileRoom(blocks: readonly string[], room: number): readonly string[] {
  let left = room;
  const end = blocks.findIndex((block) => (left -= block.length + gap.length) < 0);
  return end === -1 ? blocks : blocks.slice(0, end);
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + gap.length, 0);
}
