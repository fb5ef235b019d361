import type { DeviceEnrollmentPlatformRestrictionsConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource, type Diagnostic, single, type ValueObject } from '../../../core/index.js';
import { enrollmentConfigurations, enrollmentPermissions, restrictionRefusals } from '../enrollment-configuration.js';
import { checkRestriction, restrictionAttributes } from './platform-restriction-settings.js';

const restrictionOf = (who: string) =>
  single({
    optional: true,
    computed: true,
    attributes: restrictionAttributes,
    doc: `Restrictions for ${who}. A platform that you declare is declared completely.`,
  });

/** Excludes `windowsMobileRestriction`, which Graph returns but does not accept. */
const restrictions = {
  iosRestriction: restrictionOf('iPhones and iPads'),
  windowsRestriction: restrictionOf('Windows devices'),
  androidRestriction: restrictionOf('Android devices managed by device administrator'),
  androidForWorkRestriction: restrictionOf('Android devices with a work profile'),
  macOSRestriction: restrictionOf('Macs'),
  macRestriction: restrictionOf('Macs, under the older name of the platform'),
  tvosRestriction: restrictionOf('Apple TVs'),
  visionOSRestriction: restrictionOf('Apple Vision devices'),
  windowsHomeSkuRestriction: restrictionOf('Windows Home devices'),
} satisfies AttributesOf<DeviceEnrollmentPlatformRestrictionsConfiguration>;

/** The tenant's default platform restrictions, for users and devices without another restriction. */
export const defaultDeviceEnrollmentPlatformRestrictions = defineResource({
  name: 'defaultDeviceEnrollmentPlatformRestrictions',
  noun: 'default platform restrictions',
  doc:
    'Which platforms, versions and ownership types can enroll for users without a custom restriction. The service ' +
    'creates them and they cannot be deleted: Terraform adopts them, and destroy restores their original values. ' +
    'Platforms that you omit keep the tenant’s current values. Since 2024, tenants reject writes by an application ' +
    '(`Tenant is not Global Admin or Intune Service Admin`), although Microsoft lists the permission; in that case a ' +
    'signed-in Intune Administrator must apply them.',
  source:
    'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentplatformrestrictionsconfiguration',
  shape: { kind: 'builtin', idSuffix: '_DefaultPlatformRestrictions' },
  graph: {
    ...enrollmentConfigurations,
    odataType: 'microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration',
  },
  permissions: enrollmentPermissions,
  refusals: restrictionRefusals,
  severity: { about: 'restriction' },
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  attributes: restrictions,
  // Reported to Microsoft as undocumented: changing one platform requires sending the others.
  together: [Object.keys(restrictions)],
  quirks: { beforePatch: withoutNulls },
  validate: checkAll,
  example: {
    declared: {
      iosRestriction: { personalDeviceEnrollmentBlocked: false, osMinimumVersion: '17.0' },
      androidRestriction: { platformBlocked: true },
    },
    changed: {
      iosRestriction: { personalDeviceEnrollmentBlocked: true, osMinimumVersion: '17.0', osMaximumVersion: '26.9' },
      androidRestriction: { platformBlocked: true },
    },
  },
});

/** Removes null, which tenants without a platform return for it. Whether Graph accepts null is unknown. */
function withoutNulls<T>(body: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

function checkAll(config: ValueObject): readonly Diagnostic[] {
  return Object.keys(restrictions).flatMap((name) =>
    checkRestriction(name.replace(/Restriction$/u, ''), config[name], [name]),
  );
}
