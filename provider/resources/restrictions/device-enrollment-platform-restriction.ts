import type {
  DeviceEnrollmentPlatformRestrictionConfiguration,
  EnrollmentRestrictionPlatformType,
} from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  defineResource,
  type Diagnostic,
  error,
  int,
  isValueList,
  isValueObject,
  single,
  string,
  type ValueObject,
} from '../../../core/index.js';
import {
  customEnrollmentFacets,
  enrollmentConfigurations,
  enrollmentPermissions,
  restrictionRefusals,
} from '../enrollment-configuration.js';
import { customEnrollmentAttributes } from '../enrollment-configuration-attributes.js';
import { checkRestriction, restrictionAttributes } from './platform-restriction-settings.js';

/** Platforms of a restriction: all members of Graph's enumeration except its sentinel, which is never written. */
export const restrictedPlatforms = [
  'allPlatforms',
  'ios',
  'windows',
  'windowsPhone',
  'android',
  'androidForWork',
  'mac',
  'linux',
] as const satisfies readonly EnrollmentRestrictionPlatformType[];

/** Platform restriction for selected users: which devices of one platform they may enroll. */
export const deviceEnrollmentPlatformRestriction = defineResource({
  name: 'deviceEnrollmentPlatformRestriction',
  noun: 'platform restriction',
  doc:
    'Which devices of one platform the users of the assigned groups can enroll. If several restrictions of a platform ' +
    'target a user, the one with the highest priority (1) applies; one without assignments has no effect. Restrictions ' +
    'apply to new enrollments only. A tenant has at most 25. Since 2024, tenants reject writes by an application, ' +
    'although Microsoft lists the permission; in that case, a signed-in Intune Administrator must apply them.',
  source:
    'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentplatformrestrictionconfiguration',
  shape: { kind: 'collection' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.deviceEnrollmentPlatformRestrictionConfiguration' },
  permissions: enrollmentPermissions,
  refusals: restrictionRefusals,
  severity: {
    about: 'restriction',
    fallsBack: {
      to: 'defaultDeviceEnrollmentPlatformRestrictions',
      attribute: 'platformRestriction',
      by: 'platformType',
      counterparts: {
        ios: 'iosRestriction',
        windows: 'windowsRestriction',
        android: 'androidRestriction',
        androidForWork: 'androidForWorkRestriction',
        mac: 'macOSRestriction',
      },
    },
  },
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  neighbours: {
    most: {
      count: 25,
      source: 'https://learn.microsoft.com/intune/intune-service/enrollment/create-device-platform-restrictions',
    },
  },
  attributes: {
    ...customEnrollmentAttributes,
    platformType: string({
      required: true,
      // That Graph rejects a later change is an assumption.
      immutable: true,
      oneOf: restrictedPlatforms,
      doc: 'Restricted platform. `androidForWork` is Android with a work profile, `android` is Android device administrator.',
    }),
    platformRestriction: single({
      required: true,
      attributes: restrictionAttributes,
      doc: 'Restrictions for the devices of the platform.',
    }),
    priority: int({ computed: true, volatile: true, doc: 'Priority on the platform; 1 is the highest.' }),
  } satisfies AttributesOf<DeviceEnrollmentPlatformRestrictionConfiguration>,
  facets: { assignments: customEnrollmentFacets.assignments },
  validate: (config) => [...checkSettings(config), ...checkFilters(config)],
  example: {
    declared: {
      displayName: 'Company iPhones only',
      platformType: 'ios',
      platformRestriction: { personalDeviceEnrollmentBlocked: true, osMinimumVersion: '17.0' },
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Company iPhones only',
      description: 'Agreed with the works council',
      platformType: 'ios',
      platformRestriction: { personalDeviceEnrollmentBlocked: true, osMinimumVersion: '18.0' },
      assignments: [{ target: 'allLicensedUsers' }],
    },
  },
});

function checkSettings({ platformType, platformRestriction }: ValueObject): readonly Diagnostic[] {
  if (typeof platformType !== 'string') return [];
  return checkRestriction(platformType, platformRestriction, ['platformRestriction']);
}

function checkFilters({ platformType, assignments }: ValueObject): readonly Diagnostic[] {
  if (platformType !== 'android' && platformType !== 'androidForWork') return [];
  const filtered = (isValueList(assignments) ? assignments : []).filter(
    (assignment) => isValueObject(assignment) && (assignment.filterId ?? null) !== null,
  );
  return filtered.map(() =>
    error('INT2065', {
      what: 'an Android restriction is assigned with a filter',
      where: { path: ['assignments'] },
      why: `platform_type is ${platformType}; enrollment restrictions support filters for iOS, macOS and Windows`,
      fix: 'remove filter_id and filter_type, and use a group instead',
    }),
  );
}
