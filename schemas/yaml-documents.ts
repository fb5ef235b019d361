import { type Document, isScalar, LineCounter, parseAllDocuments, type Scalar, type YAMLError } from 'yaml';

import { type Diagnostic, error } from '../core/index.js';
import { type AliasProblem, mostCopied, resolveAliases } from './aliases.js';
import { duplicateKeys } from './duplicate-keys.js';
import { type Locate, locateIn, positionAt } from './yaml-positions.js';

/** One YAML document of a text. `value` is undefined if it could not be parsed. */
export interface YamlDocument {
  readonly value: unknown;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a YAML 1.2 text into its documents. Never throws. Empty documents are left out. */
export function parseYaml(text: string, file: string): readonly YamlDocument[] {
  const conflict = conflictMarker(text, file);
  if (conflict) return [failed([conflict])];
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, { ...options, lineCounter: lines });
    if (!Array.isArray(documents)) return [];
    const source = { file, lines, values: 0 };
    return documents.filter(hasContent).map((document) => readDocument(document, source));
  } catch (thrown) {
    // The parser recurses for each level; nothing else in it overflows the stack.
    if (!(thrown instanceof RangeError)) throw thrown;
    return [failed([tooDeep(file)])];
  }
}

/**
 * Detects Git conflict markers, which start a line, where no text of a declaration can be. The text between them
 * violates many rules; one error is enough.
 */
function conflictMarker(text: string, file: string): Diagnostic | undefined {
  const start = text.search(/^<{7}(?: |\r?$)/mu);
  if (start === -1 || !/^>{7}(?: |\r?$)/mu.test(text.slice(start))) return undefined;
  const line = text.slice(0, start).split('\n').length;
  return error('INT1010', {
    what: `the file has a conflict marker at line ${String(line)}`,
    where: { file, line, column: 1 },
    why: 'a merge conflict left two versions of these lines',
    fix: 'keep the right lines, and remove the lines that start with <<<<<<<, ======= and >>>>>>>',
  });
}

/** `duplicateKeys` finds repeated keys. */
const options = { stringKeys: true, uniqueKeys: false, prettyErrors: false, logLevel: 'error' } as const;

interface Source {
  readonly file: string;
  readonly lines: LineCounter;
  /** Number of values in the documents so far. */
  values: number;
}

/**
 * Maximum number of values in a file: twice as many as in the largest declarations. It limits the memory of the checks,
 * because a file of empty objects could violate a schema rule a million times.
 */
const mostValues = 200_000;

function hasContent({ contents, errors }: Document.Parsed): boolean {
  return errors.length > 0 || !(isScalar(contents) && contents.value === null && contents.source === '');
}

function readDocument(document: Document.Parsed, source: Source): YamlDocument {
  const problems = problemsOf(document, source);
  if (problems.length > 0) return failed(problems);
  const locate = locateIn(document, source.lines);
  try {
    const value: unknown = document.toJS({ maxAliasCount: countedBefore });
    return { value, locate, diagnostics: [] };
  } catch (thrown) {
    if (thrown instanceof RangeError) return failed([tooDeep(source.file)]);
    throw thrown;
  }
}

/** `resolveAliases` counts them. */
const countedBefore = -1;

function failed(diagnostics: readonly Diagnostic[]): YamlDocument {
  return { value: undefined, locate: () => ({ line: 1, column: 1 }), diagnostics };
}

/** Maximum number of problems. One broken bracket causes many, and these are enough to fix it. */
const mostProblems = 10;

function problemsOf(document: Document.Parsed, source: Source): readonly Diagnostic[] {
  const problems: readonly YAMLError[] = [...document.errors, ...document.warnings];
  if (problems.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return [tooDeep(source.file)];
  const seen = new Set<number>();
  const distinct = problems.filter(({ pos: [start] }) => !seen.has(start) && seen.add(start));
  const written = [
    ...distinct.slice(0, mostProblems).map((problem) => fromYamlError(problem, source)),
    ...duplicateKeys(document)
      .slice(0, mostProblems)
      .map((key) => writtenTwice(key, source)),
  ];
  if (written.length > 0) return written.slice(0, mostProblems);
  const { problems: unresolved, size } = resolveAliases(document);
  if (unresolved.length > 0) return unresolved.slice(0, mostProblems).map((problem) => badAlias(problem, source));
  source.values += size;
  return source.values > mostValues ? [tooMany(source.file)] : [];
}

function fromYamlError({ code, message, pos: [start] }: YAMLError, { file, lines }: Source): Diagnostic {
  const where = { file, ...positionAt(start, lines) };
  const why = message.split('\n')[0] ?? '';
  return code === 'TAB_AS_INDENT'
    ? error('INT1012', { what: 'a line is indented with a tab', where, why, fix: 'indent with spaces' })
    : error('INT1010', { what: 'the YAML cannot be parsed', where, why, fix: 'correct the text at this position' });
}

function writtenTwice({ range }: Scalar, { file, lines }: Source): Diagnostic {
  return error('INT1011', {
    what: 'a key occurs twice',
    where: { file, ...positionAt(range?.[0] ?? 0, lines) },
    why: 'the keys of an object must be unique',
    fix: 'keep one of them',
  });
}

function tooMany(file: string): Diagnostic {
  return error('INT1003', {
    what: 'the file has too many values for a declaration',
    where: { file },
    why: `at most ${mostValues.toLocaleString('en-US')} are read, including copies through aliases`,
    fix: 'check that it is the right file; use one file for each tenant',
  });
}

function tooDeep(file: string): Diagnostic {
  return error('INT1014', {
    what: 'the document is nested too deeply',
    where: { file },
    why: 'lists or objects are nested thousands of levels deep',
    fix: 'check the brackets and the indentation',
  });
}

function badAlias({ alias, kind }: AliasProblem, { file, lines }: Source): Diagnostic {
  const where = { file, ...positionAt(alias.range?.[0] ?? 0, lines) };
  if (kind === 'unresolved') {
    const why = `the alias *${alias.source} has no anchor &${alias.source} before it`;
    return error('INT1010', { what: 'the YAML cannot be parsed', where, why, fix: 'write out the value' });
  }
  const why =
    kind === 'endless'
      ? `the alias *${alias.source} is part of the value that it repeats`
      : `the aliases up to here copy more than ${mostCopied.toLocaleString('en-US')} values`;
  return error('INT1013', {
    what: 'aliases expand to too many values',
    where,
    why,
    fix: 'write out the values instead',
  });
}
