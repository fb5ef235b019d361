import type { DeviceEnrollmentConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, cosmetic, int, string, stringSet, visibility } from '../../core/index.js';

/** Attributes that every custom enrollment configuration has in addition to its settings. */
export const customEnrollmentAttributes = {
  displayName: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
  description: string({ severity: cosmetic, doc: 'Description.' }),
  roleScopeTagIds: stringSet({
    refersTo: 'scopeTags',
    default: ['0'],
    severity: visibility,
    doc: 'Ids of the scope tags whose administrators see it. `0` is the built-in tag.',
  }),
  version: int({ computed: true, volatile: true, doc: 'Number of changes.' }),
  createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
  lastModifiedDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'Time of the last change.',
  }),
} satisfies AttributesOf<DeviceEnrollmentConfiguration>;
