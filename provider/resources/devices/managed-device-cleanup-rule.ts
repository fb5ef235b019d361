import type { ManagedDeviceCleanupRule } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  cosmetic,
  defineResource,
  type Diagnostic,
  type ExceptedDevices,
  int,
  isValueObject,
  type JsonObject,
  type MeasuredDevices,
  string,
  textOf,
  type Value,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import { defaultWithinDays } from './certificate-count.js';
import { cleanupPlatforms } from './cleanup-platforms.js';

/** Device cleanup rule: hides the records of devices that have been silent for some days. */
export const managedDeviceCleanupRule = defineResource({
  name: 'managedDeviceCleanupRule',
  noun: 'cleanup rule',
  doc:
    'Hides devices of one platform that have not checked in for a number of days. It does not wipe, retire or delete ' +
    'anything. A device that checks in before its MDM certificate expires reappears. Regardless of the rule, the ' +
    'service removes a device 180 days after its certificate expires. Devices that Jamf manages are exempt.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevicecleanuprule',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/deviceManagement/managedDeviceCleanupRules', area: 'devices' },
  permissions: {
    read: ['DeviceManagementManagedDevices.Read.All', 'DeviceManagementConfiguration.Read.All'],
    write: ['DeviceManagementManagedDevices.ReadWrite.All', 'DeviceManagementConfiguration.ReadWrite.All'],
  },
  severity: { about: 'retention', removed: 'loosened' },
  label: 'deviceCleanupRulePlatformType',
  unique: ['deviceCleanupRulePlatformType'],
  neighbours: { judge: overlaps },
  attributes: {
    displayName: string({
      required: true,
      minLength: 1,
      severity: cosmetic,
      doc: 'Name shown in the admin center and in audit events.',
    }),
    description: string({ severity: cosmetic, doc: 'Description of the rule.' }),
    deviceCleanupRulePlatformType: string({
      required: true,
      // The service cannot change the platform of a rule (endpoints: "[?]: treat as replace").
      immutable: true,
      oneOf: cleanupPlatforms,
      valueDocs: {
        all: 'Every platform.',
        androidAOSP: 'Android without Google services (AOSP).',
        androidDedicatedAndFullyManagedCorporateOwnedWorkProfile:
          'Android: dedicated, fully managed, and corporate-owned with a work profile.',
        androidDeviceAdministrator: 'Android with device administrator.',
        androidPersonallyOwnedWorkProfile: 'Android with a personally owned work profile.',
        chromeOS: 'ChromeOS.',
        ios: 'iPhones and iPads.',
        macOS: 'Macs.',
        tvOS: 'Apple TVs.',
        visionOS: 'Apple Vision Pro.',
        windows: 'Windows.',
        windowsHolographic: 'HoloLens.',
      },
      doc: 'Platform that the rule applies to. A tenant has at most one rule for each platform.',
    }),
    deviceInactivityBeforeRetirementInDays: int({
      required: true,
      min: 30,
      max: 270,
      unit: 'days',
      severity: { about: 'retention', tighter: 'lower' },
      doc: 'Days without check-in after which a device is hidden.',
      source: 'https://learn.microsoft.com/intune/intune-service/remote-actions/devices-wipe',
    }),
    lastModifiedDateTime: string({
      computed: true,
      volatile: true,
      format: 'dateTime',
      doc: 'Time of the last change.',
    }),
  } satisfies AttributesOf<ManagedDeviceCleanupRule>,
  devices: {
    preview: {
      dataSource: 'deviceCleanupPreview',
      match: { platform: 'deviceCleanupRulePlatformType', inactiveDays: 'deviceInactivityBeforeRetirementInDays' },
      measure: measureHidden,
    },
  },
  example: {
    declared: {
      displayName: 'Silent Windows devices',
      deviceCleanupRulePlatformType: 'windows',
      deviceInactivityBeforeRetirementInDays: 90,
    },
    changed: {
      displayName: 'Silent Windows devices',
      description: 'Agreed with the service desk',
      deviceCleanupRulePlatformType: 'windows',
      deviceInactivityBeforeRetirementInDays: 120,
    },
  },
});

/**
 * Warns of other rules for the same devices. The migration to cleanup rules turned the tenant's older setting into a
 * rule for all platforms (reports).
 */
function overlaps(own: ValueObject, others: readonly JsonObject[]): readonly Diagnostic[] {
  const platform = own.deviceCleanupRulePlatformType;
  if (typeof platform !== 'string') return [];
  return others
    .filter(({ deviceCleanupRulePlatformType: other }) => other !== platform && (platform === 'all' || other === 'all'))
    .map((other) => overlap(own, other));
}

