import type { CleanupPlatform } from './cleanup-platforms.js';
import {
  changeOf,
  dayInMilliseconds,
  type Departure,
  type DepartureClock,
  departureOf,
  type FleetDevice,
  type RuleDays,
  ruleDaysFor,
} from './departure.js';

/** What a calendar of departures is counted by. */
export interface CalendarOptions {
  /** Rules that will be in force. */
  readonly rules: RuleDays;
  /** Rules in force now. */
  readonly before: RuleDays;
  /** Milliseconds since 1970, by the clock of Graph. */
  readonly now: number;
  /** Days from now that the calendar shows. */
  readonly leaving: number;
}

/** Platform of a group of devices; `other`: no rule for a single platform reaches them. */
export type DeparturePlatform = CleanupPlatform | 'other';

/** A device that leaves on a day. */
export interface LeavingDevice {
  readonly deviceName: string;
  /** Undefined: unknown. Unit: milliseconds since 1970, as below. */
  readonly lastSync: number | undefined;
  readonly certificateEnd: number | undefined;
  readonly leaves: number;
}

/** Devices of one platform that leave on one day because of one clock. */
export interface DepartureGroup {
  /** Date in UTC, `2026-11-23`. Undefined: overdue. The date has passed by the rules in force, and the device is still listed. */
  readonly date: string | undefined;
  readonly platform: DeparturePlatform;
  readonly clock: DepartureClock;
  readonly devices: number;
  /** At most ten, the earliest first. */
  readonly first: readonly LeavingDevice[];
}

/** Counts of one platform, in devices. Wiped devices and those of Jamf are in the other counts too, unless it says otherwise. */
export interface PlatformDepartures {
  readonly platform: DeparturePlatform;
  readonly listed: number;
  readonly overdue: number;
  /** Within the days that the calendar shows, without overdue ones. */
  readonly leaving: number;
  /** Those of `leaving` that leave as soon as the rules are in force. */
  readonly atOnce: number;
  readonly later: number;
  /** Neither clock has a date. */
  readonly unknown: number;
  /** One clock has no date, so that the device may leave earlier than is shown. */
  readonly atLatest: number;
  readonly jamf: number;
  readonly wiped: number;
  /** Devices with a date that a rule reaches and that it removes first. */
  readonly ruleFirst: number;
  /** Devices with a date that a rule reaches and that the service removes before it, by their certificate. */
  readonly certificateFirst: number;
  /** What the rules change, against those in force. */
  readonly earlier: number;
  readonly laterThanNow: number;
  readonly unaffected: number;
  /** Devices that leave within the shown days, or are overdue, and that the rules in force would keep for longer. */
  readonly newlyLeaving: number;
}

/** Who leaves when. What it holds grows with the shown days and not with the fleet. */
export interface DepartureCalendar {
  /** Platforms that have devices, by name. */
  readonly platforms: readonly PlatformDepartures[];
  /** Overdue groups first, then by day, platform and clock. */
  readonly groups: readonly DepartureGroup[];
}

/** Counts devices one by one. */
export interface CalendarCount {
  add(device: FleetDevice): void;
  calendar(): DepartureCalendar;
}

const namesPerGroup = 10;

/** Starts a calendar of departures. */
export function countDepartures(options: CalendarOptions): CalendarCount {
  const platforms = new Map<DeparturePlatform, Counts>();
  const groups = new Map<string, Group>();
  return {
    add: (device) => {
      const platform = device.platform ?? 'other';
      const counts = platforms.get(platform) ?? noCounts(platform);
      platforms.set(platform, counts);
      countDevice(device, { counts, groups, options });
    },
    calendar: () => ({
      platforms: [...platforms.values()].sort((one, other) => order(one.platform, other.platform)),
      groups: [...groups.entries()].sort(([one], [other]) => order(one, other)).map(([, group]) => group),
    }),
  };
}

/** The day of a time, in UTC. */
export function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

type Counts = { -readonly [Name in keyof PlatformDepartures]: PlatformDepartures[Name] };

interface Group extends DepartureGroup {
  devices: number;
  readonly first: LeavingDevice[];
}

interface Place {
  readonly counts: Counts;
  readonly groups: Map<string, Group>;
  readonly options: CalendarOptions;
}

function noCounts(platform: DeparturePlatform): Counts {
  return {
    ...{ platform, listed: 0, overdue: 0, leaving: 0, atOnce: 0, later: 0, unknown: 0, atLatest: 0, jamf: 0, wiped: 0 },
    ...{ ruleFirst: 0, certificateFirst: 0, earlier: 0, laterThanNow: 0, unaffected: 0, newlyLeaving: 0 },
  };
}

function countDevice(device: FleetDevice, place: Place): void {
  const { counts, options } = place;
  counts.listed += 1;
  if (device.jamf) counts.jamf += 1;
  if (device.wiped) counts.wiped += 1;
  countChange(device, counts, options);
  const departure = departureOf(device, options.rules);
  if (!departure.known) {
    counts.unknown += 1;
    return;
  }
  if (departure.atLatest) counts.atLatest += 1;
  if (ruleDaysFor(device, options.rules) !== undefined) {
    counts[departure.clock === 'rule' ? 'ruleFirst' : 'certificateFirst'] += 1;
  }
  enter(device, departure, place);
}

function countChange(device: FleetDevice, counts: Counts, { before, rules }: CalendarOptions): void {
  const change = changeOf(device, before, rules);
  if (change === 'earlier') counts.earlier += 1;
  if (change === 'later') counts.laterThanNow += 1;
  if (change === 'certificateFirst') counts.unaffected += 1;
}

function enter(device: FleetDevice, { at, clock }: Departure & { known: true }, place: Place): void {
  const { counts, groups, options } = place;
  const { now, leaving } = options;
  const last = now + leaving * dayInMilliseconds;
  if (at > last) {
    counts.later += 1;
    return;
  }
  const was = departureOf(device, options.before);
  // What only the new rules reach already is not late: it leaves when they are put in force.
  const overdue = at <= now && was.known && was.at <= now;
  counts[overdue ? 'overdue' : 'leaving'] += 1;
  if (at <= now && !overdue) counts.atOnce += 1;
  if (!was.known || was.at > last) counts.newlyLeaving += 1;
  const date = overdue ? undefined : dateOf(Math.max(at, now));
  const key = `${date ?? ''} ${counts.platform} ${clock}`;
  const group = groups.get(key) ?? { date, platform: counts.platform, clock, devices: 0, first: [] };
  groups.set(key, group);
  group.devices += 1;
  keepEarliest(group.first, device, overdue ? at : Math.max(at, now));
}

function keepEarliest(first: LeavingDevice[], device: FleetDevice, leaves: number): void {
  const last = first.at(-1);
  if (first.length === namesPerGroup && last && last.leaves <= leaves) return;
  const place = first.findIndex((other) => other.leaves > leaves);
  const { deviceName, lastSync, certificateEnd } = device;
  first.splice(place === -1 ? first.length : place, 0, { deviceName, lastSync, certificateEnd, leaves });
  if (first.length > namesPerGroup) first.pop();
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
