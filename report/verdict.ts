import type { Diagnostic, DiagnosticCode } from '../core/index.js';
import type { Finding, FindingKind, Verdict } from './model.js';

/** What a verb ends with. 0 nothing to do, 1 error, 2 changes pending, 3 drift or something expired, 4 both, 5 unreadable: no verdict. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * The verdict over findings and over what else was said. An error outweighs all, and what could not be read the rest.
 * Errors that only say that no answer came judge nothing.
 */
export function verdictOf(findings: readonly Finding[], diagnostics: readonly Diagnostic[]): Verdict {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!errors.every(isSilence)) return 'failed';
  const kinds = new Set(findings.flatMap(verdictKind));
  if (errors.length > 0 || kinds.has('unreadable')) return 'unreadable';
  if (kinds.has('both') || (kinds.has('drift') && kinds.has('pending'))) return 'both';
  if (kinds.has('drift')) return 'drift';
  return kinds.has('pending') ? 'pending' : 'inSync';
}

/** Throttled, server error, no connection, time-out, broken connection, too much, and a token endpoint that says neither yes nor no. */
const silences: ReadonlySet<DiagnosticCode> = new Set([
  ...(['INT3004', 'INT3005', 'INT3007', 'INT3009', 'INT3010'] as const),
  ...(['INT3015', 'INT3016', 'INT3108'] as const),
]);

/** Whether a diagnostic says that nothing is known, and nothing against the credential, the declaration or the tenant. */
export function isSilence({ code }: Diagnostic): boolean {
  return silences.has(code);
}

/** What has ended departs from the declaration as drift does; what ends soon, or already is as declared, changes no verdict. */
function verdictKind({
  kind,
  severity,
}: Finding): readonly Exclude<FindingKind, 'waiting' | 'expiring' | 'recorded'>[] {
  if (kind === 'recorded') return [];
  // The declaration is ahead, whoever has to do something first.
  if (kind === 'waiting') return ['pending'];
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
