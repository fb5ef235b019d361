import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';
import type { Answer } from './reply.js';

/** Content of an error from Graph. */
export interface GraphError {
  readonly code: string;
  /** Human-readable message, in one line. */
  readonly message: string;
  /** The message is in the format of the Intune services: the request passed Entra and Graph's gateway. */
  readonly isIntunes: boolean;
  /** Ids that Microsoft support asks for: `request-id f00d`. */
  readonly ids: readonly string[];
}

/** Reads the body of an unsuccessful answer. */
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

/** Maximum number of layers. Two is the most ever observed. */
const mostLayers = 5;

/**
 * Extracts the message from the JSON text in which the Intune services wrap it: once, and twice for 401.
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

/** Maximum length of a message. */
const longest = 500;

/**
 * Separates the message from ` - Operation ID (for customer support): … - Activity ID: … - Url: …`. The address is
 * internal.
 */
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
