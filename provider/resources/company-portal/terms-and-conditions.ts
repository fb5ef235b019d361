import type { TermsAndConditions } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  cosmetic,
  defineResource,
  int,
  string,
  stringSet,
  visibility,
} from '../../../core/index.js';
import { checkTermsVersion } from './terms-version.js';

/** Terms and conditions that users must accept in the Company Portal before they enroll a device. */
export const termsAndConditions = defineResource({
  name: 'termsAndConditions',
  noun: 'terms and conditions policy',
  doc:
    'Terms that users accept in Company Portal before they enroll a device or access company resources. Users who ' +
    'are targeted by several policies accept each of them. Increase `version` to ask everyone again.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-companyterms-termsandconditions',
  shape: { kind: 'collection' },
  // Only beta has scope tags.
  graph: { version: 'beta', path: '/deviceManagement/termsAndConditions', area: 'terms', expand: 'assignments' },
  permissions: {
    read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
    write: ['DeviceManagementServiceConfig.ReadWrite.All'],
  },
  severity: { about: 'consent' },
  label: 'displayName',
  deletion: {
    loses: 'the record of who accepted the terms is deleted, and users have to accept the new ones',
    isFinal: true,
  },
  attributes: {
    displayName: string({
      required: true,
      minLength: 1,
      severity: cosmetic,
      doc: 'Name shown in the admin center. Users do not see it.',
    }),
    description: string({ severity: cosmetic, doc: 'Description of the terms.' }),
    title: string({
      required: true,
      minLength: 1,
      severity: { about: 'consent' },
      doc: 'Title shown to users above the terms.',
    }),
    bodyText: string({
      required: true,
      minLength: 1,
      severity: { about: 'consent' },
      doc: 'The terms. Users accept or decline them.',
    }),
    acceptanceStatement: string({
      severity: { about: 'consent' },
      doc: 'Summary shown to users first: what it means to accept.',
    }),
    version: int({
      optional: true,
      computed: true,
      // The admin center shows that versions start at 1; the metadata gives no range.
      min: 1,
      doc: 'Version of the terms. If it increases, every assigned user must accept the terms again. For minor corrections, keep the version.',
      source: 'https://learn.microsoft.com/intune/intune-service/enrollment/terms-and-conditions-create',
    }),
    roleScopeTagIds: stringSet({
      default: ['0'],
      severity: visibility,
      doc: 'Ids of the scope tags whose administrators see the terms. `0` is the built-in tag.',
    }),
    createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
    lastModifiedDateTime: string({
      computed: true,
      volatile: true,
      format: 'dateTime',
      doc: 'Time of the last change.',
    }),
  } satisfies AttributesOf<TermsAndConditions>,
  check: checkTermsVersion,
  facets: {
    assignments: {
      style: 'entries',
      segment: 'assignments',
      entryType: 'microsoft.graph.termsAndConditionsAssignment',
      collections: true,
    },
  },
  example: {
    declared: {
      displayName: 'Terms of use',
      title: 'Contoso terms of use',
      bodyText: 'Contoso manages this device.',
      acceptanceStatement: 'By enrolling you agree to the terms of use of Contoso.',
      version: 1,
      assignments: [{ target: 'allLicensedUsers' }],
    },
    changed: {
      displayName: 'Terms of use',
      description: 'For everyone except contractors',
      title: 'Contoso terms of use',
      bodyText: 'Contoso manages this device and can reset it.',
      acceptanceStatement: 'By enrolling you agree to the terms of use of Contoso.',
      version: 2,
      assignments: [
        { target: 'group', groupId: '11111111-2222-4333-8444-555555555555' },
        { target: 'configurationManagerCollection', collectionId: 'SMS00001' },
      ],
    },
  },
});
