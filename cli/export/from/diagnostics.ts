import { type Diagnostic, type DiagnosticCode, warning, type Where } from '../../../core/index.js';
import { inert } from '../../../report/index.js';
import type { ForeignPlace } from './model.js';

/** Texts of a diagnostic about an export. */
export interface ForeignTexts {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Creates a warning about a place in an exported file. Names from files are made inert. */
export function foreignWarning(
  code: DiagnosticCode,
  place: ForeignPlace,
  { what, why, fix }: ForeignTexts,
): Diagnostic {
  const where: Where = {
    file: inert(place.file),
    ...(place.line !== undefined && { line: place.line, column: 1 }),
    ...(place.path.length > 0 && { path: place.path }),
  };
  return warning(code, { what: inert(what), where, why: inert(why), fix });
}

/** Creates a warning that a file or folder is not read at all. */
export function unreadFile(file: string, why: string, fix: string): Diagnostic {
  return foreignWarning('INT1362', { file, path: [] }, { what: 'a file of the export is not read', why, fix });
}

/** Creates a warning that a file or folder is skipped, because its name is not one of an export. */
export function passedOver(file: string, why: string, fix = 'rename it if it is part of the export'): Diagnostic {
  const texts = { what: 'a file is skipped', why, fix };
  return foreignWarning('INT1428', { file, path: [] }, texts);
}

/** Maximum number of names in one message. */
const mostNamed = 12;

/** Lists names, up to the maximum. */
export function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  const shown = names.slice(0, mostNamed).join(', ');
  return more > 0 ? `${shown} and ${String(more)} more` : shown;
}
