import type { Graph, GraphPage, GraphRead, ReadResult } from '../../../core/index.js';
import { type CertificateCount, countCertificate, noCertificates } from './certificate-count.js';
import { dayInMilliseconds, departureProperties, type FleetDevice, fleetDeviceOf } from './departure.js';
import {
  type DeviceException,
  type ExceptionMatcher,
  exceptionMatcher,
  exceptionProperties,
} from './fleet-exceptions.js';

/** A device that a rule reaches next. */
export interface NextDevice {
  readonly deviceName: string;
  readonly lastSyncDateTime: string;
  /** Date in UTC, `2026-11-23`. */
  readonly hiddenOn: string;
}

/** How long some devices have been silent, by platform (`all` takes in every one). */
export interface SilenceCount {
  /** Devices that cleanup can reach and that have been silent for at least that many whole days. */
  silentFor(platform: string, days: number): number;
  /** The same devices, by the end of their management certificates. Undefined: the platform has no devices. */
  certificates(platform: string): CertificateCount | undefined;
}

/** How long the devices of a fleet have been silent. */
export interface FleetDigest extends SilenceCount {
  /** When it was read, by the clock of Graph. Milliseconds since 1970. */
  readonly asOf: number;
  /** Devices listed. */
  size(platform: string): number;
  /** Up to ten devices that reach that many days next, the longest silent first. */
  next(platform: string, days: number): readonly NextDevice[];
  /** The devices that each exception names, which are in the other counts too. A device that several name counts for the first. */
  readonly excepted: readonly SilenceCount[];
  /** Devices that were shown without any scope tag. Only counted where an exception is about one. */
  readonly untagged: number;
}

const namesPerDay = 10;
/** No rule waits longer; names of devices silent for longer are of no use. */
const longestRule = 270;

/**
 * Reads the whole fleet page by page: once per client, and once more for each other list of exceptions.
 *
 * What is kept does not grow with the fleet: a count for each platform, whole day of silence and day on which the certificate
 * removes, and ten names for each of the days that a rule can be about. Each exception has such counts of its own, and the ids of
 * the devices in its group.
 */
export function fleetDigest(
  graph: Graph,
  exceptions: readonly DeviceException[] = [],
): Promise<ReadResult<FleetDigest>> {
  // What a report calls an exception makes no other count.
  const key = JSON.stringify(exceptions.map(({ by, value }) => [by, value]));
  return graph.once(`fleetDigest ${key}`, () => readFleet(graph, exceptions));
}

async function readFleet(graph: Graph, exceptions: readonly DeviceException[]): Promise<ReadResult<FleetDigest>> {
  const matcher = await exceptionMatcher(exceptions, graph);
  if (matcher.state === 'unreadable') return matcher;
  const count: FleetCount = { fleet: new Map(), excepted: exceptions.map(() => new Map()), matcher: matcher.value };
  // One clock for the whole fleet, Graph's own: a page that comes a moment later must not move the days.
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
  /** For each exception. */
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
  // Jamf-managed devices are exempt; a device that never checked in (year 1) has no day to count from.
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
  // The array has holes, which reduce passes over.
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
