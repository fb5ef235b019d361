import { createHash } from 'node:crypto';

import {
  type Attributes,
  type Digest,
  imageTypeOf,
  isJsonObject,
  isUnknown,
  type Json,
  type JsonObject,
  textOf,
  unknown,
  type Value,
  type ValueObject,
} from '../../../core/index.js';

/** The planned digest of the declared image, unknown if the image is. Undefined: none is declared, and the image is not changed. */
export function plannedDigest({ image, leftAsItIs }: Digest, config: ValueObject): Value | undefined {
  const content = config[image] ?? null;
  if (isUnknown(content)) return unknown;
  // Graph returns null for an empty image.
  if (typeof content === 'string') return content === '' ? null : sha256(content);
  return leftAsItIs ? undefined : null;
}

/** The digest of the image in Graph. */
export function digestFromGraph({ image }: Digest, attributes: Attributes, object: JsonObject): Value {
  const content = object[attributes[image]?.graphName ?? image];
  const value = isJsonObject(content) ? textOf(content.value) : null;
  return value === null || value === '' ? null : sha256(value);
}

/** Converts an image to Graph's `mimeContent`. */
export function imageToGraph(base64: string): Json {
  return { type: imageTypeOf(base64) ?? '', value: base64 };
}

function sha256(base64: string): string {
  return createHash('sha256').update(base64, 'base64').digest('hex');
}
