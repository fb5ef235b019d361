import { type Diagnostic, type DiagnosticCode, isWaiting } from '../core/index.js';
import type { Finding } from './model.js';

/** Errors of a plan that say: code cannot bring this about, or not as it is declared. What waits for a person is a warning. */
const refusals: ReadonlySet<DiagnosticCode> = new Set(['INT2010', 'INT2011', 'INT2013', 'INT2046', 'INT2051']);

/** Findings that know why apply cannot restore them, and what else was said. */
export interface Refused {
  readonly findings: readonly Finding[];
  readonly left: readonly Diagnostic[];
}

/**
 * Gives each drift the error that kept it from being planned.
 *
 * That somebody changed the tenant is so whether code can undo it or not: it is drift, and no failure of the run. Where the
 * declaration changed as well, the refusal is about the declaration and stays an error.
 */
export function withRefusals(findings: readonly Finding[], diagnostics: readonly Diagnostic[]): Refused {
  const drifted = new Set(findings.flatMap(({ kind, address }) => (kind === 'drift' ? [address] : [])));
  const refused = new Map<string, Diagnostic>();
  const left = diagnostics.filter((diagnostic) => {
    const { code, severity, where: { address } = {} } = diagnostic;
    const isRefusal = (severity === 'error' && refusals.has(code)) || isWaiting({ code });
    if (!isRefusal || address === undefined || !drifted.has(address)) return true;
    if (!refused.has(address)) refused.set(address, diagnostic);
    return false;
  });
  return { findings: findings.map((finding) => withRefusal(finding, refused.get(finding.address))), left };
}

function withRefusal(finding: Finding, unrestorable: Diagnostic | undefined): Finding {
  return unrestorable && finding.kind === 'drift' ? { ...finding, unrestorable } : finding;
}
