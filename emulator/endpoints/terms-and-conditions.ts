import type { EntitySet } from '../model/entity-set.js';
import { dateTime, int32, text, texts } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import type { Tenant } from '../tenant/tenant.js';

const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');

/** Both modification times; that the older property changes as well is a guess. */
const touched = (object: JsonObject, { now }: Tenant): JsonObject => ({
  ...object,
  modifiedDateTime: graphTime(now()),
  lastModifiedDateTime: graphTime(now()),
});

/**
 * Terms and conditions, with individual assignments.
 *
 * Guesses: an absent version becomes 1, and a lower one is accepted. Acceptances are not emulated.
 */
export const termsAndConditions: EntitySet = {
  path: '/deviceManagement/termsAndConditions',
  versions: bothVersions,
  declaredType: 'termsAndConditions',
  types: [
    {
      name: 'termsAndConditions',
      properties: {
        displayName: text({ required: true }),
        description: text(),
        title: text(),
        bodyText: text(),
        acceptanceStatement: text(),
        version: int32({ initial: 1 }),
        roleScopeTagIds: texts({ beta: true, initial: ['0'] }),
        createdDateTime: dateTime({ readOnly: true }),
        modifiedDateTime: dateTime({ beta: true, readOnly: true }),
        lastModifiedDateTime: dateTime({ readOnly: true }),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Other', component: 'CompanyTerms' },
  assignments: { sourced: false, typeName: 'termsAndConditionsAssignment', permissions: { read, write } },
  quirks: {
    onCreate: (object, tenant) => ({ ...touched(object, tenant), createdDateTime: graphTime(tenant.now()) }),
    onUpdate: touched,
  },
};
