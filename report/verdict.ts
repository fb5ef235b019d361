import type { Diagnostic, DiagnosticCode } from '../core/index.js';
import type { Finding, FindingKind, Verdict } from './model.js';

/**
 * Exit code of a command. 0 nothing to do, 1 error, 2 changes pending, 3 drift or something expired, 4 both, 5
 * unreadable: no verdict.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * The verdict over findings and other diagnostics. An error outweighs everything else, and unreadable objects outweigh
 * the rest. Errors that only report a missing answer do not count as errors.
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

/**
 * Throttling, server error, no connection, timeout, broken connection, too many requests, and a token endpoint that
 * neither grants nor refuses.
 */
const silences: ReadonlySet<DiagnosticCode> = new Set([
  ...(['INT3004', 'INT3005', 'INT3007', 'INT3009', 'INT3010'] as const),
  ...(['INT3015', 'INT3016', 'INT3108'] as const),
]);

/**
 * Whether a diagnostic reports only that there was no answer, and nothing against the credential, the declaration or
 * the tenant.
 */
export function isSilence({ code }: Diagnostic): boolean {
  return silences.has(code);
}

/**
 * Expired objects depart from the declaration like drift. Objects that expire soon, or already match the declaration,
 * do not change the verdict.
 */
function verdictKind({
  kind,
  severity,
}: Finding): readonly Exclude<FindingKind, 'waiting' | 'expiring' | 'recorded'>[] {
  if (kind === 'recorded') return [];
  // The declaration has changes, whoever has to act first.
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

/**
 * The verdict over several tenants: failed, then unreadable, then both (also for drift in one tenant and a pending
 * change in another).
 */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const has = (verdict: Verdict): boolean => verdicts.includes(verdict);
  if (has('failed')) return 'failed';
  if (has('unreadable')) return 'unreadable';
  if (has('both') || (has('drift') && has('pending'))) return 'both';
  if (has('drift')) return 'drift';
  return has('pending') ? 'pending' : 'inSync';
}
