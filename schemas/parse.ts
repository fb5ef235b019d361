import { type Diagnostic, error } from '../core/index.js';
import { checkDeclaration, type CheckedDeclaration } from './check.js';
import type { TenantSpec } from './generated/declaration.js';
import { sizeProblem } from './read-file.js';
import { createShown, type Shown } from './shown.js';
import { parseYaml, type YamlDocument } from './yaml-documents.js';
import type { Locate } from './yaml-positions.js';

/** A declaration with its text. */
export interface ParsedDeclaration extends CheckedDeclaration {
  readonly file: string;
  /** Finds the position of a path in the file. */
  readonly locate: Locate;
}

/** Parses a text with one declaration. `declaration` is absent if there is any error; `diagnostics` has all problems. */
export function parseDeclaration(text: string, file: string): ParsedDeclaration {
  const [first, second] = parseDeclarations(text, file);
  if (!first) return emptyDocument(file);
  if (!second) return first;
  const { declaration: _declaration, ...parsed } = first;
  return { ...parsed, diagnostics: [...first.diagnostics, severalDocuments(second)] };
}

/** Parses a text with any number of declarations, one per YAML document. An empty text is one faulty declaration. */
export function parseDeclarations(text: string, file: string): readonly ParsedDeclaration[] {
  const tooLarge = sizeProblem(text, file);
  if (tooLarge) return [faulty(file, tooLarge)];
  const documents = parseYaml(text, file);
  if (documents.length === 0) return [emptyDocument(file)];
  const shown = createShown();
  const parsed = documents.map((document) => readDeclaration(document, file, shown));
  const rest = shown.rest().map((found) => ({ ...found, where: { file } }));
  return parsed.map((one, index) =>
    index === parsed.length - 1 ? { ...one, diagnostics: [...one.diagnostics, ...rest] } : one,
  );
}

/** A declaration that could not be read at all. */
export function faulty(file: string, diagnostic: Diagnostic): ParsedDeclaration {
  return { file, locate: () => ({ line: 1, column: 1 }), diagnostics: [diagnostic] };
}

function readDeclaration({ value, locate, diagnostics }: YamlDocument, file: string, shown: Shown): ParsedDeclaration {
  if (diagnostics.length > 0)
    return { file, locate, diagnostics: diagnostics.filter(({ code, severity }) => shown.admits(code, severity)) };
  const checked = checkDeclaration(value, { shown });
  if (checked.declaration) accepted.set(checked.declaration.spec, JSON.stringify(checked.declaration.spec));
  const located = checked.diagnostics.map((diagnostic) => inFile(diagnostic, { file, locate }));
  return { ...checked, diagnostics: located.sort(byPosition), file, locate };
}

/** Adds file, line and column to a diagnostic with a path. */
function inFile(
  diagnostic: Diagnostic,
  { file, locate }: { readonly file: string; readonly locate: Locate },
): Diagnostic {
  const path = diagnostic.where?.path ?? [];
  // For an unknown key, the position is that of the key; otherwise, that of the value.
  const position = locate(path, diagnostic.code === 'INT1020' ? 'key' : 'value');
  return { ...diagnostic, where: { file, ...position, path } };
}

/** The content of specifications that were read and accepted. */
const accepted = new WeakMap<TenantSpec, string>();

/** Whether a specification was read and accepted, and nobody changed it afterwards. */
export function isAccepted(spec: TenantSpec): boolean {
  const read = accepted.get(spec);
  return read !== undefined && read === JSON.stringify(spec);
}

function byPosition({ where: left }: Diagnostic, { where: right }: Diagnostic): number {
  return (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0);
}

function emptyDocument(file: string): ParsedDeclaration {
  return faulty(
    file,
    error('INT1004', {
      what: 'the declaration is empty',
      where: { file },
      why: 'the text contains no YAML, or only comments',
      fix: 'write a declaration, starting with apiVersion: intuneform/v1',
    }),
  );
}

function severalDocuments({ file, locate }: ParsedDeclaration): Diagnostic {
  return error('INT1015', {
    what: 'several documents where one is expected',
    where: { file, ...locate([]) },
    why: 'a second document starts here',
    fix: 'keep one document, or use a separate file for each tenant',
  });
}
