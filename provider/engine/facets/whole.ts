import type { JsonObject, ReadResult, ResourceDefinition } from '../../../core/index.js';
import { withSettings } from '../catalog/settings.js';
import type { EngineContext } from '../contract.js';
import type { Freshness } from '../locate.js';
import { withSteps } from '../step-reading.js';
import { withCompanions } from './companions.js';
import { withImages } from './images.js';

/**
 * Adds the parts of an object that have their own addresses: settings, companions, results of actions and images. If a
 * part is unreadable, so is the object.
 */
export async function wholeObject(
  definition: ResourceDefinition,
  found: ReadResult<JsonObject>,
  context: EngineContext & Freshness,
): Promise<ReadResult<JsonObject>> {
  const own = await withSettings(definition, found, context);
  const parts = await withSteps(definition, await withCompanions(definition, own, context), context);
  return withImages(definition, parts, context);
}

/** Maximum number of objects whose parts are prefetched. In larger lists, most objects may be unmanaged. */
const mostOwners = 30;

/** Prefetches the parts of all objects in a prefetched list. */
export async function partsAhead(
  definition: ResourceDefinition,
  all: ReadResult<readonly JsonObject[]>,
  context: EngineContext,
): Promise<void> {
  if (all.state !== 'present' || all.value.length > mostOwners) return;
  await Promise.all(all.value.map((value) => wholeObject(definition, { state: 'present', value }, context)));
}
