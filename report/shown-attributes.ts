import type { AttributeFinding, Finding } from './model.js';

/** Attributes that a report lists one by one. An object that is created, recorded or removed as a whole gets one sentence. */
export function shownAttributes({ action, attributes, deletedOutside }: Finding): readonly AttributeFinding[] {
  // What is adopted can be compared where the provider saw it.
  if (action === 'adopt' && !deletedOutside) return attributes.filter(({ tenant }) => tenant !== undefined);
  if (deletedOutside || action === 'create')
    return attributes.filter(({ lines, default: isDefault }) => lines !== undefined && !isDefault);
  return ['record', 'delete', 'forget', 'wait'].includes(action) ? [] : attributes;
}
