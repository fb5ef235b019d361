import { type Diagnostic, type DiagnosticCode, isWaiting } from '../core/index.js';
import type { Finding } from './model.js';

/**
 * Errors of a plan that report that apply cannot make a change, or not as declared. Changes that wait for a person are
 * warnings.
 */
const refusals: ReadonlySet<DiagnosticCode> = new Set(['INT2010', 'INT2011', 'INT2013', 'INT2046', 'INT2051']);

/** Findings with the reason why apply cannot restore them, and the remaining diagnostics. */
export interface Refused {
  readonly findings: readonly Finding[];
  readonly left: readonly Diagnostic[];
}

/**
 * Assigns the error that prevented its plan to each drift.
 *
 * An outside change is drift, whether apply can undo it or not, and not a failure of the run. If the declaration
 * changed as well, the refusal concerns the declaration and stays an error.
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
