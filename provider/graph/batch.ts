import { type GraphVersion, isJsonObject, type Json, type JsonObject, type ThrottleArea } from '../../core/index.js';
import { toAddress } from './addresses.js';
import { type ConnectionParts, exchange, type Exchanged } from './exchange.js';
import { type Answer, type Reply, successOf } from './reply.js';
import type { Charges } from './throttle.js';

/** A GET, a question, or a write that may travel with others. */
export interface Get {
  readonly version: GraphVersion;
  /** Path and query, relative to the version. */
  readonly target: string;
  readonly area: ThrottleArea;
  /** Body of a write, or of a question: an action that changes nothing, which is a POST. Default: a GET without a body. */
  readonly body?: JsonObject;
  /** Method of a write. Default: it changes nothing. */
  readonly writes?: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Is told when it goes: what is asked for after that may be newer than the answer. */
  readonly sending?: () => void;
}

/** Most items of one batch. */
export const batchSize = 20;

/**
 * Sends up to 20 of one version as one request, once; a single one goes plain. Answers stand in their order.
 *
 * Where Graph refuses the batch as a whole, which one bad item can cause, each goes alone.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export async function sendTogether(
  parts: ConnectionParts,
  endpoint: string,
  gets: readonly Get[],
  leftMs: number | undefined,
): Promise<readonly Exchanged[]> {
  const [first] = gets;
  if (first === undefined) return [];
  const alone = (get: Get): Promise<Exchanged> => sendAlone(parts, endpoint, { get, leftMs });
  if (gets.length === 1) return [await alone(first)];
  const { reply: outer, tookMs } = await exchange(parts, {
    method: 'POST',
    url: toAddress(endpoint, first.version, '/$batch'),
    body: { requests: gets.map(toRequest) },
    charges: chargesOf(gets),
    ...writing(gets),
    ...(leftMs !== undefined && { leftMs }),
  });
  if (!isRefusal(outer)) return gets.map(() => ({ reply: outer, tookMs }));
  if (successOf(outer) === undefined) return Promise.all(gets.map(alone));
  return readItems(outer, gets).map((reply) => ({ reply, tookMs }));
}

/** Method of a GET, a question or a write. */
export function methodOf({ body, writes }: Pick<Get, 'body' | 'writes'>): 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' {
  return writes ?? (body === undefined ? 'GET' : 'POST');
}

/** What counts as a write. Microsoft counts every POST as one. */
function writing(gets: readonly Get[]): { readonly write: boolean; readonly writes: Charges } {
  const written = gets.filter((get) => methodOf(get) !== 'GET');
  return { write: written.length > 0, writes: chargesOf(written) };
}

function toRequest(get: Get, index: number): JsonObject {
  const { target, body } = get;
  return {
    id: String(index + 1),
    method: methodOf(get),
    url: target,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body }),
  };
}

/** An answer that is about this batch, and not about what may pass: its items, or that it is refused as a whole. */
function isRefusal(outer: Reply): outer is Answer {
  return outer.kind === 'answer' && outer.status !== 401 && outer.status < 500 && ![408, 429].includes(outer.status);
}

function sendAlone(
  parts: ConnectionParts,
  endpoint: string,
  { get, leftMs }: { readonly get: Get; readonly leftMs: number | undefined },
): Promise<Exchanged> {
  const url = toAddress(endpoint, get.version, get.target);
  const { body } = get;
  return exchange(parts, {
    ...{ method: methodOf(get), url, charges: chargesOf([get]), ...writing([get]) },
    ...(leftMs !== undefined && { leftMs }),
    ...(body && { body }),
  });
}

function chargesOf(gets: readonly Get[]): Charges {
  const charges = new Map<ThrottleArea, number>();
  for (const { area } of gets) charges.set(area, (charges.get(area) ?? 0) + 1);
  return charges;
}

function readItems(outer: Answer, gets: readonly Get[]): readonly Reply[] {
  const responses = isJsonObject(outer.body) && Array.isArray(outer.body.responses) ? outer.body.responses : [];
  const objects = responses.filter(isJsonObject);
  const pairs = gets.map((get, index): Pair => {
    const [response, ...more] = objects.filter(({ id }) => textOf(id) === String(index + 1));
    // Of two answers to one question nobody knows which holds.
    return { get, response: more.length > 0 ? undefined : response };
  });
  return pairs.map((pair) => {
    if (pair.response !== undefined && !isSwapped(pair, pairs)) return toItem(pair.response, outer);
    return pair.get.writes === undefined ? nonsense(outer) : unanswered;
  });
}

interface Pair {
  readonly get: Get;
  readonly response: JsonObject | undefined;
}

/** Whether an answer names what another request of the batch asked for, while that one's answer does not name it either. */
function isSwapped(pair: Pair, pairs: readonly Pair[]): boolean {
  const named = strangeIn(pair);
  if (named.length === 0) return false;
  return pairs.some(
    (other) =>
      other !== pair &&
      segmentsOf(other.get.target).some((segment) => named.includes(segment)) &&
      // A navigation is answered in the name of the collection that it leads into, and rightly so.
      (other.response === undefined || strangeIn(other).length > 0),
  );
}

/**
 * Segments that an answer names and its request does not: `@odata.context` ends in the path of what is answered.
 *
 * @see https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformationcontextodatacontext
 */
function strangeIn({ get, response }: Pair): readonly string[] {
  const body = response?.body;
  const context = isJsonObject(body) ? body['@odata.context'] : undefined;
  if (typeof context !== 'string') return [];
  const asked = segmentsOf(get.target);
  return segmentsOf(context.slice(context.indexOf('#') + 1)).filter(
    (segment) => segment !== '$entity' && !asked.includes(segment),
  );
}

/** Segments of a path, keys included: `depOnboardingSettings('1')` has two. What a context says of expansion, `(assignments())`, is none. */
function segmentsOf(path: string): readonly string[] {
  const [plain = ''] = path.toLowerCase().split(/\?|\((?!')/u);
  return plain.split(/[/()']+/u).filter((segment) => segment !== '');
}

/** Of a write nobody knows whether it was carried out. */
const unanswered: Reply = { kind: 'failure', cause: 'reset', detail: 'no answer in the batch', sent: true };

/** An item that is missing is like one whose body is not JSON: it says nothing, least of all that the object is absent. */
function nonsense(outer: Answer): Answer {
  return { ...outer, status: 200, body: undefined, malformed: true };
}

function toItem(response: JsonObject, outer: Answer): Answer {
  const { status, body } = response;
  if (typeof status !== 'number' || !Number.isInteger(status)) return nonsense(outer);
  const headers = lowerCase(isJsonObject(response.headers) ? response.headers : {});
  const header = (name: string): string | undefined => headers.get(name) ?? outerHeader(outer, name);
  // A body that is not JSON comes as base64 text.
  const malformed = typeof body === 'string';
  return {
    kind: 'answer',
    status,
    header,
    body: malformed ? undefined : body,
    malformed,
    bytes: outer.bytes,
    clientRequestId: outer.clientRequestId,
  };
}

/** What names the request as a whole holds for the item too; a wait does not. */
function outerHeader(outer: Answer, name: string): string | undefined {
  return ['request-id', 'date'].includes(name) ? outer.header(name) : undefined;
}

function lowerCase(headers: JsonObject): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), textOf(value)]));
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
