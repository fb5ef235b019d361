import { type DeviceCount, isJsonObject, type JsonObject } from '../../../core/index.js';

/**
 * Device counts of a tenant, by platform. The service updates them periodically, so they may be some hours old.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-devices-manageddeviceoverview
 */
export const deviceOverview = {
  version: 'beta',
  path: '/deviceManagement/managedDeviceOverview',
  area: 'devices',
} as const satisfies DeviceCount['graph'];

/** Sum of some counters of the overview. Undefined: none of them is present. */
export function countedIn(
  { deviceOperatingSystemSummary: summary }: JsonObject,
  counters: readonly string[],
): number | undefined {
  if (!isJsonObject(summary)) return undefined;
  const counts = counters.map((name) => summary[name]).filter((count) => typeof count === 'number');
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** Counts the devices of some counters of the overview, out of all enrolled devices. */
export function countOf(counters: readonly string[]): DeviceCount {
  return {
    graph: deviceOverview,
    count: (overview) => {
      const affected = countedIn(overview, counters);
      const { enrolledDeviceCount: of } = overview;
      return affected === undefined || typeof of !== 'number' ? undefined : { affected, of };
    },
  };
}
