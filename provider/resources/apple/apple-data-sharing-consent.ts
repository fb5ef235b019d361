import type { DataSharingConsent } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  defineResource,
  type Diagnostic,
  error,
  string,
  type ValueObject,
} from '../../../core/index.js';

const follows = ['granted'];

/** Consent that Microsoft may send data to Apple. It is a prerequisite of the push certificate. */
export const appleDataSharingConsent = defineResource({
  name: 'appleDataSharingConsent',
  noun: 'consent to share data with Apple',
  doc:
    'The organization’s consent to Microsoft sending user and device data to Apple, which push certificates require. ' +
    'Consent is a legal statement, so you declare it separately. It cannot be withdrawn, and destroy does not change it.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-devices-datasharingconsent',
  shape: { kind: 'singleton' },
  graph: { version: 'beta', path: '/deviceManagement/dataSharingConsents/appleMDMPushCertificate', area: 'devices' },
  permissions: {
    read: ['DeviceManagementServiceConfig.ReadWrite.All', 'DeviceManagementConfiguration.Read.All'],
    write: ['DeviceManagementServiceConfig.ReadWrite.All'],
  },
  severity: { about: 'consent' },
  attributes: {
    granted: bool({ required: true, doc: 'Whether consent is given. Only `true` can be declared.' }),
    serviceDisplayName: string({ computed: true, doc: 'Service that the consent applies to.' }),
    termsUrl: string({ computed: true, doc: 'Page with the terms.' }),
    grantDateTime: string({ computed: true, follows, format: 'dateTime', doc: 'Time of the consent.' }),
    grantedByUpn: string({
      computed: true,
      follows,
      doc: 'User principal name of the person who consented; empty for an application.',
    }),
    grantedByUserId: string({
      computed: true,
      follows,
      doc: 'Id of the user who consented; empty for an application.',
    }),
  } satisfies AttributesOf<DataSharingConsent>,
  steps: [{ action: 'consentToDataSharing', takes: ['granted'], body: () => ({}) }],
  validate: refuseWithdrawal,
  example: { declared: { granted: true } },
});

function refuseWithdrawal({ granted }: ValueObject): readonly Diagnostic[] {
  if (granted !== false) return [];
  return [
    error('INT1501', {
      what: 'granted has a value that is not allowed',
      where: { path: ['granted'] },
      why: 'got false; Microsoft provides no way to withdraw the consent',
      fix: 'declare granted = true, or remove the resource',
    }),
  ];
}
