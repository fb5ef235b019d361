import { type DeviceCount, isJsonObject, type JsonObject } from '../../../core/index.js';

/**
 * Numbers of the devices of a tenant, by platform. The service counts them now and then, so that they may be some hours old.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-devices-manageddeviceoverview
 */
export const deviceOverview = {
  version: 'beta',
  path: '/deviceManagement/managedDeviceOverview',
  area: 'devices',
} as const satisfies DeviceCount['graph'];

/** Sum of some counters of the overview. Undefined: it has none of them. */
export function countedIn(
  { deviceOperatingSystemSummary: summary }: JsonObject,
  counters: readonly string[],
): number | undefined {
  if (!isJsonObject(summary)) return undefined;
  const counts = counters.map((name) => summary[name]).filter((count) => typeof count === 'number');
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** How many devices some counters of the overview count, of all that are enrolled. */
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
