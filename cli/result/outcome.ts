import { type Diagnostic, hasErrors, type JsonObject } from '../../core/index.js';
import {
  diagnosticToJson,
  type ExitCode,
  formatVersion,
  renderDiagnostics,
  type ReportDocument,
  type TextStyle,
} from '../../report/index.js';

/** Formats that a verb may write itself, because no report has them or its result is no report. */
export type OwnFormat = 'csv' | 'html' | 'ics';

/** What a verb ends with. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** The result as people read it; with a line end at its end, or empty. */
  readonly text: (style: TextStyle) => string;
  /** The result for programs. */
  readonly json: JsonObject;
  /** What the formats of a report are written from. Only verbs that end with a report have it. */
  readonly document?: ReportDocument;
  /** What writes the result in further formats. Default: none but those of a report. */
  readonly formats?: Readonly<Partial<Record<OwnFormat, () => string>>>;
  /** Standard output is for something else, so the text goes to standard error. */
  readonly toStderr?: true;
  /** Called once the result is where it belongs. Default: nothing is left to do. */
  readonly delivered?: () => void;
}

/** The frame of every JSON result: `{ formatVersion, verb, exitCode, …, diagnostics }`. */
export function jsonResult(
  verb: string,
  exitCode: ExitCode,
  members: JsonObject & { readonly diagnostics: readonly JsonObject[] },
): JsonObject {
  return { formatVersion, verb, exitCode, ...members };
}

/** An outcome that is nothing but diagnostics: 1 with an error among them, else 0. */
export function diagnosticsOutcome(verb: string, diagnostics: readonly Diagnostic[]): Outcome {
  const exitCode = hasErrors(diagnostics) ? 1 : 0;
  return {
    exitCode,
    text: (style) => renderDiagnostics(diagnostics, style),
    json: jsonResult(verb, exitCode, { diagnostics: diagnostics.map(diagnosticToJson) }),
  };
}

/** Problems of the declarations, for every verb but `validate`, which also shows information. */
export function problemsText(diagnostics: readonly Diagnostic[], style: TextStyle): string {
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  return renderDiagnostics(problems, style);
}
