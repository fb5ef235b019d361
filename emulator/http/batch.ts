import type { Session } from '../engine/request.js';
import { type Answer, badRequest, isRefused, type Outcome, refuse } from '../model/answer.js';
import type { GraphVersion } from '../model/entity-type.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import { type BatchItem, parseBatch } from './batch-items.js';
import { type Exchange, exchange, type Exchanged } from './exchange.js';
import { renderAnswer } from './render-answer.js';

/** Answers `$batch`. The status 200 says nothing about the items, and clients cannot rely on their order. */
export async function answerBatch(
  context: Exchange,
  session: Session,
  { version, body, origin }: BatchRequest,
): Promise<Exchanged> {
  const items = parseBatch(isJsonObject(body) ? body : {});
  if (isRefused(items)) return items.refusal;
  const answered = await runAll(context, session, { version, origin, items: items.value });
  if (isRefused(answered)) return answered.refusal;
  if (typeof answered.value === 'string') return answered.value;
  // Reversed, to reveal clients that read the items by position.
  return { status: 200, body: { responses: answered.value.toReversed() } };
}

interface BatchRequest {
  readonly version: GraphVersion;
  /** Origin of the links in its answers. */
  readonly origin?: string | undefined;
  readonly body?: Json;
}

interface Batch extends Pick<BatchRequest, 'version' | 'origin'> {
  readonly items: readonly BatchItem[];
}

async function runAll(
  context: Exchange,
  session: Session,
  { version, origin, items }: Batch,
): Promise<Outcome<JsonObject[] | 'reset' | 'hang'>> {
  const statuses = new Map<string, number>();
  const responses: JsonObject[] = [];
  let waiting = [...items];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ dependsOn }) => dependsOn.every((id) => statuses.has(id)));
    if (ready.length === 0) return { refusal: badRequest('The dependencies of the requests form a circle.') };
    for (const item of ready) {
      const response = await runItem(context, session, { version, origin, item, statuses });
      if (typeof response === 'string') return { value: response };
      statuses.set(item.key, Number(response.status));
      responses.push(response);
    }
    waiting = waiting.filter((item) => !ready.includes(item));
  }
  return { value: responses };
}

interface RunningItem extends Pick<BatchRequest, 'version' | 'origin'> {
  readonly item: BatchItem;
  readonly statuses: ReadonlyMap<string, number>;
}

async function runItem(
  context: Exchange,
  session: Session,
  { version, origin, item, statuses }: RunningItem,
): Promise<JsonObject | 'reset' | 'hang'> {
  const { method, target, body } = item;
  const clientRequestId = item.headers.get('client-request-id');
  const header = (name: string): string | undefined => item.headers.get(name);
  const asked = { method, version, target, origin, header, inBatch: true, clientRequestId };
  const request = { ...asked, ...(body !== undefined && { body }) };
  const failed = item.dependsOn.some((id) => (statuses.get(id) ?? 0) >= 400);
  const dependency = refuse(424, 'FailedDependency', 'A request that this one depends on has failed.');
  const exchanged = await exchange(context, session, request, ...(failed ? [(): Answer => dependency] : []));
  if (typeof exchanged === 'string') return exchanged;
  if ('raw' in exchanged) return { id: item.id, status: 200, headers: {}, body: exchanged.raw };
  const sent = renderAnswer(exchanged, { now: context.now(), clientRequestId });
  const headers = { ...sent.headers, ...(sent.body !== undefined && { 'Content-Type': 'application/json' }) };
  return { id: item.id, status: sent.status, headers, body: sent.html ?? sent.body ?? null };
}
