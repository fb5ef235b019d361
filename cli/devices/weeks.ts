import { dayInMilliseconds, mondayOf } from '../../provider/resources/devices/departure.js';
import { dateOf } from '../../provider/resources/devices/departure-calendar.js';
import type { DepartureWeek } from '../../report/index.js';
import type { Departures } from './look.js';

/**
 * The departures of each week, starting with the current one. Weeks start on Monday (UTC). Weeks without departures are
 * included.
 */
export function weeksOf({ asOf, groups }: Departures, leaving: number): readonly DepartureWeek[] {
  const last = mondayOf(asOf.getTime() + leaving * dayInMilliseconds);
  const weeks: DepartureWeek[] = [];
  for (let monday = mondayOf(asOf.getTime()); monday <= last; monday += 7 * dayInMilliseconds) {
    const devices = (clock: string): number =>
      groups
        .filter(
          (group) => group.date !== undefined && group.clock === clock && mondayOf(Date.parse(group.date)) === monday,
        )
        .reduce((sum, group) => sum + group.devices, 0);
    weeks.push({ monday: dateOf(monday), rule: devices('rule'), certificate: devices('certificate') });
  }
  return weeks;
}
