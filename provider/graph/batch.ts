import { type GraphVersion, isJsonObject, type Json, type JsonObject, type ThrottleArea } from '../../core/index.js';
import { toAddress } from './addresses.js';
import { type ConnectionParts, exchange, type Exchanged } from './exchange.js';
import { type Answer, type Reply, successOf } from './reply.js';
import type { Charges } from './throttle.js';

/** A GET, a query, or a write that can be batched with others. */
export interface Get {
  readonly version: GraphVersion;
  /** Path and query, relative to the version. */
  readonly target: string;
  readonly area: ThrottleArea;
  /** Body of a write, or of a query: an action by POST that changes nothing. Default: a GET without a body. */
  readonly body?: JsonObject;
  /** Method of a write. Default: it changes nothing. */
  readonly writes?: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Called when the request is sent: later reads may be newer than this answer. */
  readonly sending?: () => void;
}

/** Maximum number of items in one batch. */
export const batchSize = 20;

/**
 * Sends up to 20 requests of one version as a batch, once; a single request is sent without a batch. Answers have the
 * order of the requests.
 *
 * If Graph refuses the whole batch, which one bad item can cause, each request is sent individually.
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

/** Method of a GET, a query or a write. */
export function methodOf({ body, writes }: Pick<Get, 'body' | 'writes'>): 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' {
  return writes ?? (body === undefined ? 'GET' : 'POST');
}

/** What counts as a write for throttling. Microsoft counts every POST. */
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

/** Whether an answer concerns this batch rather than a temporary problem: it has items, or refuses the whole batch. */
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
    // If there are two answers to one request, it is not known which one is valid.
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

/** Whether an answer names the target of another request in the batch, whose own answer does not name it either. */
function isSwapped(pair: Pair, pairs: readonly Pair[]): boolean {
  const named = strangeIn(pair);
  if (named.length === 0) return false;
  return pairs.some(
    (other) =>
      other !== pair &&
      segmentsOf(other.get.target).some((segment) => named.includes(segment)) &&
      (other.response === undefined || namesAnother(other, pairs)),
  );
}

/** The answer of a navigation correctly names the collection that it leads to, which need not be what another request asks for. */
function namesAnother(pair: Pair, pairs: readonly Pair[]): boolean {
  const named = strangeIn(pair);
  const others = pairs.filter((other) => other !== pair);
  return others.some(({ get }) => segmentsOf(get.target).some((segment) => named.includes(segment)));
}

/**
 * Returns segments that an answer names and its request does not: `@odata.context` ends with the path of the answer.
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

/**
 * Splits a path into segments, including keys: `depOnboardingSettings('1')` has two. Expansions in a context,
 * `(assignments())`, do not count.
 */
function segmentsOf(path: string): readonly string[] {
  const [plain = ''] = path.toLowerCase().split(/\?|\((?!')/u);
  return plain.split(/[/()']+/u).filter((segment) => segment !== '');
}

/** For a write, the outcome is unknown. */
const unanswered: Reply = { kind: 'failure', cause: 'reset', detail: 'no response in the batch', sent: true };

/**
 * Treats a missing item like a body that is not JSON: it proves nothing, in particular not that the object is absent.
 */
function nonsense(outer: Answer): Answer {
  return { ...outer, status: 200, body: undefined, malformed: true };
}

function toItem(response: JsonObject, outer: Answer): Answer {
  const { status, body } = response;
  if (typeof status !== 'number' || !Number.isInteger(status)) return nonsense(outer);
  const headers = lowerCase(isJsonObject(response.headers) ? response.headers : {});
  const header = (name: string): string | undefined => headers.get(name) ?? outerHeader(outer, name);
  // Graph sends a body that is not JSON as base64 text.
  const malformed = typeof body === 'string' && body !== '';
  return {
    kind: 'answer',
    status,
    header,
    body: typeof body === 'string' ? undefined : body,
    malformed,
    bytes: outer.bytes,
    clientRequestId: outer.clientRequestId,
  };
}

/** Headers that identify the whole request also apply to the item; a wait does not. */
function outerHeader(outer: Answer, name: string): string | undefined {
  return ['request-id', 'date'].includes(name) ? outer.header(name) : undefined;
}

function lowerCase(headers: JsonObject): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), textOf(value)]));
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