function overlap(own: ValueObject, other: JsonObject): Diagnostic {
  const { deviceInactivityBeforeRetirementInDays: days, deviceCleanupRulePlatformType: mine } = own;
  const { id = null, displayName = null, deviceCleanupRulePlatformType: platform = null } = other;
  const theirs = other.deviceInactivityBeforeRetirementInDays;
  const isEarlier = typeof theirs === 'number' && typeof days === 'number' && theirs < days;
  const reach =
    platform === 'all' ? `${typeof mine === 'string' ? mine : 'these'} devices too` : 'some of the same devices';
  const name = `${JSON.stringify(textOf(displayName) ?? '')}, id ${textOf(id) ?? 'unknown'}`;
  return warning('INT2170', {
    what: `the tenant has a cleanup rule for ${textOf(platform) ?? 'other'} devices that affects ${reach}${isEarlier ? ', and earlier' : ''}`,
    where: { path: ['deviceCleanupRulePlatformType'] },
    why: `it hides them after ${typeof theirs === 'number' ? String(theirs) : 'some'} days (${name}), and Microsoft does not document which rule takes precedence`,
    fix: 'remove that rule from the tenant, or import it and declare its days',
  });
}

function measureHidden(preview: ValueObject): MeasuredDevices | 'unknown' | undefined {
  const { newlyHidden, fleetSize, reachable, certificateFirst } = preview;
  // A plan can defer the read to apply.
  if (typeof newlyHidden !== 'number' || typeof fleetSize !== 'number') return 'unknown';
  const excepted = exceptedIn(preview.excepted);
  const parts = [
    ...hiddenWords(newlyHidden, preview),
    ...exceptedWords(excepted),
    ...certificateWords(certificateFirst, reachable),
  ];
  if (parts.length === 0) return undefined;
  return {
    text: parts.join(', '),
    affected: newlyHidden,
    of: fleetSize,
    ...weeksOf(preview.weeks),
    ...(excepted.length > 0 && { excepted }),
  };
}

/** Weeks in which devices leave. Older states do not have them. */
function weeksOf(weeks: Value | undefined): Pick<MeasuredDevices, 'weeks'> {
  if (!Array.isArray(weeks)) return {};
  const found = (weeks as readonly Value[]).filter(isValueObject).map(({ monday, rule, certificate, earlier }) => ({
    monday: typeof monday === 'string' ? monday : '',
    ...{ rule: Number(rule), certificate: Number(certificate), earlier: Number(earlier) },
  }));
  return found.some(({ rule, certificate }) => rule + certificate > 0) ? { weeks: found } : {};
}

function hiddenWords(newlyHidden: number, { newlyLeaving, fleetSize, withinDays }: ValueObject): readonly string[] {
  const now = newlyHidden === 0 ? [] : [`hides ${shown(newlyHidden)} of ${shown(Number(fleetSize))} devices`];
  if (typeof newlyLeaving !== 'number' || newlyLeaving <= newlyHidden) return now;
  const within = `within ${String(typeof withinDays === 'number' ? withinDays : defaultWithinDays)} days`;
  if (newlyHidden === 0) return [`hides ${shown(newlyLeaving)} devices ${within}`];
  return [`${now.join('')} now and ${shown(newlyLeaving)} ${within}`];
}

/** Exceptions of `maxAffected` that match at least one device. */
function exceptedIn(excepted: Value | undefined): readonly ExceptedDevices[] {
  return (Array.isArray(excepted) ? (excepted as readonly Value[]) : [])
    .filter(isValueObject)
    .map(({ exception, devices }) => ({
      exception: typeof exception === 'string' ? exception : '',
      devices: Number(devices),
    }))
    .filter(({ devices }) => devices > 0);
}

/** Describes excepted devices. The rule hides them too, so the preceding numbers include them. */
function exceptedWords(excepted: readonly ExceptedDevices[]): readonly string[] {
  if (excepted.length === 0) return [];
  const sum = excepted.reduce((all, { devices }) => all + devices, 0);
  const each = excepted.map(({ exception, devices }) => `${exception}: ${shown(devices)}`).join('; ');
  return [`of which maxAffected does not count ${shown(sum)} (${each})`];
}

/** Describes devices that the rule does not affect. */
function certificateWords(certificateFirst: Value | undefined, reachable: Value | undefined): readonly string[] {
  if (typeof certificateFirst !== 'number' || typeof reachable !== 'number' || certificateFirst === 0) return [];
  if (certificateFirst === reachable) return ['has no effect, because the certificate of every device expires first'];
  return [`does not affect ${shown(certificateFirst)} whose certificates expire first`];
}

function shown(devices: number): string {
  return devices.toLocaleString('en-US');
}
