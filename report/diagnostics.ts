import { type Diagnostic, documentationOf, renderPath, type Severity, type Where } from '../core/index.js';
import { inert, inertLines } from './inert.js';
import { linked, type Paint, paintFor, type TextStyle } from './paint.js';

/** Renders diagnostics for people as blocks separated by an empty line. The text ends with a line end, or is empty. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], style: TextStyle): string {
  return diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, style)}\n`).join('\n');
}

function renderDiagnostic(diagnostic: Diagnostic, style: TextStyle): string {
  const { code, severity, what, where, why, fix, docs } = diagnostic;
  const paint = paintFor(style);
  const unwrapped = { color: style.color };
  return [
    `${severityPaint(severity, paint)(`${severity} ${linked(code, documentationOf(code), style)}`)}: ${paint.strong(inert(what))}`,
    // Places and addresses are copied, so they are never wrapped.
    ...field('where', where && renderWhere(where), unwrapped),
    ...field('why', why, style),
    ...field('fix', fix, style),
    ...field('docs', docs, unwrapped),
  ].join('\n');
}

/** The color of a severity. */
export function severityPaint(severity: Severity, paint: Paint): (text: string) => string {
  return { error: paint.error, warning: paint.warning, info: paint.planned }[severity];
}

/** Formats the location of a problem: `contoso.yaml:31:24 (spec.retention.cleanupRules[0].inactiveDays)`. Empty if unknown. */
export function renderWhere(where: Where): string {
  const { file, line, column } = where;
  const place = file === undefined ? '' : [file, line, column].filter((part) => part !== undefined).join(':');
  const parts = [place, where.address, renderPath(where.path ?? [])].filter(
    (part) => part !== undefined && part !== '',
  );
  const [first, ...rest] = parts;
  if (first === undefined) return '';
  return rest.length > 0 ? `${first} (${rest.join(', ')})` : first;
}

const indent = 9;

function field(name: string, text: string | undefined, { color, width }: TextStyle): readonly string[] {
  if (!text) return [];
  const paint = paintFor({ color });
  const lines = inertLines(text).flatMap((line) => wrap(line, width === undefined ? undefined : width - indent));
  const head = paint.quiet(`${name}:`.padEnd(indent - 2));
  return lines.map((line, index) => (index === 0 ? `  ${head}${line}` : `${' '.repeat(indent)}${line}`));
}

/** Wraps a line at spaces so that no part is longer than `width`, unless a word is longer. */
export function wrap(line: string, width: number | undefined): readonly string[] {
  if (width === undefined || width < 20 || line.length <= width) return [line];
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
