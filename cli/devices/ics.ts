import { createHash } from 'node:crypto';

import { dayInMilliseconds } from '../../provider/resources/devices/departure.js';
import { dateOf, type DepartureGroup } from '../../provider/resources/devices/departure-calendar.js';
import { counted } from '../../report/index.js';
import { isUnreadable, type TenantDepartures } from './look.js';
import { becauseOf } from './words.js';

/**
 * Renders an all-day event for each day on which devices leave, according to RFC 5545. Overdue devices have no future
 * day, so they have no event. The UID of an event consists of its tenant and day: a calendar that imports the file
 * again replaces the event.
 *
 * @param now - time of creation; also the day of the event for a tenant that could not be read
 */
export function renderIcs(tenants: readonly TenantDepartures[], now: Date): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//intuneform//devices//EN', 'CALSCALE:GREGORIAN'],
    ...tenants.flatMap((tenant) => events(tenant, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function events(tenant: TenantDepartures, now: Date): readonly string[] {
  const { name, tenantId, departures } = tenant;
  if (isUnreadable(tenant)) {
    return event({
      tenantId,
      date: dateOf(now.getTime()),
      now,
      summary: `Departures of ${name} could not be read`,
      lines: [],
    });
  }
  const days = new Map<string, DepartureGroup[]>();
  for (const group of departures?.groups ?? []) {
    if (group.date !== undefined) days.set(group.date, [...(days.get(group.date) ?? []), group]);
  }
  return [...days].flatMap(([date, groups]) => {
    const devices = groups.reduce((sum, group) => sum + group.devices, 0);
    const summary = `${counted(devices, 'device')} ${devices === 1 ? 'leaves' : 'leave'} Intune (${name})`;
    return event({ tenantId, date, now, summary, lines: groups.map(groupLine) });
  });
}

function groupLine(group: DepartureGroup): string {
  const names = group.first.map(({ deviceName }) => deviceName).join(', ');
  const more = group.devices > group.first.length ? ', …' : '';
  return `${group.platform}, ${becauseOf(group)}: ${String(group.devices)} (${names}${more})`;
}

interface Event {
  readonly tenantId: string;
  readonly date: string;
  readonly now: Date;
  readonly summary: string;
  readonly lines: readonly string[];
}

function event({ tenantId, date, now, summary, lines }: Event): readonly string[] {
  const compact = (day: string): string => day.replaceAll('-', '');
  const id = createHash('sha256').update(`${tenantId} ${date}`).digest('hex').slice(0, 32);
  return [
    'BEGIN:VEVENT',
    `UID:${id}@intuneform`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/gu, '')}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(dateOf(Date.parse(date) + dayInMilliseconds))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(lines.length > 0 ? [`DESCRIPTION:${lines.map(escaped).join('\\n')}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function escaped(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/[\\;,]/gu, (character) => `\\${character}`);
}

/** A line has at most 75 octets. It continues in the next line after a space, and never splits a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
