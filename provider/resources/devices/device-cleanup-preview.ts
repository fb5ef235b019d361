import {
  type DataRead,
  defineDataSource,
  type Diagnostic,
  type Graph,
  int,
  listOf,
  number,
  string,
  type Value,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import { certificateFirst, defaultWithinDays, departuresByWeek, newlyLeaving } from './certificate-count.js';
import { cleanupPlatforms } from './cleanup-platforms.js';
import { type FleetDigest, fleetDigest, type SilenceCount } from './fleet-digest.js';
import { type DeviceException, exceptionsAttribute, exceptionsIn } from './fleet-exceptions.js';
import { managedDeviceCleanupRule } from './managed-device-cleanup-rule.js';

/** Devices that a cleanup rule would hide if it were in force now. */
export const deviceCleanupPreview = defineDataSource({
  name: 'deviceCleanupPreview',
  noun: 'cleanup preview',
  doc:
    'Counts the devices that a cleanup rule would hide if it took effect now, and lists the next devices to leave. Whole days are ' +
    'counted by Graph’s clock. Devices that Jamf manages are exempt from cleanup and count only toward the fleet size.',
  source: 'https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list',
  permissions: {
    read: ['DeviceManagementManagedDevices.Read.All', 'DeviceManagementManagedDevices.ReadWrite.All'],
    write: [],
  },
  attributes: {
    platform: string({ required: true, oneOf: cleanupPlatforms, doc: 'Platform that the rule applies to.' }),
    inactiveDays: int({ required: true, min: 30, max: 270, unit: 'days', doc: 'Days without check-in.' }),
    fleetSize: int({ computed: true, unit: 'devices', doc: 'Number of listed devices of the platform.' }),
    hiddenNow: int({
      computed: true,
      unit: 'devices',
      doc: 'Number of listed devices that have been inactive for that long.',
    }),
    newlyHidden: int({
      computed: true,
      unit: 'devices',
      doc: 'Those of `hiddenNow` that the current rule of the platform does not hide.',
    }),
    newlyHiddenPercent: number({
      computed: true,
      unit: 'percent',
      doc: 'Percentage of `fleetSize` in `newlyHidden`, 0 to 100, with two decimals.',
    }),
    withinDays: int({
      min: 1,
      max: 270,
      unit: 'days',
      doc: 'Number of days from now that `newlyLeaving` covers. Default: 30.',
    }),
    newlyLeaving: int({
      computed: true,
      unit: 'devices',
      doc:
        'Devices that the rule hides within `withinDays` if they stay inactive, and that neither the current rule nor the ' +
        'expiration of their management certificate removes by then. Includes those of `newlyHidden`, except devices that ' +
        'their certificate removes.',
    }),
    newlyLeavingPercent: number({
      computed: true,
      unit: 'percent',
      doc: 'Percentage of `fleetSize` in `newlyLeaving`, 0 to 100, with two decimals.',
    }),
    exceptions: exceptionsAttribute,
    counted: int({
      computed: true,
      unit: 'devices',
      doc: 'Devices that a cap counts: `newlyLeaving` where `withinDays` is set, otherwise `newlyHidden`. Both exclude the exceptions.',
    }),
    countedPercent: number({
      computed: true,
      unit: 'percent',
      doc: 'Percentage of `fleetSize` in `counted`, 0 to 100, with two decimals.',
    }),
    excepted: listOf({
      computed: true,
      doc: 'Devices that each exception removes from `counted`, in the order of `exceptions`.',
      attributes: {
        exception: string({
          computed: true,
          doc: 'Property and value of the exception, such as `deviceName KIOSK-*`.',
        }),
        devices: int({ computed: true, unit: 'devices', doc: 'Number of devices that it removes.' }),
      },
    }),
    reachable: int({
      computed: true,
      unit: 'devices',
      doc: 'Devices that a cleanup rule can hide: those with a known last check-in that Jamf does not manage.',
    }),
    certificateFirst: int({
      computed: true,
      unit: 'devices',
      doc:
        'Those of `reachable` that the service removes 180 days after their management certificate expires, before the rule ' +
        'would hide them. The rule has no effect on them.',
    }),
    weeks: listOf({
      computed: true,
      doc: 'Devices that leave within `withinDays` if they stay inactive, by week and cause. Devices that a rule cannot hide are not included.',
      attributes: {
        monday: string({ computed: true, doc: 'Monday of the week (UTC).' }),
        rule: int({ computed: true, unit: 'devices', doc: 'Devices that the rule hides.' }),
        certificate: int({
          computed: true,
          unit: 'devices',
          doc: 'Devices that the service removes 180 days after their certificate expires.',
        }),
        earlier: int({
          computed: true,
          unit: 'devices',
          doc: 'Devices of both kinds that leave earlier than under the current rule.',
        }),
      },
    }),
    nextDevices: listOf({
      computed: true,
      doc: 'The next devices to leave, at most ten, longest inactive first.',
      attributes: {
        deviceName: string({ computed: true, doc: 'Name of the device.' }),
        lastSyncDateTime: string({ computed: true, doc: 'Last check-in.' }),
        hiddenOn: string({ computed: true, doc: 'Date (UTC) on which the rule hides it, if it stays inactive.' }),
      },
    }),
  },
  read: readPreview,
  example: { declared: { platform: 'windows', inactiveDays: 90 } },
});

async function readPreview(config: ValueObject, graph: Graph): Promise<DataRead> {
  const { platform, inactiveDays, withinDays = null } = config;
  if (typeof platform !== 'string' || typeof inactiveDays !== 'number') throw new TypeError('config is not valid');
  const exceptions = exceptionsIn(config.exceptions);
  const [fleet, rules] = await Promise.all([
    fleetDigest(graph, exceptions),
    graph.list(managedDeviceCleanupRule.graph),
  ]);
  if (fleet.state !== 'present') return fleet;
  if (rules.state === 'unreadable') return rules;
  const live = rules.state === 'present' ? rules.value : [];
  const present = live
    .filter((rule) => rule.deviceCleanupRulePlatformType === platform || rule.deviceCleanupRulePlatformType === 'all')
    .map((rule) => Number(rule.deviceInactivityBeforeRetirementInDays));
  const within = typeof withinDays === 'number' ? withinDays : undefined;
  const rule: Rule = {
    ...{ platform, days: inactiveDays, presentDays: Math.min(Infinity, ...present) },
    ...{ within: within ?? defaultWithinDays, caps: within === undefined ? 'hidden' : 'leaving' },
  };
  const value = { ...preview(fleet.value, rule, exceptions), withinDays, exceptions: config.exceptions ?? null };
  return { state: 'present', value, diagnostics: untaggedWarning(fleet.value) };
}

/** Each device has at least the built-in tag. A device without tags was returned incompletely. */
function untaggedWarning({ untagged }: FleetDigest): readonly Diagnostic[] {
  if (untagged === 0) return [];
  return [
    warning('INT2055', {
      what: 'exceptions by scope tag do not reach every device',
      where: { path: ['exceptions'] },
      why: `Graph returns ${String(untagged)} devices without any scope tag, so maxAffected counts them`,
      fix: 'select these devices by name, category or group instead',
    }),
  ];
}

interface Rule {
  readonly platform: string;
  readonly days: number;
  /** Days of the strictest current rule for the platform. Infinite if there is none. */
  readonly presentDays: number;
  readonly within: number;
  /** Devices that a cap counts: those hidden at once, or those that leave within the days. */
  readonly caps: 'hidden' | 'leaving';
}

function preview(fleet: FleetDigest, rule: Rule, exceptions: readonly DeviceException[]): ValueObject {
  const { platform, days } = rule;
  const fleetSize = fleet.size(platform);
  const hiddenNow = fleet.silentFor(platform, days);
  const newlyHidden = newlyHiddenOf(fleet, rule);
  return {
    id: `${platform}/${String(days)}`,
    platform,
    inactiveDays: days,
    fleetSize,
    hiddenNow,
    newlyHidden,
    newlyHiddenPercent: percent(newlyHidden, fleetSize),
    ...certificates(fleet, rule),
    ...exceptedOf(fleet, rule, exceptions),
    nextDevices: fleet.next(platform, days).map((device): Value => ({ ...device })),
  };
}

function newlyHiddenOf(count: SilenceCount, { platform, days, presentDays }: Rule): number {
  return Math.max(0, count.silentFor(platform, days) - count.silentFor(platform, presentDays));
}

function cappedOf(count: SilenceCount, rule: Rule): number {
  if (rule.caps === 'hidden') return newlyHiddenOf(count, rule);
  const certificates = count.certificates(rule.platform);
  return certificates ? newlyLeaving(certificates, rule) : 0;
}

function exceptedOf(fleet: FleetDigest, rule: Rule, exceptions: readonly DeviceException[]): ValueObject {
  const devices = fleet.excepted.map((count) => cappedOf(count, rule));
  const counted = cappedOf(fleet, rule) - devices.reduce((sum, one) => sum + one, 0);
  return {
    counted,
    countedPercent: percent(counted, fleet.size(rule.platform)),
    excepted: exceptions.map(({ by, label }, index) => ({
      exception: `${by} ${label}`,
      devices: devices[index] ?? 0,
    })),
  };
}

function certificates(fleet: FleetDigest, rule: Rule): ValueObject {
  const count = fleet.certificates(rule.platform);
  const leaving = count ? newlyLeaving(count, rule) : 0;
  return {
    newlyLeaving: leaving,
    newlyLeavingPercent: percent(leaving, fleet.size(rule.platform)),
    reachable: count?.size ?? 0,
    certificateFirst: count ? certificateFirst(count, rule.days) : 0,
    weeks: count ? departuresByWeek(count, rule, fleet.asOf).map((week): Value => ({ ...week })) : [],
  };
}

function percent(devices: number, fleetSize: number): number {
  return fleetSize === 0 ? 0 : Math.round((devices / fleetSize) * 10_000) / 100;
}
