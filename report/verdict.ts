import type { Diagnostic } from '../core/index.js';
import { hasErrors } from '../core/index.js';
import type { Finding, FindingKind, Verdict } from './model.js';

/** What a verb ends with. 0 nothing to do, 1 error, 2 changes pending, 3 drift or something expired, 4 both, 5 unreadable: no verdict. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/** The verdict over findings and over what else was said. An error outweighs all, and what could not be read the rest. */
export function verdictOf(findings: readonly Finding[], diagnostics: readonly Diagnostic[]): Verdict {
  if (hasErrors(diagnostics)) return 'failed';
  const kinds = new Set(findings.flatMap(verdictKind));
  if (kinds.has('unreadable')) return 'unreadable';
  if (kinds.has('both') || (kinds.has('drift') && kinds.has('pending'))) return 'both';
  if (kinds.has('drift')) return 'drift';
  return kinds.has('pending') ? 'pending' : 'inSync';
}

/** What has ended departs from the declaration as drift does; what ends soon, or already is as declared, changes no verdict. */
function verdictKind({ kind, severity }: Finding): readonly Exclude<FindingKind, 'expiring' | 'recorded'>[] {
  if (kind === 'recorded') return [];
  if (kind !== 'expiring') return [kind];
  return severity === 'error' ? ['drift'] : [];
}

const exitCodes: Readonly<Record<Verdict, ExitCode>> = {
  inSync: 0,
  failed: 1,
  pending: 2,
  drift: 3,
  both: 4,
  unreadable: 5,
};

/** The exit code of a verdict. */
export function exitCodeOf(verdict: Verdict): ExitCode {
  return exitCodes[verdict];
}

/** The verdict over several tenants: failed, then unreadable, then both (also drift in one and a pending change in another). */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const has = (verdict: Verdict): boolean => verdicts.includes(verdict);
  if (has('failed')) return 'failed';
  if (has('unreadable')) return 'unreadable';
  if (has('both') || (has('drift') && has('pending'))) return 'both';
  if (has('drift')) return 'drift';
  return has('pending') ? 'pending' : 'inSync';
}
