import * as fc from 'fast-check';

import {
  certificateFirst,
  countCertificate,
  newlyLeaving,
  noCertificates,
} from '../../../provider/resources/devices/certificate-count.js';
import {
  changeOf,
  departureOf,
  type FleetDevice,
  fleetDeviceOf,
} from '../../../provider/resources/devices/departure.js';
import { countDepartures } from '../../../provider/resources/devices/departure-calendar.js';

const day = 86_400_000;
const now = Date.parse('2026-11-23T05:12:00Z');
const rules = (days: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(days));

const laptop: FleetDevice = {
  deviceName: 'WIN-1',
  platform: 'windows',
  lastSync: now - 80 * day,
  certificateEnd: now + 200 * day,
  jamf: false,
  wiped: false,
};

describe('a device leaves', () => {
  test('by the rule if that comes first', () => {
    expect(departureOf(laptop, rules({ windows: 90 }))).toEqual({
      known: true,
      at: now + 10 * day,
      clock: 'rule',
      atLatest: false,
    });
  });

  test('180 days after its certificate expired if that comes first, or on the same day', () => {
    const ended = { ...laptop, certificateEnd: now - 175 * day };
    const tied = { ...laptop, certificateEnd: now - 170 * day };

    expect(departureOf(ended, rules({ windows: 90 }))).toMatchObject({ at: now + 5 * day, clock: 'certificate' });
    expect(departureOf(tied, rules({ windows: 90 }))).toMatchObject({ at: now + 10 * day, clock: 'certificate' });
  });

  test('by the strictest rule that covers it', () => {
    expect(departureOf(laptop, rules({ windows: 120, all: 90 }))).toMatchObject({ at: now + 10 * day });
    expect(departureOf(laptop, rules({ windows: 90, all: 120 }))).toMatchObject({ at: now + 10 * day });
    expect(departureOf({ ...laptop, platform: undefined }, rules({ windows: 90, all: 120 }))).toMatchObject({
      at: now + 40 * day,
    });
  });

  test('only by its certificate if Jamf manages it', () => {
    expect(departureOf({ ...laptop, jamf: true }, rules({ all: 30 }))).toMatchObject({
      at: now + 380 * day,
      clock: 'certificate',
    });
  });

  test('at the latest on a day, if the other date is unknown', () => {
    const without = { ...laptop, certificateEnd: undefined };
    const silent = { ...laptop, lastSync: undefined };

    expect(departureOf(without, rules({ windows: 90 }))).toMatchObject({ clock: 'rule', atLatest: true });
    expect(departureOf(silent, rules({ windows: 90 }))).toMatchObject({ clock: 'certificate', atLatest: true });
    expect(departureOf(silent, rules({}))).toMatchObject({ clock: 'certificate', atLatest: false });
  });

  test('on an unknown day if nothing is known, and never "not at all"', () => {
    const nothing = { ...laptop, lastSync: undefined, certificateEnd: undefined };

    expect(departureOf(nothing, rules({ windows: 90 }))).toEqual({ known: false });
    expect(departureOf({ ...laptop, certificateEnd: undefined }, rules({}))).toEqual({ known: false });
  });
});

test('treats a date that was never set, or an invalid date, as unknown', () => {
  const read = fleetDeviceOf({
    deviceName: 'IPAD-1',
    deviceType: 'iPad',
    managementAgent: 'mdm',
    managementState: 'wipePending',
    lastSyncDateTime: '0001-01-01T00:00:00Z',
    managementCertificateExpirationDate: 'soon',
  });

  expect(read).toEqual({
    deviceName: 'IPAD-1',
    platform: 'ios',
    lastSync: undefined,
    certificateEnd: undefined,
    jamf: false,
    wiped: true,
  });
});

test.each([
  ['earlier', laptop, { windows: 120 }, { windows: 90 }],
  ['earlier', laptop, {}, { windows: 90 }],
  ['earlier', { ...laptop, certificateEnd: undefined }, {}, { windows: 90 }],
  ['later', laptop, { windows: 90 }, { windows: 120 }],
  ['certificateFirst', { ...laptop, certificateEnd: now - 179 * day }, { windows: 120 }, { windows: 90 }],
  ['none', laptop, { windows: 90 }, { windows: 90, ios: 30 }],
  ['none', { ...laptop, jamf: true }, { windows: 120 }, { windows: 90 }],
  ['none', { ...laptop, lastSync: undefined, certificateEnd: undefined }, { windows: 120 }, { windows: 90 }],
] as const)('a change of rules means %s', (expected, device, before, after) => {
  expect(changeOf(device, rules(before), rules(after))).toBe(expected);
});

