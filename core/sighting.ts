import type { ResourceDefinition } from './definition.js';
import { isJsonObject, type JsonObject } from './json.js';

/** Whether the service has the object before anybody declares it: to Terraform it is new, in the tenant it is adopted. */
export function isAlwaysThere({ shape }: Pick<ResourceDefinition, 'shape'>): boolean {
  return shape.kind !== 'collection' && shape.kind !== 'bulk';
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
