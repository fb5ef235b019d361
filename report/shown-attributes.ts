import type { AttributeFinding, Finding } from './model.js';

/**
 * Attributes that a report lists individually. An object that is created, recorded or removed as a whole gets one
 * sentence.
 */
export function shownAttributes({ action, attributes, deletedOutside }: Finding): readonly AttributeFinding[] {
  // Adopted objects can be compared where the provider read the tenant's value.
  if (action === 'adopt' && !deletedOutside) return attributes.filter(({ tenant }) => tenant !== undefined);
  if (deletedOutside || action === 'create')
    return attributes.filter(({ lines, default: isDefault }) => lines !== undefined && !isDefault);
  return ['record', 'delete', 'forget', 'wait'].includes(action) ? [] : attributes;
}
