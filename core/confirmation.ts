import { type NestedAttribute, single, string } from './attribute.js';

/**
 * What a person confirms of an object that an application can neither read nor write: that it is as declared. Graph never sees it.
 */
export const confirmedAttribute: NestedAttribute = single({
  local: true,
  doc: 'That a signed-in administrator saw it as declared. An application then takes it as declared, and every plan says how old the confirmation is. Written by `intuneform confirm`.',
  attributes: {
    by: string({ required: true, minLength: 1, doc: 'User principal name of the administrator.' }),
    on: string({ required: true, format: 'dateTime', doc: 'When the administrator saw it.' }),
  },
});

/** Name of the attribute of `confirmedAttribute`. */
export const confirmedName = 'confirmed';

/** Days after which a confirmation should be renewed. */
export const longestConfirmation = 90;
