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

/** Input of a calendar of departures. */
export interface CalendarOptions {
  /** Rules that will be in force. */
  readonly rules: RuleDays;
  /** Rules in force now. */
  readonly before: RuleDays;
  /** Milliseconds since 1970, from Graph's clock. */
  readonly now: number;
  /** Number of days that the calendar covers. */
  readonly leaving: number;
}

/** Platform of a group of devices. `other`: no rule for a single platform affects them. */
export type DeparturePlatform = CleanupPlatform | 'other';

/** A device that leaves on a certain day. */
export interface LeavingDevice {
  readonly deviceName: string;
  /** Undefined: unknown. Unit: milliseconds since 1970, as below. */
  readonly lastSync: number | undefined;
  readonly certificateEnd: number | undefined;
  readonly leaves: number;
}

/** Devices of one platform that leave on the same day because of the same clock. */
export interface DepartureGroup {
  /**
   * Date in UTC, `2026-11-23`. Undefined: overdue, which means that the current rules give a past date but the device
   * is still listed.
   */
  readonly date: string | undefined;
  readonly platform: DeparturePlatform;
  readonly clock: DepartureClock;
  readonly devices: number;
  /** At most ten, earliest first. */
  readonly first: readonly LeavingDevice[];
}

/**
 * Device counts of one platform. The other counts include wiped devices and those managed by Jamf, unless stated
 * otherwise.
 */
export interface PlatformDepartures {
  readonly platform: DeparturePlatform;
  readonly listed: number;
  readonly overdue: number;
  /** Devices that leave within the days of the calendar, without overdue ones. */
  readonly leaving: number;
  /** Devices of `leaving` that leave as soon as the rules are in force. */
  readonly atOnce: number;
  readonly later: number;
  /** Devices without a date from either clock. */
  readonly unknown: number;
  /** Devices with a date from only one clock, so that they may leave earlier. */
  readonly atLatest: number;
  readonly jamf: number;
  readonly wiped: number;
  /** Devices with a date that a rule affects and removes first. */
  readonly ruleFirst: number;
  /** Devices with a date that a rule affects, but that the service removes first because of their certificate. */
  readonly certificateFirst: number;
  /** Changes compared with the current rules. */
  readonly earlier: number;
  readonly laterThanNow: number;
  readonly unaffected: number;
  /**
   * Devices that are overdue or leave within the days of the calendar, and that the current rules would keep longer.
   */
  readonly newlyLeaving: number;
}

/** Devices by day of departure. Its size depends on the number of days and not on the fleet. */
export interface DepartureCalendar {
  /** Platforms that have devices, sorted by name. */
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

/** Formats the date of a time, in UTC. */
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
  // A device that is due only under the new rules is not overdue: it leaves when they take effect.
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
