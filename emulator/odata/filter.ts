import type { Outcome } from '../model/answer.js';
import { badRequest, refuse } from '../model/answer.js';
import type { Json } from '../model/json.js';

/** Comparison of a `$filter`. `any` is `collection/any(x:x/member eq 'text')`. */
export type Comparison = 'eq' | 'lt' | 'gt' | 'le' | 'ge' | 'contains' | 'startswith' | 'in' | 'any';

/** What may be filtered on: the comparisons that the documents show for each property (`collection/member` for `any`). */
export type Filterable = Readonly<Record<string, readonly Comparison[]>>;

/** Reads one property of the object at hand. Times may come as milliseconds since 1970. */
export type FieldReader = (name: string) => Json | undefined;

/** Whether an object is wanted. */
export type Predicate = (field: FieldReader) => boolean;

interface Clause {
  readonly name: string;
  readonly comparison: Comparison;
  readonly literal: string;
  /** What stands in the parentheses of `in`. */
  readonly list: readonly string[];
}

/**
 * Most values that the directory takes in one `in`.
 *
 * @see https://learn.microsoft.com/graph/filter-query-parameter
 */
const mostInList = 15;

/** Reads a `$filter`: comparisons joined by `and`. Whatever the documents do not show is refused. */
export function parseFilter(filter: string, filterable: Filterable): Outcome<Predicate> {
  const predicates: Predicate[] = [];
  for (const part of splitAnd(filter)) {
    const clause = parseClause(part.trim());
    if (!clause) return { refusal: badRequest(`Invalid filter clause: syntax error in '${part.trim()}'.`) };
    if (!filterable[clause.name]?.includes(clause.comparison)) return unsupported(clause);
    if (clause.list.length > mostInList) return tooMany(clause);
    predicates.push(predicateOf(clause));
  }
  return { value: (field) => predicates.every((predicate) => predicate(field)) };
}

/** Splits at `and` outside of quotes. */
function splitAnd(filter: string): string[] {
  return filter.split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/iu);
}

function unsupported({ name, comparison }: Clause): Outcome<Predicate> {
  return { refusal: badRequest(`Filter '${comparison}' on property '${name}' is not supported.`) };
}

function tooMany({ list }: Clause): Outcome<Predicate> {
  const message = `Too many child clauses specified in search filter expression containing 'OR' operators: ${String(list.length)}. Max allowed: ${String(mostInList)}.`;
  return { refusal: refuse(400, 'Request_UnsupportedQuery', message) };
}

const literalPattern = String.raw`('(?:[^']|'')*'|[\w:.+-]+)`;
const comparePattern = new RegExp(String.raw`^(\w+)\s+(eq|lt|gt|le|ge)\s+${literalPattern}$`, 'iu');
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
  if (comparison === 'any') return (field) => texts(field(name)).includes(wanted);
  if (comparison === 'contains') return (field) => textOf(field(name)).includes(wanted);
  if (comparison === 'startswith') return (field) => textOf(field(name)).startsWith(wanted);
  if (comparison === 'in') return (field) => list.some((text) => text.toLowerCase() === textOf(field(name)));
  const instant = /^\d{4}-\d\d-\d\d/u.test(literal) ? Date.parse(literal) : undefined;
  if (instant !== undefined) return (field) => compare(comparison, instantOf(field(name)) - instant);
  // Text is compared without case: a public capture filters an enumeration so.
  return (field) => compare(comparison, textOf(field(name)).localeCompare(wanted));
}

function compare(comparison: Comparison, difference: number): boolean {
  if (comparison === 'lt') return difference < 0;
  if (comparison === 'le') return difference <= 0;
  if (comparison === 'gt') return difference > 0;
  if (comparison === 'ge') return difference >= 0;
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
