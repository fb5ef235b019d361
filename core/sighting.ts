import type { ResourceDefinition } from './definition.js';
import { isJsonObject, type JsonObject } from './json.js';

/**
 * Whether the object exists before anybody declares it: Terraform treats it as new, but apply adopts the existing one.
 */
export function isAlwaysThere({ shape }: Pick<ResourceDefinition, 'shape'>): boolean {
  return shape.kind !== 'collection' && !isMany({ shape });
}

/** Whether one resource manages many small objects of the tenant. */
export function isMany({ shape }: Pick<ResourceDefinition, 'shape'>): boolean {
  return shape.kind === 'bulk' || shape.kind === 'register';
}

const longestSighting = 20_000;
const words = 'the tenant has ';

/**
 * Describes the current values of an adopted object, in a text that `sightingIn` can parse. Diagnostics are the only
 * channel from a provider's plan to the report. Names are Terraform's.
 */
export function renderSighting(seen: JsonObject): string {
  const text = JSON.stringify(seen);
  return text.length > longestSighting ? `${words}more characters than fit here` : `${words}${text}`;
}

/** Parses the text of `renderSighting` at the start of `text`. Undefined: there is none, or it cannot be parsed. */
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

/** Says when the provider last wrote an object, in a text that `writtenAtIn` can parse. */
export function renderWrittenAt(instant: string): string {
  return `intuneform last wrote the object at ${instant}`;
}

/** Finds the instant of `renderWrittenAt` in a text. Undefined: there is none. */
export function writtenAtIn(text: string): string | undefined {
  return /intuneform last wrote the object at (\d{4}-\d\d-\d\dT[\d:.]+Z)/u.exec(text)?.[1];
}

const unfinishedWords = 'an intuneform apply did not complete ';

/** Lists the attributes that apply left unfinished, by Terraform's names, in a text that `unfinishedIn` can parse. */
export function renderUnfinished(names: readonly string[]): string {
  return `${unfinishedWords}${names.join(', ')}`;
}

/** Parses the names of `renderUnfinished` at the start of `text`. Empty: there are none. */
export function unfinishedIn(text: string): readonly string[] {
  const [line = ''] = text.split(/;|\n/u);
  return line.startsWith(unfinishedWords) ? line.slice(unfinishedWords.length).split(', ') : [];
}
