import type { JsonObject, ReadResult, ResourceDefinition } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import type { Freshness } from '../locate.js';
import { withCompanions } from './companions.js';
import { withImages } from './images.js';

/** Adds to an object what only other addresses show: its companions and its images. Where a part cannot be read, neither can the object. */
export async function wholeObject(
  definition: ResourceDefinition,
  found: ReadResult<JsonObject>,
  context: EngineContext & Freshness,
): Promise<ReadResult<JsonObject>> {
  return withImages(definition, await withCompanions(definition, found, context), context);
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
