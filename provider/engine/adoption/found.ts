import { type Diagnostic, type JsonObject, type ResourceDefinition, warning } from '../../../core/index.js';
import type { Change } from '../shapes/shape.js';
import { liveValues } from '../state.js';
import { type Differences, differencesOf } from './differences.js';

/** How an object of Graph compares with what is declared of it. */
export function compareFound(
  definition: ResourceDefinition,
  { planned, config }: Pick<Change, 'planned' | 'config'>,
  object: JsonObject,
): Differences {
  return differencesOf(definition.attributes, { live: liveValues(definition, object), planned, config });
}

/** Whether applying only writes down what the tenant has already, and sends nothing. */
export function isRecorded(differences: Differences | undefined): boolean {
  return differences?.any === false;
}

/** Says that an object is only written into the state. */
export function records({ noun }: ResourceDefinition): Diagnostic {
  return warning('INT2045', {
    what: `the tenant already has the ${noun} as declared`,
    why: 'the tenant has every declared value; apply records it in the state, and nothing is sent',
    fix: 'none',
  });
}
