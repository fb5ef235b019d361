import { type JsonObject, textOf } from '../../../core/index.js';
import { type CleanupPlatform, platformOfDevice } from './cleanup-platforms.js';

/**
 * Days after the expiration of its management certificate until the service removes a device. The value is not
 * configurable.
 *
 * @see https://learn.microsoft.com/intune/intune-service/remote-actions/devices-wipe
 */
export const certificateGraceDays = 180;

/** Milliseconds. */
export const dayInMilliseconds = 86_400_000;

/** Returns the Monday, in UTC, of the week of a time. Milliseconds since 1970. */
export function mondayOf(time: number): number {
  const day = Math.floor(time / dayInMilliseconds);
  // 1970-01-01 was a Thursday.
  return (day - ((day + 3) % 7)) * dayInMilliseconds;
}

/** Properties that determine when a device leaves. Times in milliseconds since 1970; undefined: unknown to Graph. */
export interface FleetDevice {
  readonly deviceName: string;
  /** Undefined: only a rule for `all` affects it. */
  readonly platform: CleanupPlatform | undefined;
  readonly lastSync: number | undefined;
  readonly certificateEnd: number | undefined;
  /** Managed by Jamf: no cleanup rule affects it. */
  readonly jamf: boolean;
  /** Wiped, or about to be wiped: its certificate is no longer renewed. */
  readonly wiped: boolean;
}

/** Properties of a managed device that `fleetDeviceOf` reads. */
export const departureProperties = [
  'deviceName',
  'deviceType',
  'managementAgent',
  'managementState',
  'lastSyncDateTime',
  'managementCertificateExpirationDate',
] as const;

/** Reads a managed device in Graph's format. A date in year 1 was never set and counts as unknown. */
export function fleetDeviceOf(device: JsonObject): FleetDevice {
  return {
    deviceName: textOf(device.deviceName) ?? '',
    platform: platformOfDevice(device.deviceType),
    lastSync: timeOf(device.lastSyncDateTime),
    certificateEnd: timeOf(device.managementCertificateExpirationDate),
    jamf: device.managementAgent === 'jamf',
    wiped: device.managementState === 'wipePending' || device.managementState === 'wipeIssued',
  };
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return time > 0 ? time : undefined;
}

/** Days of the cleanup rules of a tenant, by target platform. */
export type RuleDays = ReadonlyMap<string, number>;

/**
 * Days of the strictest rule that affects a device. Undefined: none does. Microsoft does not document whether a rule
 * for `all` or one for a platform takes precedence, so the strictest is used.
 */
export function ruleDaysFor({ platform, jamf }: FleetDevice, rules: RuleDays): number | undefined {
  if (jamf) return undefined;
  const own = platform === undefined ? undefined : rules.get(platform);
  const all = rules.get('all');
  return own === undefined || all === undefined ? (own ?? all) : Math.min(own, all);
}

/** The clock that removes a device: the cleanup rule, or the 180 days after its certificate expires. */
export type DepartureClock = 'rule' | 'certificate';

/**
 * When a device leaves if it does not check in again.
 *
 * `atLatest`: the date of the other clock is unknown, so the device may leave earlier.
 */
export type Departure =
  | { readonly known: false }
  | { readonly known: true; readonly at: number; readonly clock: DepartureClock; readonly atLatest: boolean };

/** Returns the earlier of (last check-in + days of the rule) and (end of the certificate + 180 days). */
export function departureOf(device: FleetDevice, rules: RuleDays): Departure {
  const days = ruleDaysFor(device, rules);
  const { lastSync, certificateEnd } = device;
  const byRule = days === undefined || lastSync === undefined ? undefined : lastSync + days * dayInMilliseconds;
  if (certificateEnd === undefined) {
    return byRule === undefined ? { known: false } : { known: true, at: byRule, clock: 'rule', atLatest: true };
  }
  const byCertificate = certificateEnd + certificateGraceDays * dayInMilliseconds;
  if (byRule !== undefined && byRule < byCertificate) {
    return { known: true, at: byRule, clock: 'rule', atLatest: false };
  }
  const ruleUnknown = days !== undefined && lastSync === undefined;
  return { known: true, at: byCertificate, clock: 'certificate', atLatest: ruleUnknown };
}

/**
 * Effect of new rules on a device.
 *
 * `certificateFirst`: a changed rule affects it, but its certificate removes it before both the old and the new rule.
 */
export type DepartureChange = 'earlier' | 'later' | 'certificateFirst' | 'none';

/** Compares when a device leaves under two sets of rules. */
export function changeOf(device: FleetDevice, before: RuleDays, after: RuleDays): DepartureChange {
  if (ruleDaysFor(device, before) === ruleDaysFor(device, after)) return 'none';
  const was = departureOf(device, before);
  const is = departureOf(device, after);
  const wasAt = was.known ? was.at : Infinity;
  const isAt = is.known ? is.at : Infinity;
  if (isAt < wasAt) return 'earlier';
  if (isAt > wasAt) return 'later';
  return is.known && is.clock === 'certificate' ? 'certificateFirst' : 'none';
}
