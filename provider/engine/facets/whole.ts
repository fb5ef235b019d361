import type { JsonObject, ReadResult, ResourceDefinition } from '../../../core/index.js';
import { withSettings } from '../catalog/settings.js';
import type { EngineContext } from '../contract.js';
import type { Freshness } from '../locate.js';
import { withSteps } from '../step-reading.js';
import { withCompanions } from './companions.js';
import { withImages } from './images.js';

/** Adds to an object what only other addresses show: its settings, its companions, what its actions left, and its images. Where a part cannot be read, neither can the object. */
export async function wholeObject(
  definition: ResourceDefinition,
  found: ReadResult<JsonObject>,
  context: EngineContext & Freshness,
): Promise<ReadResult<JsonObject>> {
  const own = await withSettings(definition, found, context);
  const parts = await withSteps(definition, await withCompanions(definition, own, context), context);
  return withImages(definition, parts, context);
}

/** Most objects whose parts are read ahead. Where there are more, most of them may be nobody's. */
const mostOwners = 30;

/** Reads the parts of all objects of a list that was read ahead. */
export async function partsAhead(
  definition: ResourceDefinition,
  all: ReadResult<readonly JsonObject[]>,
  context: EngineContext,
): Promise<void> {
  if (all.state !== 'present' || all.value.length > mostOwners) return;
  await Promise.all(all.value.map((value) => wholeObject(definition, { state: 'present', value }, context)));
}
