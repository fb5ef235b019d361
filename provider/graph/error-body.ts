import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';
import type { Answer } from './reply.js';

/** What an error of Graph says. */
export interface GraphError {
  readonly code: string;
  /** The sentence for people, in one line. */
  readonly message: string;
  /** The message came in the wrapping of the Intune services: the request got past Entra and Graph's gateway. */
  readonly isIntunes: boolean;
  /** What Microsoft's support asks for: `request-id f00d`. */
  readonly ids: readonly string[];
}

/** Reads the body of an answer that is no success. */
export function readError(answer: Answer): GraphError {
  const body = isJsonObject(answer.body) && isJsonObject(answer.body.error) ? answer.body.error : {};
  const inner = isJsonObject(body.innerError) ? body.innerError : {};
  const { text, depth } = unwrap(textOf(body.message) ?? '');
  const { sentence, ids } = splitIds(text);
  const pairs = [
    ['request-id', answer.header('request-id') ?? textOf(inner['request-id'])],
    ['client-request-id', answer.clientRequestId],
    ['date', answer.header('date') ?? textOf(inner.date)],
    ['approval code', answer.header('x-msft-approval-code')],
    ...ids,
  ] as const;
  return {
    code: textOf(body.code) ?? '',
    message: sentence,
    isIntunes: depth > 0,
    ids: pairs.flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [`${name} ${value}`] : [])),
  };
}

/** More layers than were ever seen: two. */
const mostLayers = 5;

/**
 * Takes the message out of the JSON that the Intune services put it in as text: once, and for 401 twice.
 *
 * Seen in a dozen reports from 2019 to 2026: `{"ErrorCode":"Forbidden","Message":"{\\"_version\\":3,\\"Message\\":\\"…\\"}"}`.
 */
function unwrap(message: string, depth = 0): { readonly text: string; readonly depth: number } {
  const object = depth < mostLayers ? objectIn(message) : undefined;
  const inner = object && (textOf(object.Message) ?? textOf(object.message));
  return typeof inner === 'string' ? unwrap(inner, depth + 1) : { text: message, depth };
}

function objectIn(text: string): JsonObject | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const object: unknown = JSON.parse(text);
    return isJsonObject(object) ? object : undefined;
  } catch {
    return undefined;
  }
}

/** Longest sentence that is shown. */
const longest = 500;

/** Parts the sentence from ` - Operation ID (for customer support): … - Activity ID: … - Url: …`. The address is internal. */
function splitIds(message: string): {
  readonly sentence: string;
  readonly ids: readonly (readonly [string, string])[];
} {
  const line = message.replace(/\s+/gu, ' ').trim();
  const at = line.search(/(?:^| - )(?:Operation|Activity) ID\b/u);
  const tail = at === -1 ? '' : line.slice(at);
  const ids = [...tail.matchAll(/\b(Operation|Activity) ID(?: \([^)]*\))?: ?(\S+)/gu)].map(
    ([, name = '', value = '']) => [`${name} ID`, value] as const,
  );
  const sentence = at === -1 || ids.length === 0 ? line : line.slice(0, at);
  return { sentence: sentence.slice(0, longest), ids };
}
