import type { Finding, FindingKind } from '../model.js';

/** Findings with one cause. */
export interface CauseGroup {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** The heading for each kind, in the order in which a reader should handle them. */
const causes: Readonly<Record<FindingKind, string>> = {
  unreadable: 'Unreadable',
  drift: 'Changed outside',
  both: 'Changed outside',
  expiring: 'Expired or about to expire',
  pending: 'Declared, not applied yet',
  waiting: 'Waiting for a person or an earlier stage',
  recorded: 'Already matching the declaration',
};

const severities: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** Groups findings by cause. Within a group, the most severe come first. */
export function groupByCause(findings: readonly Finding[]): readonly CauseGroup[] {
  return [...new Set(Object.values(causes))].flatMap((title) => {
    const own = findings
      .filter(({ kind }) => causes[kind] === title)
      .sort((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity));
    return own.length > 0 ? [{ title, findings: own }] : [];
  });
}
