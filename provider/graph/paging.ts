import type { GraphPage, Json, JsonObject } from '../../core/index.js';
import { isJsonObject } from '../../core/index.js';
import { isSamePlace } from './addresses.js';
import type { Attempted, Meaning } from './diagnose.js';
import { diagnose, diagnoseDetour, diagnoseNonsense } from './diagnose.js';
import type { Answer, Reply } from './reply.js';
import { successOf } from './reply.js';

/** A page that was read, with the link to the next one. */
export interface ReadPage extends GraphPage {
  readonly next: string | undefined;
}

/** What came of one page. `absent`: the collection itself is not there. */
export type PageResult =
  | { readonly state: 'present'; readonly value: ReadPage }
  | { readonly state: 'absent' }
  | ({ readonly state: 'unreadable' } & Meaning);

/** What a page reader needs to know. `now`: for an answer without a date. */
export interface PageReaderOptions {
  readonly attempted: Attempted;
  readonly now: () => Date;
}

/**
 * Makes what turns replies into pages of one collection, in their order. Anything but a whole page with a safe link is
 * unreadable, and so are links that go in a circle, and a later page that is not there.
 */
export function createPageReader({ attempted, now }: PageReaderOptions): (reply: Reply) => PageResult {
  const seen = new Set<string>();
  let pages = 0;
  return (reply) => {
    pages += 1;
    if (isAbsence(reply) && pages === 1) return { state: 'absent' };
    const answer = successOf(reply);
    if (answer === undefined) return unreadable(diagnose(reply, attempted));
    const fault = findFault(answer, attempted, seen);
    if (fault !== undefined) return unreadable(fault);
    const next = nextOf(answer.body);
    if (next !== undefined) seen.add(next);
    return {
      state: 'present',
      value: { items: itemsOf(answer.body) ?? [], next, serverTime: dateOf(answer) ?? now() },
    };
  };
}

function findFault(answer: Answer, attempted: Attempted, seen: ReadonlySet<string>): Meaning | undefined {
  if (itemsOf(answer.body) === undefined) {
    return diagnoseNonsense(answer, 'the answer has no list of objects', attempted);
  }
  const next = nextOf(answer.body);
  if (next === undefined) return undefined;
  if (!isSamePlace(attempted.address, next)) return diagnoseDetour(answer, attempted);
  return seen.has(next) ? diagnoseNonsense(answer, 'the pages go in a circle', attempted) : undefined;
}

function dateOf(answer: Answer): Date | undefined {
  const date = new Date(answer.header('date') ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function unreadable(meaning: Meaning): PageResult {
  return { state: 'unreadable', ...meaning };
}

/**
 * Whether Graph says that there is no such thing: 404 with an error in Graph's shape. A 404 of a proxy or of a wrong endpoint
 * would otherwise make a whole tenant look empty.
 */
export function isAbsence(reply: Reply): boolean {
  return reply.kind === 'answer' && reply.status === 404 && isJsonObject(reply.body) && isJsonObject(reply.body.error);
}

function itemsOf(body: Json | undefined): readonly JsonObject[] | undefined {
  if (!isJsonObject(body) || !Array.isArray(body.value)) return undefined;
  const items: readonly Json[] = body.value;
  return items.every(isJsonObject) ? items : undefined;
}

function nextOf(body: Json | undefined): string | undefined {
  const link = isJsonObject(body) ? body['@odata.nextLink'] : undefined;
  return typeof link === 'string' ? link : undefined;
}