describe('the calendar', () => {
  const options = { rules: rules({ windows: 90 }), before: rules({ windows: 120 }), now, leaving: 30 };

  test('counts by day, platform and timer, names the first devices, and separates overdue devices', () => {
    const count = countDepartures(options);
    count.add(laptop);
    count.add({ ...laptop, deviceName: 'WIN-0', lastSync: now - 80 * day - 1000 });
    count.add({ ...laptop, deviceName: 'GONE', certificateEnd: now - 181 * day, wiped: true });
    count.add({ ...laptop, deviceName: 'MAC', platform: 'macOS', jamf: true, certificateEnd: undefined });

    const { groups, platforms } = count.calendar();

    expect(groups.map(({ first, ...group }) => [group, first.map(({ deviceName }) => deviceName)])).toEqual([
      [{ date: undefined, platform: 'windows', clock: 'certificate', devices: 1 }, ['GONE']],
      [{ date: '2026-12-03', platform: 'windows', clock: 'rule', devices: 2 }, ['WIN-0', 'WIN-1']],
    ]);
    expect(platforms).toEqual([
      expect.objectContaining({ platform: 'macOS', listed: 1, jamf: 1, unknown: 1, earlier: 0 }),
      expect.objectContaining({
        ...{ platform: 'windows', listed: 3, overdue: 1, leaving: 2, later: 0, wiped: 1 },
        ...{ ruleFirst: 2, certificateFirst: 1, earlier: 2, unaffected: 1, newlyLeaving: 2 },
      }),
    ]);
  });

  const time = fc.option(fc.integer({ min: -500, max: 500 }), { nil: undefined });
  const anyDevice = fc
    .record({ lastSync: time, certificateEnd: time, jamf: fc.boolean(), wiped: fc.boolean() })
    .map(({ lastSync, certificateEnd, ...rest }): FleetDevice => {
      const at = (days: number | undefined): number | undefined => (days === undefined ? days : now + days * day);
      return {
        deviceName: 'D',
        platform: 'windows',
        lastSync: at(lastSync),
        certificateEnd: at(certificateEnd),
        ...rest,
      };
    });

  test('counts every device exactly once, and stores at most ten names per group', () => {
    fc.assert(
      fc.property(fc.array(anyDevice, { maxLength: 60 }), (devices) => {
        const count = countDepartures(options);
        for (const device of devices) count.add(device);
        const { platforms, groups } = count.calendar();
        const shown = groups.reduce((sum, { devices: more }) => sum + more, 0);

        for (const { listed, overdue, leaving, later, unknown, newlyLeaving } of platforms) {
          expect(overdue + leaving + later + unknown).toBe(listed);
          expect(shown).toBe(overdue + leaving);
          expect(newlyLeaving).toBeLessThanOrEqual(shown);
          expect(listed).toBe(devices.length);
        }
        for (const { first, devices: of } of groups) expect(first).toHaveLength(Math.min(10, of));
      }),
    );
  });

  test('a stricter rule lets no device leave later', () => {
    fc.assert(
      fc.property(
        anyDevice,
        fc.integer({ min: 30, max: 270 }),
        fc.integer({ min: 0, max: 200 }),
        (device, days, more) => {
          const change = changeOf(device, rules({ windows: days + more }), rules({ windows: days }));

          expect(change).not.toBe('later');
        },
      ),
    );
  });
});

test('the count of a preview agrees with the calculation for each device', () => {
  const half = fc.integer({ min: -1000, max: 1000 }).map((halves) => now + (halves / 2 + 0.25) * day);
  const anyDevice = fc
    .record({ lastSync: fc.integer({ min: 0, max: 900 }), certificateEnd: fc.option(half, { nil: undefined }) })
    .map(({ lastSync, certificateEnd }) => ({ ...laptop, lastSync: now - (lastSync / 2 + 0.1) * day, certificateEnd }));
  const ruleDays = fc.integer({ min: 30, max: 270 });

  fc.assert(
    fc.property(
      fc.array(anyDevice, { maxLength: 40 }),
      ruleDays,
      fc.option(ruleDays, { nil: Infinity }),
      fc.integer({ min: 1, max: 90 }),
      (devices, days, presentDays, within) => {
        const count = noCertificates();
        for (const device of devices) countCertificate(count, device, now);
        const after = rules({ windows: days });
        const before = presentDays === Infinity ? rules({}) : rules({ windows: presentDays });
        const gone = (device: FleetDevice, by: ReadonlyMap<string, number>): boolean => {
          const departure = departureOf(device, by);
          return departure.known && departure.at <= now + within * day;
        };

        expect(certificateFirst(count, days)).toBe(
          devices.filter((device) => {
            const departure = departureOf(device, after);
            return departure.known && departure.clock === 'certificate';
          }).length,
        );
        expect(newlyLeaving(count, { days, presentDays, within })).toBe(
          devices.filter((device) => gone(device, after) && !gone(device, before)).length,
        );
      },
    ),
  );
});
