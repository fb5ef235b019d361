import type { Graph, GraphPage, GraphRead, ReadResult } from '../../../core/index.js';
import { type CertificateCount, countCertificate, noCertificates } from './certificate-count.js';
import { dayInMilliseconds, departureProperties, type FleetDevice, fleetDeviceOf } from './departure.js';
import {
  type DeviceException,
  type ExceptionMatcher,
  exceptionMatcher,
  exceptionProperties,
} from './fleet-exceptions.js';

/** A device that a rule affects next. */
export interface NextDevice {
  readonly deviceName: string;
  readonly lastSyncDateTime: string;
  /** Date in UTC, `2026-11-23`. */
  readonly hiddenOn: string;
}

/** Number of silent devices, by platform (`all` includes every device). */
export interface SilenceCount {
  /** Number of devices that cleanup can affect and that have been silent for at least that many whole days. */
  silentFor(platform: string, days: number): number;
  /** The same devices, by the expiration of their management certificates. Undefined: the platform has no devices. */
  certificates(platform: string): CertificateCount | undefined;
}

/** Summary of how long the devices of a fleet have been silent. */
export interface FleetDigest extends SilenceCount {
  /** Time of the read, from Graph's clock. Milliseconds since 1970. */
  readonly asOf: number;
  /** Number of listed devices. */
  size(platform: string): number;
  /** Up to ten devices that reach that many days next, longest silent first. */
  next(platform: string, days: number): readonly NextDevice[];
  /**
   * Devices of each exception. The other counts include them. If several exceptions match a device, it counts for the
   * first.
   */
  readonly excepted: readonly SilenceCount[];
  /** Number of devices that Graph returned without any scope tag. Only counted if an exception selects by scope tag. */
  readonly untagged: number;
}

const namesPerDay = 10;
/** Longest rule. Names of devices that are silent for longer are not needed. */
const longestRule = 270;

/**
 * Reads the whole fleet page by page: once per client, and again for each different list of exceptions.
 *
 * Memory does not grow with the fleet: a count for each platform, whole day of silence and day on which the certificate
 * removes the device, and ten names for each number of days that a rule can have. Each exception also has such counts,
 * and the ids of the devices in its group.
 */
export function fleetDigest(
  graph: Graph,
  exceptions: readonly DeviceException[] = [],
): Promise<ReadResult<FleetDigest>> {
  // The name of an exception in reports does not affect the counts.
  const key = JSON.stringify(exceptions.map(({ by, value }) => [by, value]));
  return graph.once(`fleetDigest ${key}`, () => readFleet(graph, exceptions));
}

async function readFleet(graph: Graph, exceptions: readonly DeviceException[]): Promise<ReadResult<FleetDigest>> {
  const matcher = await exceptionMatcher(exceptions, graph);
  if (matcher.state === 'unreadable') return matcher;
  const count: FleetCount = { fleet: new Map(), excepted: exceptions.map(() => new Map()), matcher: matcher.value };
  // The whole fleet uses one time, from Graph's clock. Otherwise a later page could shift the days.
  let now: Date | undefined;
  for await (const page of graph.pages(devicesRead(exceptions))) {
    if (page.state === 'unreadable') return page;
    now ??= page.value.serverTime;
    countPage(count, page.value, now);
  }
  return { state: 'present', value: digestOf(count, (now ?? new Date()).getTime()) };
}

/** The v1.0 type has no `deviceType`. */
function devicesRead(exceptions: readonly DeviceException[]): GraphRead {
  const properties = new Set(['id', ...departureProperties, ...exceptionProperties(exceptions)]);
  return {
    version: 'beta',
    path: '/deviceManagement/managedDevices',
    query: { $select: [...properties].join(','), $top: '1000' },
    area: 'devices',
  };
}

type Histograms = Map<string, PlatformHistogram>;

interface FleetCount {
  readonly fleet: Histograms;
  /** By exception. */
  readonly excepted: readonly Histograms[];
  readonly matcher: ExceptionMatcher;
}

interface PlatformHistogram {
  size: number;
  /** Index: whole days of silence. */
  readonly days: number[];
  readonly names: Map<number, SilentDevice[]>;
  readonly certificates: CertificateCount;
}

interface SilentDevice {
  readonly deviceName: string;
  readonly lastSync: number;
}

function countPage({ fleet, excepted, matcher }: FleetCount, { items }: GraphPage, now: Date): void {
  for (const item of items) {
    const device = fleetDeviceOf(item);
    const index = matcher.indexOf(item);
    const exception = index === undefined ? undefined : excepted[index];
    for (const histograms of exception ? [fleet, exception] : [fleet]) enter(histograms, device, now.getTime());
  }
}

function enter(histograms: Histograms, device: FleetDevice, now: number): void {
  for (const name of device.platform === undefined ? ['all'] : ['all', device.platform]) {
    const histogram = histograms.get(name) ?? emptyHistogram();
    histograms.set(name, histogram);
    countDevice(histogram, device, now);
  }
}

function emptyHistogram(): PlatformHistogram {
  return { size: 0, days: [], names: new Map<number, SilentDevice[]>(), certificates: noCertificates() };
}

function countDevice(histogram: PlatformHistogram, device: FleetDevice, now: number): void {
  histogram.size += 1;
  const { deviceName, lastSync, jamf } = device;
  // Jamf-managed devices are exempt. A device that never checked in (year 1) has no date to count from.
  if (jamf || lastSync === undefined) return;
  const days = Math.max(0, Math.floor((now - lastSync) / dayInMilliseconds));
  histogram.days[days] = (histogram.days[days] ?? 0) + 1;
  countCertificate(histogram.certificates, { ...device, lastSync }, now);
  if (days >= longestRule) return;
  const names = histogram.names.get(days) ?? [];
  histogram.names.set(days, names);
  keepOldest(names, { deviceName, lastSync });
}

function keepOldest(names: SilentDevice[], device: SilentDevice): void {
  const place = names.findIndex(({ lastSync }) => lastSync > device.lastSync);
  names.splice(place === -1 ? names.length : place, 0, device);
  if (names.length > namesPerDay) names.pop();
}

function digestOf({ fleet, excepted, matcher }: FleetCount, asOf: number): FleetDigest {
  return {
    asOf,
    ...silenceOf(fleet),
    size: (platform) => fleet.get(platform)?.size ?? 0,
    next: (platform, days) => nextDevices(fleet.get(platform), days),
    excepted: excepted.map(silenceOf),
    untagged: matcher.untagged(),
  };
}

function silenceOf(histograms: Histograms): SilenceCount {
  return {
    silentFor: (platform, days) => silentFor(histograms.get(platform), days),
    certificates: (platform) => histograms.get(platform)?.certificates,
  };
}

function silentFor(histogram: PlatformHistogram | undefined, days: number): number {
  // The array is sparse; `reduce` skips its holes.
  return (histogram?.days ?? []).reduce((sum, count, day) => (day >= days ? sum + count : sum), 0);
}

function nextDevices(histogram: PlatformHistogram | undefined, days: number): readonly NextDevice[] {
  const found: NextDevice[] = [];
  for (let day = days - 1; day >= 0 && found.length < namesPerDay; day -= 1) {
    for (const { deviceName, lastSync } of histogram?.names.get(day) ?? []) {
      found.push({
        deviceName,
        lastSyncDateTime: new Date(lastSync).toISOString(),
        hiddenOn: new Date(lastSync + days * dayInMilliseconds).toISOString().slice(0, 10),
      });
    }
  }
  return found.slice(0, namesPerDay);
}
