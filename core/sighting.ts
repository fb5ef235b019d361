import type { ResourceDefinition } from './definition.js';
import { isJsonObject, type JsonObject } from './json.js';

/** Whether the service has the object before anybody declares it: to Terraform it is new, in the tenant it is adopted. */
export function isAlwaysThere({ shape }: Pick<ResourceDefinition, 'shape'>): boolean {
  return shape.kind !== 'collection' && !isMany({ shape });
}

/** Whether one resource stands for many small objects of the tenant. */
export function isMany({ shape }: Pick<ResourceDefinition, 'shape'>): boolean {
  return shape.kind === 'bulk' || shape.kind === 'register';
}

const longestSighting = 20_000;
const words = 'the tenant has ';

/**
 * Says what the tenant has of an object that is adopted, in words that `sightingIn` reads back: a diagnostic is the only way
 * from a provider's plan to whoever reports on it. Names are Terraform's.
 */
export function renderSighting(seen: JsonObject): string {
  const text = JSON.stringify(seen);
  return text.length > longestSighting ? `${words}more than fits here` : `${words}${text}`;
}

/** What `renderSighting` said at the start of a text. Undefined: it says nothing that can be read. */
export function sightingIn(text: string): JsonObject | undefined {
  const [line = ''] = text.split('\n');
  if (!line.startsWith(words)) return undefined;
  try {
    const seen: unknown = JSON.parse(line.slice(words.length));
    return isJsonObject(seen) ? seen : undefined;
  } catch {
    return undefined;
  }
}

/** Says when we last wrote an object, in words that `writtenAtIn` reads back. */
export function renderWrittenAt(instant: string): string {
  return `our own last write was at ${instant}`;
}

/** What `renderWrittenAt` said in a text. Undefined: it says nothing of that. */
export function writtenAtIn(text: string): string | undefined {
  return /our own last write was at (\d{4}-\d\d-\d\dT[\d:.]+Z)/u.exec(text)?.[1];
}

const unfinishedWords = 'our own apply did not complete ';

/** Says which attributes our own apply left unfinished, by Terraform's names, in words that `unfinishedIn` reads back. */
export function renderUnfinished(names: readonly string[]): string {
  return `${unfinishedWords}${names.join(', ')}`;
}

/** Names of the attributes that `renderUnfinished` named at the start of a text. Empty: it named none. */
export function unfinishedIn(text: string): readonly string[] {
  const [line = ''] = text.split(/;|\n/u);
  return line.startsWith(unfinishedWords) ? line.slice(unfinishedWords.length).split(', ') : [];
}
