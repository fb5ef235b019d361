import type { Diagnostic } from '../../core/index.js';
import { inertJson, isReportFormat, type ReportFormat, reportFormats, type TextStyle } from '../../report/index.js';
import { redactor } from '../process/redactor.js';
import { writeAtomically } from '../process/write-file.js';
import { originOf } from './origin.js';
import type { Outcome, OwnFormat } from './outcome.js';

/** Name of a format. A command with formats other than text and JSON ends with a report, or writes them itself. */
export type Format = 'text' | 'json' | ReportFormat | OwnFormat;

/** Formats of every command with a result. */
export const plainFormats = ['text', 'json'] as const;

/** Formats of commands that end with a report. */
export const allFormats = [...plainFormats, 'markdown', 'sarif', 'junit', 'html'] as const satisfies readonly Format[];

/** Where and how to write a result. */
export interface Delivery {
  readonly format: Format;
  /** File to write to instead of standard output. */
  readonly output?: string | undefined;
  readonly style: TextStyle;
}

/** Writes the result to its file, or to `write`. Returns errors of the file (INT1306). */
export async function deliver(
  outcome: Outcome,
  { format, output, style }: Delivery,
  write: (text: string) => unknown,
): Promise<Diagnostic | undefined> {
  const text = written(outcome, format, output === undefined ? style : { color: false });
  if (output !== undefined) return writeAtomically(output, redactor.redact(text));
  if (text !== '') write(text);
  return undefined;
}

function written({ text, json, document, formats = {} }: Outcome, format: Format, style: TextStyle): string {
  if (format === 'json') return `${inertJson(json)}\n`;
  if (format !== 'text' && Object.hasOwn(formats, format)) return formats[format as OwnFormat]?.() ?? text(style);
  if (!document || !isReportFormat(format)) return text(style);
  return reportFormats[format]({ ...document, origin: originOf(process.env, new Date(), process.cwd()) });
}
