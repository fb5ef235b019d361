import { type GraphRead, isJsonObject, type Json, type JsonObject, textOf } from '../../core/index.js';
import type { Reply } from './reply.js';

/**
 * Whether Graph reports that the object does not exist: 404 with an error in Graph's format, or another refusal with
 * the code `ResourceNotFound`, which has the same meaning with any status (microsoft365wp depends on it). Any other
 * 404, of a proxy or a wrong endpoint, would make a whole tenant look empty.
 */
export function isAbsence(reply: Reply): boolean {
  if (reply.kind !== 'answer' || reply.status < 400 || reply.status >= 500) return false;
  if (!isJsonObject(reply.body) || !isJsonObject(reply.body.error)) return false;
  const code = textOf(reply.body.error.code);
  return code === 'ResourceNotFound' || (reply.status === 404 && code !== null);
}

/** Whether an answer with a successful status contains an error. */
export function isError(body: Json | undefined): boolean {
  return isJsonObject(body) && isJsonObject(body.error);
}

/** Why the body of a successful answer is not the requested object. Undefined: it is. */
export function findObjectFault(body: Json | undefined, { query, expects }: GraphRead): string | undefined {
  if (!isJsonObject(body)) return 'the response is not a JSON object';
  if (isError(body)) return 'the response contains an error despite its success status';
  const names = Object.keys(body).filter((name) => !name.startsWith('@'));
  if (names.length === 0) return 'the response is an object without properties';
  const selected = query?.$select?.split(',') ?? names;
  if (!selected.some((name) => names.includes(name))) return 'the response has none of the requested properties';
  const { id: wanted } = expects ?? {};
  if (wanted === undefined || textOf(body.id)?.toLowerCase() === wanted.toLowerCase()) return undefined;
  return `the response describes the object ${JSON.stringify(body.id ?? null).slice(0, 100)} instead of ${JSON.stringify(wanted)}`;
}

/** The objects of a page. Undefined: there is no list, or it contains something that is not an object or has no id. */
export function itemsOf(body: Json | undefined, { query }: GraphRead): readonly JsonObject[] | undefined {
  if (!isJsonObject(body) || isError(body) || !Array.isArray(body.value)) return undefined;
  const items: readonly Json[] = body.value;
  if (!items.every(isJsonObject)) return undefined;
  const hasIds = query?.$select?.split(',').includes('id') ?? true;
  return items.every(({ id }) => !hasIds || (typeof id === 'string' && id !== '')) ? items : undefined;
}

/** A list without identical duplicates. Undefined: it contains different versions of one object. */
export function withoutRepeats(items: readonly JsonObject[]): readonly JsonObject[] | undefined {
  const byId = new Map<string, JsonObject>();
  for (const item of items) {
    const key = textOf(item.id)?.toLowerCase() ?? `no id ${String(byId.size)}`;
    const known = byId.get(key);
    if (known && JSON.stringify(known) !== JSON.stringify(item)) return undefined;
    byId.set(key, item);
  }
  return [...byId.values()];
}
