import { type Diagnostic, hasErrors, type Json, type JsonObject } from '../../../core/index.js';
import {
  diagnosticToJson,
  type ExitCode,
  exitCodeOf,
  inert,
  paintFor,
  type Report,
  type TextStyle,
  worstVerdict,
} from '../../../report/index.js';
import { jsonResult, type Outcome, problemsText } from '../../result/outcome.js';
import type { Decision } from './accept-declaration.js';
import type { AcceptedFile, AcceptedFleet } from './accept-fleet.js';
import { changedLines } from './line-diff.js';

/**
 * The result of `drift --accept`: the written changes as a diff, and those not written with the reason.
 *
 * Ends with 0 if all drift is now in the declarations, otherwise with the code of the remaining drift. JSON:
 * `{ formatVersion, verb, exitCode, files: [{ file, written: [Place], left: [Place & { reason }] }], diagnostics }`.
 */
export function acceptOutcome(
  reports: readonly Report[],
  { files, diagnostics }: AcceptedFleet,
  others: readonly Diagnostic[],
): Outcome {
  const all = [...others, ...reports.flatMap((report) => report.diagnostics), ...diagnostics];
  const exitCode = exitCodeAfter(reports, files, all);
  return {
    exitCode,
    text: (style) =>
      [problemsText(all, style), ...files.map((file) => fileText(file, style))].filter(Boolean).join('\n'),
    json: jsonResult('drift --accept', exitCode, {
      files: files.map(fileJson),
      diagnostics: all.map(diagnosticToJson),
    }),
  };
}

function exitCodeAfter(
  reports: readonly Report[],
  files: readonly AcceptedFile[],
  diagnostics: readonly Diagnostic[],
): ExitCode {
  if (hasErrors(diagnostics)) return 1;
  const left = files.some(({ decisions }) => decisions.some(({ reason }) => reason !== undefined));
  const verdict = worstVerdict(reports.map((report) => report.verdict));
  return left || (verdict !== 'drift' && verdict !== 'both') ? exitCodeOf(verdict) : 0;
}

function fileText({ file, before, after, decisions }: AcceptedFile, style: TextStyle): string {
  const paint = paintFor(style);
  const lines = changedLines(before, after);
  const changes = lines.flatMap(({ line, kind, text }, index) => {
    const follows = index > 0 && [line, line - 1].includes(lines[index - 1]?.line ?? 0);
    const written = kind === 'removed' ? paint.error(`-${inert(text)}`) : paint.good(`+${inert(text)}`);
    return follows ? [written] : [`@@ line ${String(line)}`, written];
  });
  const left = decisions.flatMap((decision) =>
    decision.reason === undefined
      ? []
      : [`${paint.warning('not written')} ${inert(subject(decision))}: ${decision.reason}`],
  );
  return [paint.strong(inert(file)), ...changes, ...left, ''].join('\n');
}

function subject({ finding, attribute }: Decision): string {
  return attribute ? `${finding.address} ${attribute.path}` : finding.address;
}

function fileJson({ file, decisions }: AcceptedFile): JsonObject {
  const place = ({ finding, attribute, reason }: Decision): Json => ({
    address: finding.address,
    ...(attribute && { path: attribute.path }),
    ...(attribute?.tenant !== undefined &&
      reason === undefined && { declared: attribute.declared, tenant: attribute.tenant }),
    ...(reason !== undefined && { reason }),
  });
  return {
    file,
    written: decisions.filter(({ reason }) => reason === undefined).map(place),
    left: decisions.filter(({ reason }) => reason !== undefined).map(place),
  };
}
