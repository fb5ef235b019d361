import { type Diagnostic, type JsonObject, type ResourceDefinition, warning } from '../../../core/index.js';
import type { Change } from '../shapes/shape.js';
import { liveValues } from '../state.js';
import { type Differences, differencesOf } from './differences.js';

/** Compares an object in Graph with its declaration. */
export function compareFound(
  definition: ResourceDefinition,
  { planned, config }: Pick<Change, 'planned' | 'config'>,
  object: JsonObject,
): Differences {
  return differencesOf(definition.attributes, { live: liveValues(definition, object), planned, config });
}

/** Whether apply only records the present object in the state, and sends nothing. */
export function isRecorded(differences: Differences | undefined): boolean {
  return differences?.any === false;
}

/** Creates the diagnostic for an object that is only recorded in the state. */
export function records({ noun }: ResourceDefinition): Diagnostic {
  return warning('INT2045', {
    what: `the ${noun} in the tenant already matches the declaration`,
    why: 'the tenant has every declared value; apply records the object in the state and sends no changes',
    fix: 'none',
  });
}

/** Whether a diagnostic says that an object is only recorded in the state. */
export function isRecord({ code }: Diagnostic): boolean {
  return code === 'INT2045';
}
