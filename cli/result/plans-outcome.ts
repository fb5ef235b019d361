import { type Diagnostic, hasErrors, type JsonObject } from '../../core/index.js';
import {
  diagnosticToJson,
  exitCodeOf,
  renderReport,
  type Report,
  reportToJson,
  type TextStyle,
  type Verdict,
  worstVerdict,
} from '../../report/index.js';
import { ownPackage } from '../process/package-root.js';
import type { Shard } from '../tenants/shard.js';
import { jsonResult, type Outcome, problemsText } from './outcome.js';

/**
 * The result of `plan`: a report for each tenant, and diagnostics of declarations without a report.
 *
 * JSON: `{ formatVersion, verb, exitCode, verdict, tenants: [report], diagnostics }`.
 */
export function plansOutcome(reports: readonly Report[], diagnostics: readonly Diagnostic[]): Outcome {
  return reportsOutcome('plan', reports, { diagnostics });
}

/** The result of a command that ends with reports, in the format of `plan`; with `shard` if it covers part of a fleet. */
export function reportsOutcome(
  verb: string,
  reports: readonly Report[],
  { diagnostics, shard }: { readonly diagnostics: readonly Diagnostic[]; readonly shard?: Shard | undefined },
): Outcome {
  const verdicts = [...reports.map((report) => report.verdict), ...(hasErrors(diagnostics) ? ['failed' as const] : [])];
  const verdict: Verdict = worstVerdict(verdicts);
  const exitCode = exitCodeOf(verdict);
  const members: JsonObject = { verdict, tenants: reports.map(reportToJson), ...(shard && { shard: { ...shard } }) };
  return {
    exitCode,
    document: { verdict, reports, diagnostics, version: ownPackage().version },
    text: (style) => plansText(reports, diagnostics, style),
    json: jsonResult(verb, exitCode, { ...members, diagnostics: diagnostics.map(diagnosticToJson) }),
  };
}

/** Diagnostics and reports, separated by an empty line. */
function plansText(reports: readonly Report[], diagnostics: readonly Diagnostic[], style: TextStyle): string {
  const parts = [problemsText(diagnostics, style), ...reports.map((report) => renderReport(report, style))];
  return parts.filter((part) => part !== '').join('\n');
}
