/** Meaning of a text in Terraform JSON. A text without `${…}` is a literal. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** Texts and expressions, concatenated. */
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  /** `intune_x.y` or `data.intune_x.y`, and the path within it. */
  | { readonly kind: 'reference'; readonly address: string; readonly steps: readonly (string | number)[] }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly argument: Expression }
  /** `path.module`. */
  | { readonly kind: 'module' };

/** Functions of Terraform that the constructs use. */
export type FunctionName = (typeof functionNames)[number];

const functionNames = ['file', 'filebase64', 'chomp'] as const;

/** Why a text was not understood: the part that only Terraform can evaluate. */
export interface NotUnderstood {
  readonly kind: 'notUnderstood';
  readonly text: string;
}

/**
 * Parses a text of Terraform JSON: literals, references and calls of a few functions, as written by the constructs.
 *
 * All other expressions are rejected instead of guessed.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#string-templates
 */
export function parseTemplate(text: string): Expression | NotUnderstood {
  // Most texts contain no expression.
  if (!text.includes('{')) return { kind: 'literal', value: text };
  const cursor = { text, at: 0 };
  try {
    return joined(readParts(cursor, plainText));
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    return { kind: 'notUnderstood', text: excerpt(text, thrown.at) };
  }
}

/** Aborts parsing at any depth. It is caught in this file. */
class Unreadable extends Error {
  constructor(readonly at: number) {
    super('not understood');
  }
}

interface Cursor {
  readonly text: string;
  at: number;
}

const longestExcerpt = 80;

/** The whole expression around the part that was not understood. */
function excerpt(text: string, at: number): string {
  const start = Math.max(0, text.lastIndexOf('${', at));
  const found = text.slice(start);
  return found.length > longestExcerpt ? `${found.slice(0, longestExcerpt)}…` : found;
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function expect(cursor: Cursor, pattern: RegExp): string {
  const found = take(cursor, pattern);
  if (found === undefined) throw new Unreadable(cursor.at);
  return found;
}

/** Syntax of a text without expressions, and its value. */
interface TextRules {
  readonly run: RegExp;
  readonly unescape: (run: string) => string;
}

/** In JSON, a backslash is literal; `$${` and `%%{` mean `${` and `%{`. */
const plainText: TextRules = {
  run: /(?:\$\$\{|%%\{|[$%](?!\{)|[^$%])+/uy,
  unescape: (run) => run.replaceAll(/([$%])\1\{/gu, '$1{'),
};

/** In quotes, there are additional escapes. */
const quotedText: TextRules = {
  run: /(?:\\(?:[nrt"\\]|u[0-9a-fA-F]{4})|\$\$\{|%%\{|[$%](?!\{)|[^$%"\\\n])+/uy,
  unescape: (run) =>
    run.replaceAll(/\\(?:u[0-9a-fA-F]{4}|.)|[$%]{2}\{/gu, (escape) =>
      escape.startsWith('\\') ? (JSON.parse(`"${escape}"`) as string) : escape.slice(1),
    ),
};

function readParts(cursor: Cursor, rules: TextRules): readonly Expression[] {
  const parts: Expression[] = [];
  for (;;) {
    const run = take(cursor, rules.run);
    if (run !== undefined) parts.push({ kind: 'literal', value: rules.unescape(run) });
    if (take(cursor, /\$\{/uy) === undefined) break;
    parts.push(readExpression(cursor));
    expect(cursor, /\s*\}/uy);
  }
  // The rest of a plain text is a directive, `%{ if … }`; quotes end at their delimiter.
  if (rules === plainText && cursor.at < cursor.text.length) throw new Unreadable(cursor.at);
  return parts;
}

/** A text that is one expression has its value of any type; several are concatenated to a text. */
function joined(parts: readonly Expression[]): Expression {
  const [only = { kind: 'literal', value: '' }] = parts;
  return parts.length > 1 ? { kind: 'template', parts } : only;
}

function readExpression(cursor: Cursor): Expression {
  take(cursor, /\s+/uy);
  if (take(cursor, /"/uy) !== undefined) return readQuoted(cursor);
  const number = take(cursor, /-?\d+(?:\.\d+)?(?![\w.])/uy);
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  const word = expect(cursor, /[A-Za-z_][\w-]*/uy);
  if (word in constants) return { kind: 'literal', value: constants[word as keyof typeof constants] };
  if (take(cursor, /\(/uy) !== undefined) return readCall(cursor, word);
  return readTraversal(cursor, word);
}

const constants = { true: true, false: false, null: null } as const;

function readQuoted(cursor: Cursor): Expression {
  const text = joined(readParts(cursor, quotedText));
  expect(cursor, /"/uy);
  return text;
}

function readCall(cursor: Cursor, word: string): Expression {
  const name = functionNames.find((one) => one === word);
  if (!name) throw new Unreadable(cursor.at);
  const argument = readExpression(cursor);
  expect(cursor, /\s*\)/uy);
  return { kind: 'call', name, argument };
}

function readTraversal(cursor: Cursor, root: string): Expression {
  if (root === 'path') {
    expect(cursor, /\.module(?![\w.[-])/uy);
    return { kind: 'module' };
  }
  if (notObjects.has(root)) throw new Unreadable(cursor.at);
  const names = root === 'data' ? [root, readName(cursor), readName(cursor)] : [root, readName(cursor)];
  return { kind: 'reference', address: names.join('.'), steps: readSteps(cursor) };
}

/** Roots of other references. See https://developer.hashicorp.com/terraform/language/expressions/references */
const notObjects: ReadonlySet<string> = new Set(['var', 'local', 'module', 'each', 'count', 'self', 'terraform']);

function readName(cursor: Cursor): string {
  return expect(cursor, /\.[A-Za-z_][\w-]*/uy).slice(1);
}

function readSteps(cursor: Cursor): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (;;) {
    if (take(cursor, /\[/uy) !== undefined) {
      steps.push(readIndex(cursor));
      expect(cursor, /\]/uy);
    } else if (/^\.[A-Za-z_]/u.test(cursor.text.slice(cursor.at, cursor.at + 2))) {
      steps.push(readName(cursor));
    } else {
      return steps;
    }
  }
}

function readIndex(cursor: Cursor): string | number {
  const index = readExpression(cursor);
  if (index.kind !== 'literal' || (typeof index.value !== 'string' && typeof index.value !== 'number'))
    throw new Unreadable(cursor.at);
  return index.value;
}

/** Addresses that an expression refers to. */
export function addressesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'reference') return [expression.address];
  if (expression.kind === 'call') return addressesIn(expression.argument);
  return expression.kind === 'template' ? expression.parts.flatMap(addressesIn) : [];
}
