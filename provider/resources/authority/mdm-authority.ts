import type { MdmAuthority, Organization } from '@microsoft/microsoft-graph-types-beta';

import { defineResource, single, string, stringSet } from '../../../core/index.js';
import { consequenceBounds, measureApns, measureCoexistence } from './authority-consequences.js';

/** Graph's name of each authority that can be declared. */
const graphValues = {
  intune: 'intune',
  configurationManager: 'sccm',
  office365: 'office365',
  none: 'unknown',
} as const satisfies Record<string, MdmAuthority>;

const authorities = [
  'intune',
  'configurationManager',
  'office365',
  'none',
] as const satisfies (keyof typeof graphValues)[];

const property = 'mobileDeviceManagementAuthority' satisfies keyof Organization;

/** Meaning of each authority, as a clause. */
const meanings = {
  intune: 'Intune manages the devices',
  configurationManager: 'Configuration Manager manages the devices, but has not sent them policies since 2019-09-01',
  office365: 'Basic Mobility and Security manages the devices',
  none: 'no authority manages devices yet, so no device can enroll',
};

/** The tenant's MDM authority: the service that manages its devices. */
export const mdmAuthority = defineResource({
  name: 'mdmAuthority',
  noun: 'MDM authority',
  doc:
    'The MDM authority, which decides what manages the devices of the tenant. It must be `intune` before devices can ' +
    'enroll. Only `intune` can be set, which cannot be undone; any other declared value is checked: plan fails if the ' +
    'tenant has another value. Destroy removes the authority from the state and changes nothing in the tenant.',
  source: 'https://learn.microsoft.com/graph/api/intune-onboarding-organization-setmobiledevicemanagementauthority',
  shape: {
    kind: 'action',
    value: 'authority',
    reachable: { value: 'intune', action: 'setMobileDeviceManagementAuthority' },
    unset: 'none',
    consequences: {
      office365: {
        coexistence:
          'Basic Mobility and Security and Intune coexist: the devices of licensed users move at their next check-in and lose the old settings, devices without a user do not move.',
        'apns-required': 'Apple enrollment and check-in fail until an APNs certificate is uploaded to Intune.',
        irreversible: 'The authority cannot be changed back.',
      },
      configurationManager: {
        'subscription-removed': 'The hybrid subscription must already have been removed from Configuration Manager.',
        'policies-ready': 'Devices switch at their next check-in and need their policies in Intune by then.',
        'apns-required': 'Apple enrollment and check-in fail until an APNs certificate is uploaded to Intune.',
        irreversible: 'The authority cannot be changed back.',
      },
    },
    conditional: ['apns-required'],
    measures: { coexistence: measureCoexistence, 'apns-required': measureApns },
    leftByHand: {
      configurationManager:
        'have an administrator remove the Microsoft Intune subscription in the Configuration Manager console, then plan again; manage Configuration Manager clients with co-management, which does not need this authority',
    },
    reassurance: 'Devices stay enrolled; no support case is needed.',
    guidance: {
      configurationManager:
        'It was set in the Configuration Manager console, and Microsoft retired it on 2019-09-01. Declare `intune`, and use co-management.',
      office365: 'It is enabled in the Microsoft 365 admin center (Basic Mobility and Security), not through Graph.',
      none: 'A tenant that has an authority cannot return to having none. Declare the current authority.',
    },
  },
  graph: { version: 'v1.0', path: '/organization/{tenantId}', area: 'directory', select: ['id', property] },
  permissions: {
    read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
    write: ['DeviceManagementServiceConfig.ReadWrite.All'],
  },
  severity: { about: 'authority' },
  devices: { which: 'every device in the tenant' },
  attributes: {
    authority: string({
      required: true,
      oneOf: authorities,
      graphName: property,
      graphValues,
      meanings,
      doc: 'Authority that the tenant must have.',
    }),
    transition: single({
      local: true,
      doc: 'Permission to leave the current authority. Only the apply that changes the authority needs it. You can keep it afterwards.',
      attributes: {
        from: string({
          required: true,
          oneOf: authorities,
          valueDocs: meanings,
          doc: 'Authority to leave. Must be the current authority of the tenant.',
        }),
        acknowledge: stringSet({
          required: true,
          oneOf: ['coexistence', 'apns-required', 'irreversible', 'subscription-removed', 'policies-ready'],
          valueDocs: {
            coexistence:
              'Both authorities manage devices for a time. The devices of licensed users move at their next check-in.',
            'apns-required': 'Apple devices need an APNs certificate in Intune.',
            irreversible: 'The authority cannot be changed back.',
            'subscription-removed': 'The hybrid subscription was removed from Configuration Manager.',
            'policies-ready': 'Policies are ready in Intune before devices switch.',
          },
          doc:
            'Acknowledged consequences, by name, all that apply to the tenant: `apns-required` applies if Intune has no valid ' +
            'push certificate. From `office365`: `coexistence`, `apns-required`, `irreversible`. From `configurationManager`: ' +
            '`subscription-removed`, `policies-ready`, `apns-required`, `irreversible`.',
        }),
        bounds: consequenceBounds,
      },
    }),
  },
  example: { declared: { authority: 'intune' } },
});
