import type { Finding } from '../model.js';

/** Findings with one cause. */
export interface CauseGroup {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** Causes, in the order in which a reader has to deal with them. */
const causes: readonly { readonly title: string; readonly kinds: readonly Finding['kind'][] }[] = [
  { title: 'Unreadable', kinds: ['unreadable'] },
  { title: 'Changed outside', kinds: ['drift', 'both'] },
  { title: 'Expired or about to expire', kinds: ['expiring'] },
  { title: 'Declared, not applied yet', kinds: ['pending'] },
  { title: 'Waiting for a person or an earlier stage', kinds: ['waiting'] },
  { title: 'Already as declared', kinds: ['recorded'] },
];

const severities: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** Groups findings by cause; within a group the most severe come first. */
export function groupByCause(findings: readonly Finding[]): readonly CauseGroup[] {
  return causes.flatMap(({ title, kinds }) => {
    const own = findings
      .filter(({ kind }) => kinds.includes(kind))
      .sort((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity));
    return own.length > 0 ? [{ title, findings: own }] : [];
  });
}
