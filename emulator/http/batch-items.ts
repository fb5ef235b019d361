import { badRequest, isRefused, type Outcome } from '../model/answer.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../model/json.js';

/** One request of a batch. */
export interface BatchItem {
  readonly id: string;
  /** The id in lower case, because dependencies ignore case. */
  readonly key: string;
  readonly method: string;
  /** Path and query below the version. */
  readonly target: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body?: Json;
  readonly dependsOn: readonly string[];
}

const mostItems = 20;

/** Reads the requests of a batch. Any violation of the rules refuses the whole batch. */
export function parseBatch(body: JsonObject): Outcome<readonly BatchItem[]> {
  const { requests } = body;
  if (!Array.isArray(requests)) return refused('Invalid batch payload format: requests are missing.');
  if (requests.length > mostItems)
    return refused(`Number of batch request steps exceeds the maximum value of ${String(mostItems)}.`);
  const items: BatchItem[] = [];
  for (const request of requests as readonly Json[]) {
    const item = parseItem(isJsonObject(request) ? request : {});
    if (isRefused(item)) return item;
    if (items.some(({ key }) => key === item.value.key))
      return refused(`Request id ${item.value.id} is not unique within the batch.`);
    items.push(item.value);
  }
  const stray = items.flatMap(({ dependsOn }) => dependsOn).find((id) => !items.some(({ key }) => key === id));
  return stray === undefined ? { value: items } : refused(`Invalid dependsOn: there is no request with id ${stray}.`);
}

function refused(message: string): { refusal: ReturnType<typeof badRequest> } {
  return { refusal: badRequest(message) };
}

function parseItem(request: JsonObject): Outcome<BatchItem> {
  const { method, url, body } = request;
  // Ids can be numbers, as some public clients send them; answers return them as text.
  const id = typeof request.id === 'number' ? String(request.id) : request.id;
  if (typeof id !== 'string' || id === '') return refused('Invalid batch payload format: a request has no id.');
  if (typeof method !== 'string') return refused(`Invalid batch payload format: request ${id} has no method.`);
  if (typeof url !== 'string' || url === '') return refused(`Invalid batch payload format: request ${id} has no url.`);
  if (/^[a-z]+:\/\//iu.test(url)) return refused(`The url of request ${id} is not relative.`);
  const headers = headersOf(request.headers);
  if (body !== undefined && !headers.has('content-type')) {
    return refused(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  const target = url.startsWith('/') ? url : `/${url}`;
  const dependsOn = Array.isArray(request.dependsOn) ? (request.dependsOn as readonly Json[]) : [];
  const item = { id, key: id.toLowerCase(), method: method.toUpperCase(), target, headers };
  return {
    value: {
      ...item,
      dependsOn: dependsOn.map((one) => textOf(one).toLowerCase()),
      ...(body !== undefined && { body }),
    },
  };
}

function headersOf(headers: Json | undefined): Map<string, string> {
  const entries = isJsonObject(headers) ? Object.entries(headers) : [];
  return new Map(entries.map(([name, value]) => [name.toLowerCase(), textOf(value)]));
}
