import { actionsText } from './actions.js';
import { counted } from './counted.js';
import { detailOf } from './detail.js';
import type { ReportDocument } from './document.js';
import { inert } from './inert.js';
import type { Finding, Report, ReportSummary, Verdict } from './model.js';
import { shownAttributes } from './shown-attributes.js';
import { attributeCells, diffLines } from './values.js';

/** The kinds, in the order of the counts in a report. */
export const countedKinds = ['drift', 'both', 'expiring', 'pending', 'waiting', 'unreadable'] as const;

/** Formats counts: `1 drift, 2 pending`. Empty if there are none. */
export function countsText(summary: ReportSummary): string {
  return countedKinds
    .filter((kind) => summary[kind] > 0)
    .map((kind) => `${String(summary[kind])} ${kind}`)
    .join(', ');
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  inSync: 'as declared',
  failed: 'failed: no verdict',
  pending: 'the declaration is ahead',
  drift: 'the tenant was changed outside Terraform',
  both: 'the tenant was changed outside Terraform and the declaration is ahead',
  unreadable: 'unreadable: no verdict',
};

/** Formats a verdict: `the tenant was changed outside`. */
export function verdictText(verdict: Verdict): string {
  return verdictWords[verdict];
}

/**
 * Formats the verdict on one or several tenants. If nothing was changed outside, it reports what has expired. Without a state
 * and an audit event, it is unknown whether somebody changed an object or whether it was never applied.
 */
export function saidOf({ verdict, summary, findings }: Pick<Report, 'verdict' | 'summary' | 'findings'>): string {
  const changed = summary.drift + summary.both > 0;
  if (verdict === 'drift' && changed && !findings.some(isChangedOutside)) return differs;
  if (verdict === 'pending' && summary.pending === 0 && summary.waiting > 0) return 'a person must complete some steps';
  if (changed || (verdict !== 'drift' && verdict !== 'both')) return verdictText(verdict);
  return verdict === 'drift'
    ? 'a certificate or token has expired'
    : 'a certificate or token has expired and the declaration is ahead';
}

const differs = 'the tenant differs from the declaration';

/** What a finding of drift says in words. */
export function driftWords(finding: Finding): string {
  return isChangedOutside(finding) ? verdictWords.drift : differs;
}

/** Whether it is known that somebody changed the object after it was applied. */
export function isChangedOutside({ kind, changed, withoutState }: Finding): boolean {
  return (kind === 'drift' || kind === 'both') && (changed !== undefined || withoutState !== true);
}

/**
 * Formats counts of kinds and the actions of apply: `2 drift, 1 pending; 1 to create, 2 to change`. Empty if there are
 * none.
 */
export function countsAndActions(summary: ReportSummary, findings: readonly Finding[]): string {
  return [countsText(summary), actionsText(findings)].filter((part) => part !== '').join('; ');
}

/** Summarizes the run in one line: `the tenant was changed outside: 2 drift, 1 pending in 3 tenants; 1 to create, 2 to change`. */
export function headline({ verdict, reports }: ReportDocument): string {
  const total = totalOf(reports);
  const counts = countsText(total);
  const findings = reports.flatMap((report) => report.findings);
  const actions = actionsText(findings);
  const places = counted(reports.length, 'tenant');
  const said = saidOf({ verdict, summary: total, findings });
  return counts === ''
    ? `${said} (${counted(total.objects, 'object')} in ${places})`
    : `${said}: ${counts} in ${places}${actions === '' ? '' : `; ${actions}`}`;
}

/** What the verdict over all tenants says. */
export function saidOfAll({ verdict, reports }: ReportDocument): string {
  const findings = reports.flatMap((report) => report.findings);
  return saidOf({ verdict, summary: totalOf(reports), findings });
}

function totalOf(reports: readonly Report[]): ReportSummary {
  return reports.reduce<ReportSummary>((sum, { summary }) => added(sum, summary), nothing);
}

const nothing: ReportSummary = {
  objects: 0,
  drift: 0,
  pending: 0,
  both: 0,
  waiting: 0,
  recorded: 0,
  expiring: 0,
  unreadable: 0,
};

function added(left: ReportSummary, right: ReportSummary): ReportSummary {
  return {
    objects: left.objects + right.objects,
    drift: left.drift + right.drift,
    pending: left.pending + right.pending,
    both: left.both + right.both,
    waiting: left.waiting + right.waiting,
    recorded: left.recorded + right.recorded,
    expiring: left.expiring + right.expiring,
    unreadable: left.unreadable + right.unreadable,
  };
}

/** Heading above the steps for a person. */
export const nextTitle = 'next, by a person:';

/** Formats the name of an object for people: `cleanup rule "windows"`. */
export function subjectOf({ noun, label }: Pick<Finding, 'noun' | 'label'>): string {
  return label === undefined ? inert(noun) : `${inert(noun)} "${inert(label)}"`;
}

/**
 * Identifies a finding within its tenant. It does not change from run to run. It includes what expires, because the
 * same object can also differ, and a data source can report several expiries.
 */
export function findingKey({ address, expiry, noun, label = '' }: Finding): readonly string[] {
  return [address, ...(expiry ? [noun, label] : [])];
}

/** A finding in lines: each attribute with its values, then who changed it and when, and what apply does. Inert. */
export function linesOf(finding: Finding): readonly string[] {
  const attributes = shownAttributes(finding).flatMap((attribute) => {
    const [name = '', ...values] = attributeCells(attribute);
    return [`${name}: ${values.join(', ')}`.trimEnd(), ...diffLines(attribute)];
  });
  return [...attributes, ...detailOf(finding)];
}

/** Identifies the tenant of a finding in a text that does not change from run to run. */
export function tenantKey({ tenant }: Report): string {
  return tenant.tenantId ?? tenant.name;
}
