import { type EntitySet, idOf } from '../model/entity-set.js';
import { boolean, dateTime, type EntityType, flags, text, texts } from '../model/entity-type.js';
import { type JsonObject, textOf } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';

const readOnly = { readOnly: true } as const;
const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');

/** Options for the branding of a message. */
export const brandingOptions = [
  'none',
  'includeCompanyLogo',
  'includeCompanyName',
  'includeContactInformation',
  'includeCompanyPortalLink',
  'includeDeviceDetails',
] as const;

const message: EntityType = {
  name: 'localizedNotificationMessage',
  properties: {
    lastModifiedDateTime: dateTime(readOnly),
    // That the locale cannot be changed is a guess: it is part of the id.
    locale: text({ required: true, immutable: true }),
    subject: text({ required: true }),
    // The admin center accepts 2,000 characters; that the service refuses more is a guess.
    messageTemplate: text({ required: true, maxLength: 2000 }),
    isDefault: boolean(),
  },
};

/**
 * Message templates with their texts, as in public captures of 2025-08: the id of a text consists of the template id
 * and the locale in lower case, and the default text sets the default locale of the template.
 *
 * According to the metadata, `false` does not clear the default flag. The answer of the service is a guess: it ignores
 * `false`.
 */
export const notificationMessageTemplates: EntitySet = {
  path: '/deviceManagement/notificationMessageTemplates',
  versions: bothVersions,
  declaredType: 'notificationMessageTemplate',
  types: [
    {
      name: 'notificationMessageTemplate',
      properties: {
        lastModifiedDateTime: dateTime(readOnly),
        displayName: text({ required: true }),
        description: text({ beta: true }),
        defaultLocale: text(),
        brandingOptions: flags(brandingOptions),
        roleScopeTagIds: texts({ initial: ['0'] }),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  // Filters of terraform-provider-microsoft365wp 0.18.1, also within `not(…)`.
  filterable: { id: ['eq'], displayName: ['eq', 'startswith'], $filter: ['not'] },
  audit: { category: 'DeviceConfiguration', component: 'NotificationMessageTemplate' },
  children: {
    navigation: 'localizedNotificationMessages',
    type: message,
    permissions: { read, write },
    exclusive: 'isDefault',
    onCreate: (child, owner) => {
      const locale = textOf(child.locale).toLowerCase();
      return { ...child, locale, id: `${idOf(owner)}_${locale}` };
    },
    onWrite: (owner, child) => (child.isDefault === true ? { ...owner, defaultLocale: textOf(child.locale) } : owner),
  },
  quirks: {
    onCreate: (object, { now }) => ({ ...object, lastModifiedDateTime: graphTime(now()) }),
    onUpdate: (object, { now }) => ({ ...object, lastModifiedDateTime: graphTime(now()) }),
  },
};

/** A template that the service creates for an enrollment notification. */
export function internalTemplate(id: string, now: Date): JsonObject {
  return {
    id,
    '@odata.type': '#microsoft.graph.notificationMessageTemplate',
    lastModifiedDateTime: graphTime(now),
    displayName: 'EnrollmentNotificationInternalMEO',
    description: null,
    defaultLocale: null,
    brandingOptions: 'none',
    roleScopeTagIds: ['0'],
  };
}
