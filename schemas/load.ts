import { type Diagnostic, type DiagnosticCode, error, hasErrors, type Path } from '../core/index.js';
import type { TenantDeclaration } from './generated/declaration.js';
import { faulty, type ParsedDeclaration, parseDeclaration, parseDeclarations } from './parse.js';
import { valueAt } from './pointer.js';
import { readDeclaration } from './read-file.js';
import { firstOf } from './shown.js';
import type { Locate } from './yaml-positions.js';

/** A valid declaration with its file. */
export interface LoadedDeclaration {
  readonly declaration: TenantDeclaration;
  readonly file: string;
  /** Finds the position of a path in the file. */
  readonly locate: Locate;
}

/** The valid declarations in the order of the files, and the diagnostics of all files. */
export interface LoadedDeclarations {
  readonly declarations: readonly LoadedDeclaration[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads declarations. A file can contain several, one per YAML document. Names and tenants must be unique across all
 * files.
 */
export function loadDeclarations(files: readonly string[]): LoadedDeclarations {
  const { declarations, diagnostics } = readDeclarations(files);
  return { declarations, diagnostics: [...diagnostics, ...clashesAmong(declarations)] };
}

/** Loads declarations independently. Callers that know other declarations check for the same name or tenant. */
export function readDeclarations(files: readonly string[]): LoadedDeclarations {
  const parsed = files.flatMap(parseFile);
  const declarations = parsed.flatMap(({ declaration, file, locate }) =>
    declaration ? [{ declaration, file, locate }] : [],
  );
  return { declarations, diagnostics: parsed.flatMap(({ diagnostics }) => diagnostics) };
}

/** The parts of a declaration that must be unique, with their location. */
export interface IdentifiedDeclaration {
  readonly declaration: {
    readonly metadata: { readonly name: string };
    readonly spec: { readonly tenantId: string };
  };
  readonly file: string;
  readonly locate: Locate;
}

/** Finds declarations with the name (INT1016) or tenant (INT1017) of an earlier one. */
export function clashesAmong(declarations: readonly IdentifiedDeclaration[]): readonly Diagnostic[] {
  return firstOf([
    ...repetitions(declarations, { code: 'INT1016', path: ['metadata', 'name'], noun: 'the name' }),
    ...repetitions(declarations, { code: 'INT1017', path: ['spec', 'tenantId'], noun: 'the tenant' }),
  ]);
}

/** Reads a file with one declaration. */
export function loadDeclaration(file: string): ParsedDeclaration {
  const read = readDeclaration(file);
  return 'diagnostic' in read ? faulty(file, read.diagnostic) : parseDeclaration(read.text, file);
}

/** Whether no loaded declaration has an error. */
export function isSound({ diagnostics }: LoadedDeclarations): boolean {
  return !hasErrors(diagnostics);
}

function parseFile(file: string): readonly ParsedDeclaration[] {
  const read = readDeclaration(file);
  return 'diagnostic' in read ? [faulty(file, read.diagnostic)] : parseDeclarations(read.text, file);
}

interface Identity {
  readonly code: DiagnosticCode;
  readonly path: Path;
  readonly noun: string;
}

function repetitions(
  declarations: readonly IdentifiedDeclaration[],
  { code, path, noun }: Identity,
): readonly Diagnostic[] {
  const firsts = new Map<string, IdentifiedDeclaration>();
  return declarations.flatMap((loaded) => {
    const value = String(valueAt(loaded.declaration, path));
    const first = firsts.get(value.toLowerCase());
    if (!first) firsts.set(value.toLowerCase(), loaded);
    return first
      ? [
          error(code, {
            what: `two declarations have ${noun} ${value}`,
            where: { file: loaded.file, ...loaded.locate(path), path },
            why: `the other is in ${first.file}, line ${String(first.locate(path).line)}`,
            fix: code === 'INT1016' ? 'rename one of them' : 'merge them into one declaration',
          }),
        ]
      : [];
  });
}
