import { isJsonObject, type Json } from '../../core/index.js';
import type { Intent } from '../engine/creation/ledger.js';

/** Name of an intent's file. */
export function fileOf({ key }: Pick<Intent, 'key'>): string {
  return `${key}.json`;
}

/** Formats an intent as the text of its file. */
export function renderIntent(intent: Intent): string {
  return JSON.stringify({ version: 1, ...intent });
}

/** Parses a file. Undefined: it is not an intent, not of this version, or does not have its own name. */
export function parseIntent(text: string, file: string): Intent | undefined {
  const json = parseJson(text);
  if (!isJsonObject(json) || json.version !== 1) return undefined;
  const { key, tenantId, type, path, startedAt, body, name, by } = json;
  const texts = { key, tenantId, type, path, startedAt, body, name, by };
  if (!areTexts(texts) || fileOf(texts) !== file) return undefined;
  return {
    ...texts,
    before: Array.isArray(json.before) ? json.before.filter((id) => typeof id === 'string') : null,
    id: typeof json.id === 'string' ? json.id : null,
    original: isJsonObject(json.original) ? json.original : null,
  };
}

function areTexts<K extends string>(values: Record<K, Json | undefined>): values is Record<K, string> {
  return Object.values(values).every((value) => typeof value === 'string');
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
