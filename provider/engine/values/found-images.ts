import type { JsonObject, ResourceDefinition, ValueObject } from '../../../core/index.js';
import type { PrivateState } from '../contract.js';
import { digestFromGraph } from './digest.js';

/**
 * Records which images an object had when it was imported. State and generated configuration contain none, so an
 * undeclared image is not changed until another one has been declared.
 */
export function foundImages({ attributes }: ResourceDefinition, object: JsonObject): PrivateState {
  const images = Object.values(attributes).flatMap(({ digestOf }) =>
    digestOf && digestFromGraph(digestOf, attributes, object) !== null ? [digestOf.image] : [],
  );
  return images.length === 0 ? {} : { foundImages: images };
}

/** Whether an image is the one found at import. */
export function isFoundImage(image: string, { foundImages: found }: PrivateState): boolean {
  return Array.isArray(found) && (found as readonly unknown[]).includes(image);
}

/** The part of the record that is still needed after a write. */
export function imagesLeft({ foundImages: found }: PrivateState, config: ValueObject): PrivateState {
  const left = (Array.isArray(found) ? (found as readonly unknown[]) : []).filter(
    (image): image is string => typeof image === 'string' && (config[image] ?? null) === null,
  );
  return left.length === 0 ? {} : { foundImages: left };
}
