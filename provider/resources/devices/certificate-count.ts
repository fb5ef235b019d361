import type { WeekOfDepartures } from '../../../core/index.js';
import { certificateGraceDays, dayInMilliseconds, type FleetDevice, mondayOf } from './departure.js';

/** Longest rule. More days are counted as one. */
const longestRule = 270;
const columns = longestRule + 2;

/** Days that a preview looks ahead by default. */
export const defaultWithinDays = 30;

/**
 * Counts of when cleanup rules and certificates remove the devices of a fleet. Its size is constant: a table by days of
 * silence and by days until the certificate removes a device, and a row by the smallest rule for which the certificate
 * comes first.
 */
export interface CertificateCount {
  /** Number of devices that a rule can affect. */
  size: number;
  /** Index: the smallest rule, in whole days, for which the certificate removes the device first. */
  readonly overtaken: Uint32Array;
  /** Index: whole days of silence, times `columns`, plus whole days until the certificate removes the device. */
  readonly table: Uint32Array;
}

/** Starts a count. */
export function noCertificates(): CertificateCount {
  return { size: 0, overtaken: new Uint32Array(columns), table: new Uint32Array((longestRule + 1) * columns) };
}

/** Counts a device that a rule can affect. If the end of its certificate is unknown, the rule comes first. */
export function countCertificate(
  count: CertificateCount,
  { lastSync, certificateEnd = Infinity }: FleetDevice & { readonly lastSync: number },
  now: number,
): void {
  const removed = certificateEnd + certificateGraceDays * dayInMilliseconds;
  const overtaken = within((removed - lastSync) / dayInMilliseconds, Math.ceil, columns - 1);
  const silent = within((now - lastSync) / dayInMilliseconds, Math.floor, longestRule);
  const remaining = within((removed - now) / dayInMilliseconds, Math.floor, columns - 1);
  count.size += 1;
  increase(count.overtaken, overtaken);
  increase(count.table, silent * columns + remaining);
}

/** Number of devices that a rule of so many days can affect, but that their certificate removes first. */
export function certificateFirst({ overtaken }: CertificateCount, days: number): number {
  return overtaken.subarray(0, days + 1).reduce((sum, devices) => sum + devices, 0);
}

/** A rule, the current rule (infinite if there is none), and the number of days to look ahead. */
export interface RuleChange {
  readonly days: number;
  readonly presentDays: number;
  readonly within: number;
}

/**
 * Number of devices that leave within some days because of a rule: neither the current rule nor the certificate removes
 * them by then. Includes devices that the rule hides at once.
 */
export function newlyLeaving({ table }: CertificateCount, { days, presentDays, within: soon }: RuleChange): number {
  let devices = 0;
  const last = Math.min(longestRule, presentDays - soon - 1);
  for (let silent = Math.max(0, days - soon); silent <= last; silent += 1) {
    for (let remaining = soon; remaining < columns; remaining += 1) devices += table[silent * columns + remaining] ?? 0;
  }
  return devices;
}

/** Devices that leave within some days, by week, starting with the current one, which includes overdue devices. */
export function departuresByWeek(
  { table }: CertificateCount,
  change: RuleChange,
  now: number,
): readonly WeekOfDepartures[] {
  const { days, presentDays, within: soon } = change;
  const monday = (ahead: number): number => mondayOf(now + ahead * dayInMilliseconds);
  const first = monday(0);
  const weeks = Array.from({ length: (monday(soon) - first) / weekInMilliseconds + 1 }, (_, index) => ({
    monday: new Date(first + index * weekInMilliseconds).toISOString().slice(0, 10),
    ...{ rule: 0, certificate: 0, earlier: 0 },
  }));
  for (let silent = 0; silent <= longestRule; silent += 1) {
    for (let remaining = 0; remaining < columns; remaining += 1) {
      const byRule = Math.max(0, days - silent);
      const ahead = Math.min(byRule, remaining);
      const devices = table[silent * columns + remaining] ?? 0;
      const week = ahead > soon ? undefined : weeks[(monday(ahead) - first) / weekInMilliseconds];
      if (!week || devices === 0) continue;
      week[byRule < remaining ? 'rule' : 'certificate'] += devices;
      if (ahead < Math.min(Math.max(0, presentDays - silent), remaining)) week.earlier += devices;
    }
  }
  return weeks;
}

const weekInMilliseconds = 7 * dayInMilliseconds;

function within(days: number, round: (days: number) => number, most: number): number {
  return Math.min(most, Math.max(0, round(days)));
}

function increase(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
