import { type Answer, ok } from '../model/answer.js';
import type { GraphVersion } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { toRead } from '../model/permissions.js';
import { removeDepartedDevices } from '../tenant/cleanup.js';
import type { Fleet } from '../tenant/fleet.js';
import { graphTime } from '../tenant/graph-time.js';

const counters = [
  'androidCount',
  'iosCount',
  'macOSCount',
  'windowsMobileCount',
  'windowsCount',
  'unknownCount',
  'androidDedicatedCount',
  'androidDeviceAdminCount',
  'androidFullyManagedCount',
  'androidWorkProfileCount',
  'androidCorporateWorkProfileCount',
  'configMgrDeviceCount',
];
const betaCounters = ['aospUserAssociatedCount', 'aospUserlessCount', 'chromeOSCount', 'linuxCount'];

/** Counts of the existing devices. The service computes them periodically; here, they are always current. */
export const managedDeviceOverview: Operation = {
  method: 'GET',
  path: '/deviceManagement/managedDeviceOverview',
  versions: bothVersions,
  permissions: toRead('Configuration', 'ManagedDevices'),
  run: (call) => overview(call),
};

function overview({ tenant, version, root }: Call): Answer {
  removeDepartedDevices(tenant);
  const { total, bySummary } = countDevices(tenant.fleet);
  return ok({
    '@odata.context': `${root}/$metadata#deviceManagement/managedDeviceOverview/$entity`,
    id: tenant.intuneAccountId,
    enrolledDeviceCount: total,
    mdmEnrolledCount: total,
    dualEnrolledDeviceCount: 0,
    deviceOperatingSystemSummary: summary(bySummary, version),
    deviceExchangeAccessStateSummary: {
      allowedDeviceCount: 0,
      blockedDeviceCount: 0,
      quarantinedDeviceCount: 0,
      unknownDeviceCount: 0,
      unavailableDeviceCount: total,
    },
    ...(version === 'beta' && {
      lastModifiedDateTime: graphTime(tenant.now()),
      managedDeviceModelsAndManufacturers: null,
    }),
  });
}

function countDevices(fleet: Fleet): { total: number; bySummary: Map<string, number> } {
  const bySummary = new Map<string, number>();
  let total = 0;
  for (let position = 0; position < fleet.positions; position++) {
    if (!fleet.isPresent(position)) continue;
    const { summary: name, operatingSystem } = fleet.at(position).kind;
    bySummary.set(name, (bySummary.get(name) ?? 0) + 1);
    if (operatingSystem === 'Android') bySummary.set('androidCount', (bySummary.get('androidCount') ?? 0) + 1);
    total++;
  }
  return { total, bySummary };
}

function summary(counts: ReadonlyMap<string, number>, version: GraphVersion): JsonObject {
  const names = version === 'beta' ? [...counters, ...betaCounters] : counters;
  return Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0]));
}
