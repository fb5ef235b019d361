import { actionsText } from './actions.js';
import { counted } from './counted.js';
import { detailOf } from './detail.js';
import type { ReportDocument } from './document.js';
import { inert } from './inert.js';
import type { Finding, Report, ReportSummary, Verdict } from './model.js';
import { shownAttributes } from './shown-attributes.js';
import { attributeCells, diffLines } from './values.js';

/** The kinds in the order in which a report counts them. */
export const countedKinds = ['drift', 'both', 'expiring', 'pending', 'waiting', 'unreadable'] as const;

/** Counts in words: `1 drift, 2 pending`. Empty where there is nothing. */
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
  drift: 'the tenant was changed outside',
  both: 'the tenant was changed outside and the declaration is ahead',
  unreadable: 'unreadable: no verdict',
};

/** What a verdict says, in words: `the tenant was changed outside`. */
export function verdictText(verdict: Verdict): string {
  return verdictWords[verdict];
}

/** What a verdict says of a tenant, or of several: where nothing was changed outside, that something has expired. */
export function saidOf({ verdict, summary }: Pick<Report, 'verdict' | 'summary'>): string {
  const changed = summary.drift + summary.both > 0;
  if (verdict === 'pending' && summary.pending === 0 && summary.waiting > 0)
    return 'something is left to do by a person';
  if (changed || (verdict !== 'drift' && verdict !== 'both')) return verdictText(verdict);
  return verdict === 'drift' ? 'something has expired' : 'something has expired and the declaration is ahead';
}

/** Counts of kinds, and what apply does: `2 drift, 1 pending; 1 to create, 2 to change`. Empty where there is nothing. */
export function countsAndActions(summary: ReportSummary, findings: readonly Finding[]): string {
  return [countsText(summary), actionsText(findings)].filter((part) => part !== '').join('; ');
}

/** What the whole run says in one line: `the tenant was changed outside: 2 drift, 1 pending in 3 tenants; 1 to create, 2 to change`. */
export function headline({ verdict, reports }: ReportDocument): string {
  const total = reports.reduce<ReportSummary>((sum, { summary }) => added(sum, summary), nothing);
  const counts = countsText(total);
  const actions = actionsText(reports.flatMap(({ findings }) => findings));
  const places = counted(reports.length, 'tenant');
  const said = saidOf({ verdict, summary: total });
  return counts === ''
    ? `${said} (${counted(total.objects, 'object')} in ${places})`
    : `${said}: ${counts} in ${places}${actions === '' ? '' : `; ${actions}`}`;
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

/** Stands above what waits. */
export const nextTitle = 'next, by a person:';

/** Names the object as people do: `cleanup rule "windows"`. */
export function subjectOf({ noun, label }: Pick<Finding, 'noun' | 'label'>): string {
  return label === undefined ? inert(noun) : `${inert(noun)} "${inert(label)}"`;
}

/**
 * What distinguishes a finding from the others of its tenant, in a form that does not change from run to run. What expires is
 * named as well: the same object can also differ, and a data source knows several ends.
 */
export function findingKey({ address, expiry, noun, label = '' }: Finding): readonly string[] {
  return [address, ...(expiry ? [noun, label] : [])];
}

/** A finding in lines: each attribute with its values, then who and when, and what apply does. Inert. */
export function linesOf(finding: Finding): readonly string[] {
  const attributes = shownAttributes(finding).flatMap((attribute) => {
    const [name = '', ...values] = attributeCells(attribute);
    return [`${name}: ${values.join(', ')}`.trimEnd(), ...diffLines(attribute)];
  });
  return [...attributes, ...detailOf(finding)];
}

/** The tenant that a finding is about, in a text that does not change from run to run. */
export function tenantKey({ tenant }: Report): string {
  return tenant.tenantId ?? tenant.name;
}
