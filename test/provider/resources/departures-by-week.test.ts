import {
  countCertificate,
  departuresByWeek,
  noCertificates,
} from '../../../provider/resources/devices/certificate-count.js';
import { certificateGraceDays, dayInMilliseconds, mondayOf } from '../../../provider/resources/devices/departure.js';

/** A Wednesday. */
const now = Date.parse('2026-12-02T12:00:00Z');

/** Devices by days of silence, and by days until their certificate removes them. */
function fleet(...devices: readonly (readonly [silent: number, remaining: number])[]) {
  const count = noCertificates();
  for (const [silent, remaining] of devices) {
    const device = { deviceName: 'A', platform: 'windows', jamf: false, wiped: false } as const;
    const lastSync = now - silent * dayInMilliseconds;
    const certificateEnd = now + (remaining - certificateGraceDays) * dayInMilliseconds;
    countCertificate(count, { ...device, lastSync, certificateEnd }, now);
  }
  return count;
}

test('counts each device in the week in which the earlier timer removes it', () => {
  const count = fleet([95, 300], [88, 300], [88, 1], [80, 300], [10, 300]);

  expect(departuresByWeek(count, { days: 90, presentDays: Infinity, within: 14 }, now)).toEqual([
    { monday: '2026-11-30', rule: 2, certificate: 1, earlier: 2 },
    { monday: '2026-12-07', rule: 1, certificate: 0, earlier: 1 },
    { monday: '2026-12-14', rule: 0, certificate: 0, earlier: 0 },
  ]);
});

test('counts as earlier only devices that the rule in force removes later', () => {
  const count = fleet([95, 300], [80, 300]);

  const [first, second] = departuresByWeek(count, { days: 90, presentDays: 92, within: 14 }, now);

  expect(first).toMatchObject({ rule: 1, earlier: 0 });
  expect(second).toMatchObject({ rule: 1, earlier: 1 });
});

test('starts weeks on Monday', () => {
  expect(new Date(mondayOf(Date.parse('2026-11-30T00:00:00Z'))).toISOString()).toBe('2026-11-30T00:00:00.000Z');
  expect(new Date(mondayOf(Date.parse('2026-12-06T23:59:59Z'))).toISOString()).toBe('2026-11-30T00:00:00.000Z');
});
