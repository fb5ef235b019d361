import { type Diagnostic, hasErrors, type JsonObject } from '../../core/index.js';
import {
  diagnosticToJson,
  type ExitCode,
  formatVersion,
  renderDiagnostics,
  type ReportDocument,
  type TextStyle,
} from '../../report/index.js';

/** Formats that a command can write itself, because reports do not have them or its result is not a report. */
export type OwnFormat = 'csv' | 'html' | 'ics';

/** Result of a command. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** The result for people; ends with a line end, or is empty. */
  readonly text: (style: TextStyle) => string;
  /** The result for programs. */
  readonly json: JsonObject;
  /** Input for the report formats. Only for commands that end with a report. */
  readonly document?: ReportDocument;
  /** Renderers of further formats. Default: only those of a report. */
  readonly formats?: Readonly<Partial<Record<OwnFormat, () => string>>>;
  /** Whether the text goes to standard error, because standard output has another use. */
  readonly toStderr?: true;
  /** Called after the result was written. Default: nothing. */
  readonly delivered?: () => void;
}

/** The common structure of JSON results: `{ formatVersion, verb, exitCode, …, diagnostics }`. */
export function jsonResult(
  verb: string,
  exitCode: ExitCode,
  members: JsonObject & { readonly diagnostics: readonly JsonObject[] },
): JsonObject {
  return { formatVersion, verb, exitCode, ...members };
}

/** An outcome that only has diagnostics: 1 if there is an error, otherwise 0. */
export function diagnosticsOutcome(verb: string, diagnostics: readonly Diagnostic[]): Outcome {
  const exitCode = hasErrors(diagnostics) ? 1 : 0;
  return {
    exitCode,
    text: (style) => renderDiagnostics(diagnostics, style),
    json: jsonResult(verb, exitCode, { diagnostics: diagnostics.map(diagnosticToJson) }),
  };
}

/** Problems of the declarations, for every command except `validate`, which also shows information. */
export function problemsText(diagnostics: readonly Diagnostic[], style: TextStyle): string {
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  return renderDiagnostics(problems, style);
}
