import {
  type GraphPage,
  type GraphRead,
  isJsonObject,
  type JsonObject,
  type KnownOrUnreadable,
  type ReadResult,
} from '../../core/index.js';
import { renderTarget, toAddress } from './addresses.js';
import type { SendTogether } from './coalesce.js';
import { type Attempted, diagnose, diagnoseList, diagnoseNonsense, type Meaning } from './diagnose.js';
import type { ConnectionParts } from './exchange.js';
import { limits, type ListLimits } from './limits.js';
import { createPageReader, type PageResult } from './paging.js';
import { persist } from './persist.js';
import { findObjectFault, isAbsence, isError, withoutRepeats } from './proof.js';
import { type Reply, successOf } from './reply.js';

/** Dependencies of reading. */
export interface Reading {
  readonly parts: ConnectionParts;
  /** Origin of Graph. */
  readonly endpoint: string;
  readonly sendTogether: SendTogether;
}

/** Reads one object, in a batch with other reads of this turn. */
export async function readObject(
  { parts, endpoint, sendTogether }: Reading,
  read: GraphRead,
  sending?: () => void,
): Promise<ReadResult<JsonObject>> {
  const { reply } = await sendTogether({ ...read, target: renderTarget(read), ...(sending && { sending }) });
  if (isAbsence(reply) || (read.expects?.nothing === true && isNothing(reply))) return { state: 'absent' };
  const attempted = toAttempted(parts, endpoint, read);
  const answer = successOf(reply);
  if (answer === undefined) return { state: 'unreadable', ...diagnose(reply, attempted) };
  const fault = findObjectFault(answer.body, read);
  if (fault !== undefined) return { state: 'unreadable', ...diagnoseNonsense(answer, fault, attempted) };
  return isJsonObject(answer.body)
    ? { state: 'present', value: answer.body }
    : { state: 'unreadable', ...diagnoseNonsense(answer, 'the response is not a JSON object', attempted) };
}

/**
 * A navigation to no object returns 204. A property without a value returns 204, `@odata.null`, or null in `value`,
 * depending on the version of OData.
 *
 * @see https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_RequestingRelatedEntities
 */
function isNothing(reply: Reply): boolean {
  if (reply.kind !== 'answer') return false;
  if (reply.status === 204) return true;
  if (reply.status !== 200 || !isJsonObject(reply.body) || isError(reply.body)) return false;
  return reply.body['@odata.null'] === true || (reply.body.value === null && !('type' in reply.body));
}

/** Reads a whole collection; the first page in a batch with other reads of this turn. */
export async function readAll(
  reading: Reading,
  read: GraphRead,
  sending?: () => void,
): Promise<ReadResult<readonly JsonObject[]>> {
  const items: JsonObject[] = [];
  const get = { ...read, target: renderTarget(read), ...(sending && { sending }) };
  const first = async (): Promise<Reply> => (await reading.sendTogether(get)).reply;
  for await (const page of followPages(reading, read, { first, bounds: limits.list })) {
    if (page.state !== 'present') return page;
    items.push(...page.value.items);
  }
  const once = withoutRepeats(items);
  return once ? { state: 'present', value: once } : { state: 'unreadable', ...contradiction(reading, read) };
}

function contradiction({ parts, endpoint }: Reading, read: GraphRead): Meaning {
  const why = 'the list contains one object twice, with different values';
  return diagnoseList(why, toAttempted(parts, endpoint, read));
}

/**
 * Reads a collection page by page without keeping the pages. Pages are not batched, because they would delay other
 * requests.
 */
export async function* readPages(reading: Reading, read: GraphRead): AsyncGenerator<KnownOrUnreadable<GraphPage>> {
  const address = toAddress(reading.endpoint, read.version, renderTarget(read));
  const first = (): Promise<Reply> => getPlain(reading, read, address);
  for await (const page of followPages(reading, read, { first, bounds: limits.stream })) {
    yield page.state === 'present' ? { state: 'present', value: withoutLink(page.value) } : page;
  }
}

function withoutLink({ items, serverTime }: GraphPage): GraphPage {
  return { items, serverTime };
}

interface Following {
  readonly first: () => Promise<Reply>;
  readonly bounds: ListLimits;
}

async function* followPages(
  reading: Reading,
  read: GraphRead,
  { first, bounds }: Following,
): AsyncGenerator<PageResult> {
  const now = (): Date => reading.parts.surroundings.clock.now();
  const attempted = toAttempted(reading.parts, reading.endpoint, read);
  const toPage = createPageReader({ read, attempted, now, bounds });
  let page = toPage(await first());
  yield page;
  while (page.state === 'present' && page.value.next !== undefined) {
    // Verbatim, because only Graph can interpret the link.
    page = toPage(await getPlain(reading, read, page.value.next));
    yield page;
  }
}

async function getPlain({ parts }: Reading, { area }: GraphRead, url: string): Promise<Reply> {
  const { reply } = await persist(parts, { method: 'GET', url, charges: new Map([[area, 1]]), write: false });
  return reply;
}

function toAttempted(parts: ConnectionParts, endpoint: string, { path }: GraphRead): Attempted {
  return { verb: 'read', path, address: endpoint, identity: parts.tokens.identity };
}
