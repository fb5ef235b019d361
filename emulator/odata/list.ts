import { type Answer, badRequest, isRefused, ok, type Outcome } from '../model/answer.js';
import type { Json, JsonObject } from '../model/json.js';
import type { Call } from '../model/operation.js';
import { type Filterable, parseFilter, type Predicate } from './filter.js';
import { selectedContext, skipTokenOf } from './query.js';

/** Objects in a fixed order, by position. A position can be empty (a hidden device), so that tokens stay valid. */
export interface Source {
  readonly positions: number;
  readonly isPresent: (position: number) => boolean;
  readonly field: (position: number, name: string) => Json | undefined;
  readonly render: (position: number) => JsonObject;
}

/** Options of a list. */
export interface ListOptions {
  readonly context: string;
  readonly filterable: Filterable;
  readonly pageSize: number;
  /** Whether the answer has `@odata.count`; collections of Intune do. */
  readonly counted: boolean;
}

/** A page of a collection: filtered, counted, with a link to the next page. */
export function listPage(call: Call, source: Source, options: ListOptions): Answer {
  const filter = predicateOf(call, options.filterable);
  if (isRefused(filter)) return filter.refusal;
  const matches = (position: number): boolean =>
    source.isPresent(position) && filter.value((name) => source.field(position, name));
  const size = Math.min(call.query.top ?? options.pageSize, options.pageSize);
  const { skipToken, skip = 0 } = call.query;
  const { page, next } = pageFrom(source, matches, { start: skipToken ?? 0, skip: skipToken ? 0 : skip, size });
  return ok({
    '@odata.context': selectedContext(options.context, call.query),
    ...(options.counted && { '@odata.count': count(source, matches) }),
    ...(next !== undefined && { '@odata.nextLink': nextLink(call, next) }),
    value: page.map(source.render),
  });
}

function predicateOf(call: Call, filterable: Filterable): Outcome<Predicate> {
  const { filter } = call.query;
  if (filter === undefined) return { value: () => true };
  if (Object.keys(filterable).length === 0)
    return { refusal: badRequest('$filter is not supported on this collection.') };
  return parseFilter(filter, filterable);
}

interface PageOptions {
  readonly start: number;
  /** Number of matching objects to skip. */
  readonly skip: number;
  readonly size: number;
}

function pageFrom(
  source: Source,
  matches: (position: number) => boolean,
  { start, skip, size }: PageOptions,
): { page: number[]; next?: number } {
  const page: number[] = [];
  let left = skip;
  for (let position = start; position < source.positions; position++) {
    if (!matches(position) || left-- > 0) continue;
    if (page.length === size) return { page, next: position };
    page.push(position);
  }
  return { page };
}

function count(source: Source, matches: (position: number) => boolean): number {
  let found = 0;
  for (let position = 0; position < source.positions; position++) if (matches(position)) found++;
  return found;
}

function nextLink({ root, path, query }: Call, position: number): string {
  const options = new URLSearchParams(query.raw);
  options.set('$skiptoken', skipTokenOf(position));
  const text = [...options].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${root}${path}?${text}`;
}
