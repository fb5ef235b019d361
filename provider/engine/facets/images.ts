import {
  isJsonObject,
  type Json,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  textOf,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { type Freshness, freshnessOf, objectRead } from '../locate.js';

/**
 * Adds images that an object returns as null or not at all. Graph may return them only at their own paths, as public
 * tools expect, so a null in a list does not prove that there is no image.
 *
 * @see docs/adr/195-images-are-read-at-their-own-paths.md
 */
export async function withImages(
  definition: ResourceDefinition,
  found: ReadResult<JsonObject>,
  context: EngineContext & Freshness,
): Promise<ReadResult<JsonObject>> {
  if (found.state !== 'present') return found;
  const missing = imagesOf(definition).filter((name) => (found.value[name] ?? null) === null);
  if (missing.length === 0) return found;
  const id = textOf(found.value.id) ?? '';
  const reads = await Promise.all(missing.map((name) => readImage(definition, { id, name }, context)));
  const failed = reads.find((read) => read.state === 'unreadable');
  if (failed) return failed;
  const images = reads.map((read, index): [string, Json] => [
    missing[index] ?? '',
    read.state === 'present' ? imageIn(read.value) : null,
  ]);
  return { state: 'present', value: { ...found.value, ...Object.fromEntries(images) } };
}

/** Returns Graph's names of a definition's images. */
function imagesOf({ attributes }: ResourceDefinition): readonly string[] {
  return Object.values(attributes).flatMap(({ digestOf }) =>
    digestOf ? [attributes[digestOf.image]?.graphName ?? digestOf.image] : [],
  );
}

function readImage(
  definition: ResourceDefinition,
  { id, name }: { readonly id: string; readonly name: string },
  { graph, ...age }: EngineContext & Freshness,
): Promise<ReadResult<JsonObject>> {
  const { version, path, area } = objectRead(definition, id);
  const read = { version, area, path: `${path}/${name}`, expects: { nothing: true, property: true } } as const;
  return graph.get({ ...read, ...freshnessOf(age) });
}

/** The image itself, or wrapped in `value` as OData does with single values. */
function imageIn(answer: JsonObject): Json {
  return isJsonObject(answer.value) ? answer.value : answer;
}
