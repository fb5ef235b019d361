import { badRequest, isRefused, type Outcome, refuse } from '../model/answer.js';
import type { Json } from '../model/json.js';

/**
 * Comparison of a `$filter`. `has` is `flags has 'member'` for an enumeration of flags; `any` is
 * `collection/any(x:x/member eq 'text')`; `isof` is `isof('microsoft.graph.type')` for `@odata.type`.
 */
export type Comparison =
  'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'contains' | 'startswith' | 'in' | 'any' | 'isof' | 'has';

/** Words that join comparisons; `and` is always accepted. */
type Joiner = 'or' | 'not';

/**
 * Supported filters: the documented comparisons of each property (`collection/member` for `any`), and the joining words
 * under `$filter`.
 */
export type Filterable = Readonly<Record<string, readonly (Comparison | Joiner)[]>>;

/** Reads a property of the current object. Times can be milliseconds since 1970. */
export type FieldReader = (name: string) => Json | undefined;

/** Whether an object matches. */
export type Predicate = (field: FieldReader) => boolean;

interface Clause {
  readonly name: string;
  readonly comparison: Comparison;
  readonly literal: string;
  /** Values in the parentheses of `in`. */
  readonly list: readonly string[];
}

/**
 * Maximum number of values in one `in` in the directory.
 *
 * @see https://learn.microsoft.com/graph/filter-query-parameter
 */
const mostInList = 15;

/**
 * Parses a `$filter`: comparisons joined by `and`, `or`, `not` and parentheses. Comparisons without evidence are
 * refused.
 */
export function parseFilter(filter: string, filterable: Filterable): Outcome<Predicate> {
  const some = joined(filter, 'or', filterable);
  if (some) return filterable.$filter?.includes('or') ? some : refusedJoiner('or');
  const all = joined(filter, 'and', filterable);
  if (all) return all;
  const text = filter.trim();
  const [, negated] = /^not\s*\((.*)\)$/isu.exec(text) ?? [];
  if (negated !== undefined && !filterable.$filter?.includes('not')) return refusedJoiner('not');
  if (negated !== undefined) return inverted(parseFilter(negated, filterable));
  const [, inner] = /^\((.*)\)$/su.exec(text) ?? [];
  return inner === undefined ? parseComparison(text, filterable) : parseFilter(inner, filterable);
}

function refusedJoiner(word: Joiner): Outcome<Predicate> {
  return { refusal: badRequest(`'${word}' is not supported in the filter of this collection.`) };
}

/** Undefined if the word is not at the top level of the filter. */
function joined(filter: string, word: 'and' | 'or', filterable: Filterable): Outcome<Predicate> | undefined {
  const parts = splitAt(filter, word);
  if (parts.length === 1) return undefined;
  const predicates: Predicate[] = [];
  for (const part of parts) {
    const read = parseFilter(part, filterable);
    if (isRefused(read)) return read;
    predicates.push(read.value);
  }
  const value: Predicate = (field) =>
    word === 'and' ? predicates.every((one) => one(field)) : predicates.some((one) => one(field));
  return { value };
}

function inverted(read: Outcome<Predicate>): Outcome<Predicate> {
  if (isRefused(read)) return read;
  const { value } = read;
  return { value: (field) => !value(field) };
}

function parseComparison(text: string, filterable: Filterable): Outcome<Predicate> {
  const read = parseClause(text);
  if (!read) return { refusal: badRequest(`Invalid filter clause: syntax error in '${text}'.`) };
  const clause = { ...read, name: spelled(read.name, filterable) };
  if (!filterable[clause.name]?.includes(clause.comparison)) return unsupported(clause);
  return clause.list.length > mostInList ? tooMany(clause) : { value: predicateOf(clause) };
}

/** A property in its exact spelling: names in queries are compared without case. */
function spelled(name: string, filterable: Filterable): string {
  return Object.keys(filterable).find((candidate) => candidate.toLowerCase() === name.toLowerCase()) ?? name;
}

/** Splits at a word outside quotes and parentheses. */
function splitAt(filter: string, word: 'and' | 'or'): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const [token] of filter.matchAll(/'(?:[^']|'')*'|[()]|\s+|[^\s()']+|'/gu)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0 && token.toLowerCase() === word) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts;
}

