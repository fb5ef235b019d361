import type { Graph, ReadResult, Value, ValueObject } from '../../../core/index.js';
import { defineDataSource, int, listOf, number, string } from '../../../core/index.js';
import { cleanupPlatforms } from './cleanup-platforms.js';
import { fleetDigest } from './fleet-digest.js';
import type { FleetDigest } from './fleet-digest.js';
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

async function readPreview({ platform, inactiveDays }: ValueObject, graph: Graph): Promise<ReadResult<ValueObject>> {
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
    value: preview(fleet.value, { platform, days: inactiveDays, presentDays: Math.min(Infinity, ...present) }),
  };
}

interface Rule {
  readonly platform: string;
  readonly days: number;
  /** Days of the strictest rule in force that reaches the platform; infinite where there is none. */
  readonly presentDays: number;
}

function preview(fleet: FleetDigest, { platform, days, presentDays }: Rule): ValueObject {
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
    newlyHiddenPercent: fleetSize === 0 ? 0 : Math.round((newlyHidden / fleetSize) * 10_000) / 100,
    nextDevices: fleet.next(platform, days).map((device): Value => ({ ...device })),
  };
}
