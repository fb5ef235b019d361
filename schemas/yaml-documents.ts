import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Document, Node, Pair, YAMLError } from 'yaml';
import { error } from '../core/index.js';
import type { Diagnostic, DiagnosticCode, Path, PathStep } from '../core/index.js';

/** A place in a text, lines and columns from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds where a path stands in the text; a path that is not there stands at the innermost part that is. */
export type Locate = (path: Path, at?: 'value' | 'key') => Position;

/** One YAML document of a text. `value` is undefined where the text could not be understood. */
export interface YamlDocument {
  readonly value: unknown;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
}

/** More aliases than this in one document are an attack, or a mistake; the library counts how often each multiplies. */
const mostAliases = 100;

/** Parses a text of YAML 1.2 into its documents, and never throws. Empty documents are left out. */
export function parseYaml(text: string, file: string): readonly YamlDocument[] {
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, { lineCounter: lines, stringKeys: true, logLevel: 'error' });
    if (!Array.isArray(documents)) return [];
    return documents.filter(hasContent).map((document) => readDocument(document, { file, lines }));
  } catch (thrown) {
    // The parser calls itself for every level; nothing else in it overflows the stack.
    if (!(thrown instanceof RangeError)) throw thrown;
    return [failed([tooDeep(file)])];
  }
}

interface Source {
  readonly file: string;
  readonly lines: LineCounter;
}

function hasContent({ contents, errors }: Document.Parsed): boolean {
  return errors.length > 0 || !(isScalar(contents) && contents.value === null && contents.source === '');
}

function readDocument(document: Document.Parsed, source: Source): YamlDocument {
  const problems = problemsOf(document, source);
  if (problems.length > 0) return failed(problems);
  const locate: Locate = (path, at = 'value') => positionOf(document, path, { at, lines: source.lines });
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { value, locate, diagnostics: [] };
  } catch (thrown) {
    if (thrown instanceof RangeError) return failed([tooDeep(source.file)]);
    // The library's way to say that aliases multiply, or refer to themselves.
    if (thrown instanceof ReferenceError) return failed([badAlias(source.file, thrown.message)]);
    throw thrown;
  }
}

function failed(diagnostics: readonly Diagnostic[]): YamlDocument {
  return { value: undefined, locate: () => ({ line: 1, column: 1 }), diagnostics };
}

/** One broken bracket is followed by many complaints about the same thing; these are enough to mend it. */
const mostProblems = 10;

function problemsOf({ errors, warnings }: Document.Parsed, source: Source): readonly Diagnostic[] {
  const problems: readonly YAMLError[] = [...errors, ...warnings];
  if (problems.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return [tooDeep(source.file)];
  const seen = new Set<number>();
  const distinct = problems.filter(({ pos: [start] }) => !seen.has(start) && seen.add(start));
  return distinct.slice(0, mostProblems).map((problem) => fromYamlError(problem, source));
}

const yamlCodes: Readonly<Partial<Record<YAMLError['code'], DiagnosticCode>>> = {
  DUPLICATE_KEY: 'INT1011',
  TAB_AS_INDENT: 'INT1012',
};

function fromYamlError({ code, message, pos }: YAMLError, { file, lines }: Source): Diagnostic {
  const { line, col } = lines.linePos(pos[0]);
  const where = { file, line, column: col };
  const own = yamlCodes[code] ?? 'INT1010';
  const texts = {
    INT1011: { what: 'a key is written twice', fix: 'keep one of them' },
    INT1012: { what: 'a line is indented with a tab', fix: 'indent with spaces' },
  } as const;
  const text =
    own in texts
      ? texts[own as keyof typeof texts]
      : { what: 'the YAML cannot be parsed', fix: 'mend the text at this place' };
  return error(own, { ...text, where, why: firstLine(message) });
}

/** The message goes on with an excerpt of the text, which the report shows better. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/u, '');
}

function tooDeep(file: string): Diagnostic {
  return error('INT1014', {
    what: 'the document is nested too deeply',
    where: { file },
    why: 'lists or objects stand in one another by the thousand',
    fix: 'check the brackets and the indentation',
  });
}

function badAlias(file: string, message: string): Diagnostic {
  const name = /^Unresolved alias.*: (.+)$/u.exec(message)?.[1];
  if (name !== undefined) {
    const why = `the alias *${name} has no anchor &${name} before it`;
    return error('INT1010', { what: 'the YAML cannot be parsed', where: { file }, why, fix: 'write the value out' });
  }
  return error('INT1013', {
    what: 'aliases grow too large',
    where: { file },
    why: `aliases multiply to more than ${String(mostAliases)} copies`,
    fix: 'write the values out instead of nesting aliases',
  });
}

interface Place {
  readonly at: 'value' | 'key';
  readonly lines: LineCounter;
}

function positionOf(document: Document.Parsed, path: Path, { at, lines }: Place): Position {
  let found: Found = { value: document.contents };
  for (const step of path) {
    const next = child(document, found.value, step);
    if (!next) return toPosition(found.value, lines);
    found = next;
  }
  return toPosition(at === 'key' ? (found.key ?? found.value) : (found.value ?? found.key), lines);
}

interface Found {
  readonly key?: Node;
  readonly value: Node | null;
}

function child(document: Document.Parsed, parent: Node | null, step: PathStep): Found | undefined {
  const node = isAlias(parent) ? (parent.resolve(document) ?? null) : parent;
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return isNode(item) ? { value: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const name = typeof step === 'object' ? step.key : String(step);
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  return pair && toFound(pair);
}

function toFound({ key, value }: Pair): Found {
  return { ...(isNode(key) && { key }), value: isNode(value) ? value : null };
}

function toPosition(node: Node | null | undefined, lines: LineCounter): Position {
  const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
  return { line, column: col };
}
