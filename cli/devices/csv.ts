import { dateOf } from '../../provider/resources/devices/departure-calendar.js';
import { isUnreadable, type TenantDepartures } from './look.js';
import { becauseOf } from './words.js';

const columns = ['tenant', 'leaves_on', 'overdue', 'because_of', 'platform', 'devices', 'first_devices'];

/**
 * Renders a row for each day, platform and timer, according to RFC 4180. `first_devices` has at most ten names. For
 * overdue devices, `leaves_on` is the earliest day. A tenant that could not be read has one row with the reason.
 */
export function renderCsv(tenants: readonly TenantDepartures[]): string {
  const rows = tenants.flatMap((tenant) => tenantRows(tenant));
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function tenantRows(tenant: TenantDepartures): readonly (readonly string[])[] {
  const { name, departures, diagnostics } = tenant;
  if (isUnreadable(tenant))
    return [[name, '', '', `unreadable: ${diagnostics.map(({ what }) => what).join('; ')}`, '', '', '']];
  return (departures?.groups ?? []).map((group) => [
    name,
    group.date ?? dateOf(group.first[0]?.leaves ?? 0),
    group.date === undefined ? 'yes' : 'no',
    becauseOf(group),
    group.platform,
    String(group.devices),
    group.first.map(({ deviceName }) => deviceName).join('; '),
  ]);
}

/** Text that a spreadsheet would interpret as a formula starts with an apostrophe; text is quoted as RFC 4180 requires. */
function cell(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, ' ');
  const safe = /^\s*[=+\-@＝＋－＠]/u.test(plain) ? `'${plain}` : plain;
  return /[",;]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
