import { type GraphPage, type GraphRead, isJsonObject, type Json, textOf } from '../../core/index.js';
import { isSamePlace } from './addresses.js';
import {
  type Attempted,
  diagnose,
  diagnoseDetour,
  diagnoseExcess,
  diagnoseNoCollection,
  diagnoseNonsense,
  type Meaning,
} from './diagnose.js';
import type { ListLimits } from './limits.js';
import { isAbsence, itemsOf } from './proof.js';
import { type Answer, type Reply, successOf } from './reply.js';

/** A page, with the link to the next one. */
export interface ReadPage extends GraphPage {
  readonly next: string | undefined;
}

/** Result of reading one page. */
export type PageResult =
  { readonly state: 'present'; readonly value: ReadPage } | ({ readonly state: 'unreadable' } & Meaning);

/** Dependencies of a page reader. `now`: for an answer without a date, and for the duration of the list. */
export interface PageReaderOptions {
  readonly read: GraphRead;
  readonly attempted: Attempted;
  readonly now: () => Date;
  readonly bounds: ListLimits;
}

/** Progress of reading a list. */
interface Progress {
  readonly started: number;
  readonly links: Set<string>;
  pages: number;
  items: number;
  bytes: number;
}

/**
 * Creates a function that converts replies to pages of one collection, in order. Anything except a complete page with a
 * safe link is unreadable, as are cyclic links, a missing collection, and a list beyond its limits.
 */
export function createPageReader(options: PageReaderOptions): (reply: Reply) => PageResult {
  const { attempted, read, now } = options;
  const progress: Progress = { started: now().getTime(), links: new Set(), pages: 0, items: 0, bytes: 0 };
  return (reply) => {
    if (isAbsence(reply) && progress.pages === 0) return unreadable(diagnoseNoCollection(reply, attempted));
    const answer = successOf(reply);
    if (answer === undefined) return unreadable(diagnose(reply, attempted));
    const items = itemsOf(answer.body, read) ?? [];
    count(progress, answer, items.length);
    const fault = findFault(answer, options, progress) ?? findExcess(answer, options, progress);
    if (fault !== undefined) return unreadable(fault);
    const next = linkOf(answer.body);
    if (typeof next === 'string') progress.links.add(next);
    return {
      state: 'present',
      value: { items, next: textOf(next) ?? undefined, serverTime: dateOf(answer) ?? now() },
    };
  };
}

function count(progress: Progress, { bytes }: Answer, items: number): void {
  progress.pages += 1;
  progress.items += items;
  progress.bytes += bytes;
}

function findFault(answer: Answer, { attempted, read }: PageReaderOptions, { links }: Progress): Meaning | undefined {
  if (itemsOf(answer.body, read) === undefined) {
    return diagnoseNonsense(answer, 'the response is not a list of objects with ids', attempted);
  }
  const next = linkOf(answer.body);
  if (next === undefined) return undefined;
  if (typeof next !== 'string') return diagnoseNonsense(answer, 'the link to the next page is not a string', attempted);
  if (!isSamePlace(attempted.address, next)) return diagnoseDetour(answer, attempted);
  return links.has(next) ? diagnoseNonsense(answer, 'the page links form a loop', attempted) : undefined;
}

/** A server may send new links forever, so a list is limited. */
function findExcess(
  answer: Answer,
  { bounds, now, attempted }: PageReaderOptions,
  progress: Progress,
): Meaning | undefined {
  const milliseconds = now().getTime() - progress.started;
  if (progress.items > bounds.items) return diagnoseExcess(`more than ${String(bounds.items)} objects`, attempted);
  if (progress.bytes > bounds.bytes) return diagnoseExcess(`more than ${String(bounds.bytes)} bytes`, attempted);
  if (linkOf(answer.body) === undefined) return undefined;
  if (progress.pages >= bounds.pages) return diagnoseExcess(`more than ${String(bounds.pages)} pages`, attempted);
  return milliseconds > bounds.milliseconds
    ? diagnoseExcess(`more pages after ${String(bounds.milliseconds / 1000)} s`, attempted)
    : undefined;
}

function dateOf(answer: Answer): Date | undefined {
  const date = new Date(answer.header('date') ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function unreadable(meaning: Meaning): PageResult {
  return { state: 'unreadable', ...meaning };
}

function linkOf(body: Json | undefined): Json | undefined {
  return isJsonObject(body) ? body['@odata.nextLink'] : undefined;
}
