import { type NestedAttribute, single, string } from './attribute.js';

/**
 * What a person confirms of an object that an application can neither read nor write: that it is as declared. Graph never sees it.
 */
export const confirmedAttribute: NestedAttribute = single({
  local: true,
  doc: 'Confirmation that a signed-in administrator checked the setting. An application then relies on it, and every plan shows how old it is. `intuneform confirm` writes it.',
  attributes: {
    by: string({ required: true, minLength: 1, doc: 'User principal name of the administrator.' }),
    on: string({ required: true, format: 'dateTime', doc: 'Date of the check.' }),
  },
});

/** Name of the attribute of `confirmedAttribute`. */
export const confirmedName = 'confirmed';

/** Days after which a confirmation should be renewed. */
export const longestConfirmation = 90;