function unsupported({ name, comparison }: Clause): Outcome<Predicate> {
  return { refusal: badRequest(`Filter '${comparison}' on property '${name}' is not supported.`) };
}

function tooMany({ list }: Clause): Outcome<Predicate> {
  const message = `Too many child clauses specified in search filter expression containing 'OR' operators: ${String(list.length)}. Max allowed: ${String(mostInList)}.`;
  return { refusal: refuse(400, 'Request_UnsupportedQuery', message) };
}

const literalPattern = String.raw`('(?:[^']|'')*'|[\w:.+-]+)`;
const comparePattern = new RegExp(String.raw`^([\w/]+)\s+(eq|ne|lt|gt|le|ge|has)\s+${literalPattern}$`, 'iu');
const callPattern = new RegExp(String.raw`^(contains|startswith)\(\s*(\w+)\s*,\s*${literalPattern}\s*\)$`, 'iu');
const inPattern = /^(\w+)\s+in\s+\(\s*('(?:[^']|'')*'(?:\s*,\s*'(?:[^']|'')*')*)\s*\)$/iu;
const anyPattern = new RegExp(String.raw`^(\w+)/any\(\s*(\w+)\s*:\s*\2/(\w+)\s+eq\s+${literalPattern}\s*\)$`, 'iu');

function parseClause(part: string): Clause | undefined {
  const compared = comparePattern.exec(part);
  if (compared) return clauseOf(compared[1], compared[2]?.toLowerCase(), compared[3]);
  const called = callPattern.exec(part);
  if (called) return clauseOf(called[2], called[1]?.toLowerCase(), called[3]);
  const listed = inPattern.exec(part);
  if (listed) return { ...clauseOf(listed[1], 'in'), list: quotedTexts(listed[2] ?? '') };
  const type = /^isof\(\s*('[^']*')\s*\)$/iu.exec(part)?.[1];
  if (type !== undefined) return clauseOf('@odata.type', 'isof', type);
  const any = anyPattern.exec(part);
  return any ? clauseOf(`${any[1] ?? ''}/${any[3] ?? ''}`, 'any', any[4]) : undefined;
}

function clauseOf(name = '', comparison = '', literal = ''): Clause {
  return { name, comparison: comparison as Comparison, literal: unquoted(literal), list: [] };
}

function quotedTexts(list: string): string[] {
  return [...list.matchAll(/'(?:[^']|'')*'/gu)].map(([text]) => unquoted(text));
}

function unquoted(literal: string): string {
  return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal;
}

function predicateOf({ name, comparison, literal, list }: Clause): Predicate {
  const wanted = literal.toLowerCase();
  if (comparison === 'has') return (field) => textOf(field(name)).split(',').includes(wanted);
  if (comparison === 'any') return (field) => texts(field(name)).includes(wanted);
  if (comparison === 'isof') return (field) => textOf(field(name)) === `#${wanted}`;
  if (comparison === 'contains') return (field) => textOf(field(name)).includes(wanted);
  if (comparison === 'startswith') return (field) => textOf(field(name)).startsWith(wanted);
  if (comparison === 'in') return (field) => list.some((text) => text.toLowerCase() === textOf(field(name)));
  const instant = /^\d{4}-\d\d-\d\d/u.test(literal) ? Date.parse(literal) : undefined;
  if (instant !== undefined) return (field) => compare(comparison, instantOf(field(name)) - instant);
  // Text is compared without case: a public capture filters an enumeration this way.
  return (field) => compare(comparison, textOf(field(name)).localeCompare(wanted));
}

function compare(comparison: Comparison, difference: number): boolean {
  if (comparison === 'lt') return difference < 0;
  if (comparison === 'le') return difference <= 0;
  if (comparison === 'gt') return difference > 0;
  if (comparison === 'ge') return difference >= 0;
  if (comparison === 'ne') return difference !== 0;
  return difference === 0;
}

function instantOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : Date.parse(textOf(value));
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).toLowerCase()
    : '';
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(textOf) : [textOf(value)];
}
