import { type EntitySet, idOf } from '../model/entity-set.js';
import { boolean, dateTime, type EntityType, flags, text, texts } from '../model/entity-type.js';
import { type JsonObject, textOf } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';

const readOnly = { readOnly: true } as const;
const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');

/** What may stand around a message. */
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
    // That the locale cannot be changed is a guess: it is a part of the id.
    locale: text({ required: true, immutable: true }),
    subject: text({ required: true }),
    // The admin center takes 2,000 characters; that the service refuses more is a guess.
    messageTemplate: text({ required: true, maxLength: 2000 }),
    isDefault: boolean(),
  },
};

/**
 * Templates of messages with their texts, as public captures of 2025-08 show them: ids of texts are made of the template's and
 * the locale in lower case, and the default text gives the template its default locale.
 *
 * That a flag of default is not unset by `false` is what the metadata says; how the service answers that is a guess: it ignores it.
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
  // What terraform-provider-microsoft365wp 0.18.1 asks for, also within `not(…)`.
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

/** A template as the service makes it for an enrollment notification. */
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
