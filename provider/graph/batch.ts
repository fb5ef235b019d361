import type { GraphVersion, Json, JsonObject, ThrottleArea } from '../../core/index.js';
import { isJsonObject } from '../../core/index.js';
import { toAddress } from './addresses.js';
import type { Line } from './exchange.js';
import { exchange } from './exchange.js';
import type { Answer, Reply } from './reply.js';
import { successOf } from './reply.js';
import type { Charges } from './throttle.js';

/** A GET that may travel with others. */
export interface Get {
  readonly version: GraphVersion;
  /** Path and query, relative to the version. */
  readonly target: string;
  readonly area: ThrottleArea;
}

/** Most items of one batch. */
export const batchSize = 20;

/**
 * Sends up to 20 GETs of one version as one request, once; a single one goes plain. Answers stand in the order of the GETs.
 *
 * Where Graph refuses the batch as a whole, which one bad item can cause, each goes alone.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export async function sendTogether(line: Line, endpoint: string, gets: readonly Get[]): Promise<readonly Reply[]> {
  const [first] = gets;
  if (first === undefined) return [];
  const alone = (get: Get): Promise<Reply> => sendAlone(line, endpoint, get);
  if (gets.length === 1) return [await alone(first)];
  const outer = await exchange(line, {
    method: 'POST',
    url: toAddress(endpoint, first.version, '/$batch'),
    body: { requests: gets.map(({ target }, index) => ({ id: String(index + 1), method: 'GET', url: target })) },
    charges: chargesOf(gets),
    write: false,
  });
  if (outer.kind !== 'answer' || [401, 429].includes(outer.status) || outer.status >= 500) return gets.map(() => outer);
  return successOf(outer) !== undefined ? readItems(outer, gets) : Promise.all(gets.map(alone));
}

function sendAlone(line: Line, endpoint: string, { version, target, area }: Get): Promise<Reply> {
  const url = toAddress(endpoint, version, target);
  return exchange(line, { method: 'GET', url, charges: new Map([[area, 1]]), write: false });
}

function chargesOf(gets: readonly Get[]): Charges {
  const charges = new Map<ThrottleArea, number>();
  for (const { area } of gets) charges.set(area, (charges.get(area) ?? 0) + 1);
  return charges;
}

function readItems(outer: Answer, gets: readonly Get[]): readonly Answer[] {
  const responses = isJsonObject(outer.body) && Array.isArray(outer.body.responses) ? outer.body.responses : [];
  const byId = new Map<string, JsonObject>(
    responses.filter(isJsonObject).map((response) => [textOf(response.id), response] as const),
  );
  return gets.map((_get, index) => toItem(byId.get(String(index + 1)), outer));
}

/** An item that is missing is like one whose body is not JSON: it says nothing, least of all that the object is absent. */
function toItem(response: JsonObject | undefined, outer: Answer): Answer {
  if (response === undefined || typeof response.status !== 'number') {
    return { ...outer, status: 200, body: undefined, malformed: true };
  }
  const { status, body } = response;
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
