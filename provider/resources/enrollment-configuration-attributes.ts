import type { DeviceEnrollmentConfiguration } from '@microsoft/microsoft-graph-types-beta';
import type { AttributesOf } from '../../core/index.js';
import { int, string, stringSet } from '../../core/index.js';

/**
 * What every custom enrollment configuration has beside its settings.
 *
 * @param noun - what the docs call it: `page`, `limit`
 */
export function customEnrollmentAttributes(noun: string) {
  return {
    displayName: string({ required: true, minLength: 1, doc: 'Name shown in the admin center.' }),
    description: string({ doc: `What the ${noun} is for.` }),
    roleScopeTagIds: stringSet({
      default: ['0'],
      doc: `Ids of the scope tags whose administrators see the ${noun}. \`0\` is the built-in tag.`,
    }),
    version: int({ computed: true, volatile: true, doc: `Counts the changes of the ${noun}.` }),
    createdDateTime: string({ computed: true, format: 'dateTime', doc: `When the ${noun} was created.` }),
    lastModifiedDateTime: string({
      computed: true,
      volatile: true,
      format: 'dateTime',
      doc: `When the ${noun} was last changed.`,
    }),
  } satisfies AttributesOf<DeviceEnrollmentConfiguration>;
}
