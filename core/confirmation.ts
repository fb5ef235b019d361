import { type NestedAttribute, single, string } from './attribute.js';

/**
 * Lets a person confirm that an object which applications can neither read nor write is as declared. Graph never sees
 * it.
 */
export const confirmedAttribute: NestedAttribute = single({
  local: true,
  doc: 'Confirmation that a signed-in administrator checked the setting. An application then relies on it, and every plan shows how old it is. `intuneform confirm` writes it.',
  attributes: {
    by: string({ required: true, minLength: 1, doc: 'User principal name of the administrator.' }),
    on: string({ required: true, format: 'dateTime', doc: 'Date of the check.' }),
  },
});

/** Name of the attribute that `confirmedAttribute` declares. */
export const confirmedName = 'confirmed';

/** Age at which a confirmation should be renewed. Unit: days. */
export const longestConfirmation = 90;
