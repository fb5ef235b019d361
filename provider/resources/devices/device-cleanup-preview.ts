import {
  defineDataSource,
  type Graph,
  int,
  listOf,
  number,
  type ReadResult,
  string,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { certificateFirst, defaultWithinDays, departuresByWeek, newlyLeaving } from './certificate-count.js';
import { cleanupPlatforms } from './cleanup-platforms.js';
import { type FleetDigest, fleetDigest } from './fleet-digest.js';
import { managedDeviceCleanupRule } from './managed-device-cleanup-rule.js';

/** What a cleanup rule would hide if it were in force now. */
export const deviceCleanupPreview = defineDataSource({
  name: 'deviceCleanupPreview',
  noun: 'cleanup preview',
  doc:
    'Counts the devices that a cleanup rule would hide if it were in force now, and names the next ones. Whole days are ' +
    'counted by the clock of Graph. Devices managed by Jamf are exempt from cleanup and counted in the fleet alone.',
  source: 'https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list',
  permissions: {
    read: ['DeviceManagementManagedDevices.Read.All', 'DeviceManagementManagedDevices.ReadWrite.All'],
    write: [],
  },
  attributes: {
    platform: string({ required: true, oneOf: cleanupPlatforms, doc: 'Platform the rule runs on.' }),
    inactiveDays: int({ required: true, min: 30, max: 270, unit: 'days', doc: 'Days without check-in.' }),
    fleetSize: int({ computed: true, unit: 'devices', doc: 'Devices of the platform that are listed now.' }),
    hiddenNow: int({ computed: true, unit: 'devices', doc: 'Listed devices that have been silent for that long.' }),
    newlyHidden: int({
      computed: true,
      unit: 'devices',
      doc: 'Those of `hiddenNow` that the rule in force for the platform does not already reach.',
    }),
    newlyHiddenPercent: number({
      computed: true,
      unit: 'percent',
      doc: 'Share of `newlyHidden` in `fleetSize`, 0 to 100, to two decimals.',
    }),
    withinDays: int({
      min: 1,
      max: 270,
      unit: 'days',
      doc: 'Days from now that `newlyLeaving` looks at. Default: 30.',
    }),
    newlyLeaving: int({
      computed: true,
      unit: 'devices',
      doc:
        'Devices that the rule hides within `withinDays` if they stay silent, and that neither the rule in force nor the end of ' +
        'their management certificate removes by then. Those of `newlyHidden` are among them, but for devices that their certificate removes.',
    }),
    newlyLeavingPercent: number({
      computed: true,
      unit: 'percent',
      doc: 'Share of `newlyLeaving` in `fleetSize`, 0 to 100, to two decimals.',
    }),
    reachable: int({
      computed: true,
      unit: 'devices',
      doc: 'Devices that a cleanup rule can reach: neither managed by Jamf nor without a known check-in.',
    }),
    certificateFirst: int({
      computed: true,
      unit: 'devices',
      doc:
        'Those of `reachable` that the service removes 180 days after the end of their management certificate, before the rule ' +
        'would. The rule has no effect on them.',
    }),
    weeks: listOf({
      computed: true,
      doc: 'Devices that leave within `withinDays` if they stay silent, by week and clock. Devices that a rule cannot reach are left out.',
      attributes: {
        monday: string({ computed: true, doc: 'Monday (UTC) of the week.' }),
        rule: int({ computed: true, unit: 'devices', doc: 'Devices that the rule hides.' }),
        certificate: int({
          computed: true,
          unit: 'devices',
          doc: 'Devices that the service removes 180 days after the end of their certificate.',
        }),
        earlier: int({
          computed: true,
          unit: 'devices',
          doc: 'Those of both that leave earlier than by the rule in force.',
        }),
      },
    }),
    nextDevices: listOf({
      computed: true,
      doc: 'The devices that come next, at most ten, the longest silent first.',
      attributes: {
        deviceName: string({ computed: true, doc: 'Name of the device.' }),
        lastSyncDateTime: string({ computed: true, doc: 'Last check-in.' }),
        hiddenOn: string({ computed: true, doc: 'Date (UTC) on which the rule reaches it, if it stays silent.' }),
      },
    }),
  },
  read: readPreview,
  example: { declared: { platform: 'windows', inactiveDays: 90 } },
});

async function readPreview(
  { platform, inactiveDays, withinDays }: ValueObject,
  graph: Graph,
): Promise<ReadResult<ValueObject>> {
  const [fleet, rules] = await Promise.all([fleetDigest(graph), graph.list(managedDeviceCleanupRule.graph)]);
  if (fleet.state !== 'present') return fleet;
  if (rules.state === 'unreadable') return rules;
  const live = rules.state === 'present' ? rules.value : [];
  if (typeof platform !== 'string' || typeof inactiveDays !== 'number') throw new TypeError('config is not valid');
  const present = live
    .filter((rule) => rule.deviceCleanupRulePlatformType === platform || rule.deviceCleanupRulePlatformType === 'all')
    .map((rule) => Number(rule.deviceInactivityBeforeRetirementInDays));
  return {
    state: 'present',
    value: {
      ...preview(fleet.value, {
        ...{ platform, days: inactiveDays, presentDays: Math.min(Infinity, ...present) },
        within: typeof withinDays === 'number' ? withinDays : defaultWithinDays,
      }),
      withinDays: withinDays ?? null,
    },
  };
}

interface Rule {
  readonly platform: string;
  readonly days: number;
  /** Days of the strictest rule in force that reaches the platform; infinite where there is none. */
  readonly presentDays: number;
  readonly within: number;
}

function preview(fleet: FleetDigest, rule: Rule): ValueObject {
  const { platform, days, presentDays } = rule;
  const fleetSize = fleet.size(platform);
  const hiddenNow = fleet.silentFor(platform, days);
  const newlyHidden = Math.max(0, hiddenNow - fleet.silentFor(platform, presentDays));
  return {
    id: `${platform}/${String(days)}`,
    platform,
    inactiveDays: days,
    fleetSize,
    hiddenNow,
    newlyHidden,
    newlyHiddenPercent: percent(newlyHidden, fleetSize),
    ...certificates(fleet, rule),
    nextDevices: fleet.next(platform, days).map((device): Value => ({ ...device })),
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
