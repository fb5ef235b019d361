import { type Diagnostic, type Graph, hasErrors, type KnownOrUnreadable, textOf } from '../../core/index.js';
import type { CleanupPlatform } from '../../provider/resources/devices/cleanup-platforms.js';
import { departureProperties, fleetDeviceOf, type RuleDays } from '../../provider/resources/devices/departure.js';
import {
  type CalendarCount,
  countDepartures,
  type DepartureCalendar,
} from '../../provider/resources/devices/departure-calendar.js';
import { managedDeviceCleanupRule } from '../../provider/resources/devices/managed-device-cleanup-rule.js';
import { type ConnectionOptions, connectTenant } from '../drift/connect.js';
import type { DepartureSubject } from './subjects.js';

/** Which departures are looked for. */
export interface Wanted {
  /** Days from now. */
  readonly leaving: number;
  /** `all`: every platform. */
  readonly platform: CleanupPlatform;
}

/** Who leaves a tenant, and by which rules. */
export interface Departures extends DepartureCalendar {
  /** Graph's clock when the fleet was read. */
  readonly asOf: Date;
  /** Rules that are in force once the declaration is applied. */
  readonly rules: RuleDays;
  /** Rules in force now. */
  readonly inForce: RuleDays;
}

/** What was found about one tenant. Without departures the diagnostics say why. */
export interface TenantDepartures {
  readonly name: string;
  readonly tenantId: string;
  readonly departures?: Departures;
  readonly diagnostics: readonly Diagnostic[];
}

/** Signs in to a tenant and reads its rules and its devices once, page by page. */
export async function lookAtDepartures(
  { name, tenantId, rules }: DepartureSubject,
  wanted: Wanted,
  options: ConnectionOptions,
): Promise<TenantDepartures> {
  const { context, diagnostics } = await connectTenant({ tenantId }, options);
  if (!context) return { name, tenantId, diagnostics };
  const read = await readDepartures(context.graph, rules, wanted);
  if (read.state === 'present') return { name, tenantId, departures: read.value, diagnostics };
  return { name, tenantId, diagnostics: [...diagnostics, read.diagnostic] };
}

/** Whether a tenant could not be read, although somebody could sign in to it. */
export function isUnreadable({ departures, diagnostics }: TenantDepartures): boolean {
  return !departures && hasErrors(diagnostics);
}

/** Reads who leaves once the declared rules are in force beside those that nobody declared. */
export async function readDepartures(
  graph: Graph,
  declared: RuleDays,
  wanted: Wanted,
): Promise<KnownOrUnreadable<Departures>> {
  const live = await graph.list(managedDeviceCleanupRule.graph);
  if (live.state === 'unreadable') return live;
  const inForce = new Map(
    (live.state === 'present' ? live.value : []).map((rule) => [
      textOf(rule.deviceCleanupRulePlatformType) ?? '',
      Number(rule.deviceInactivityBeforeRetirementInDays),
    ]),
  );
  return countFleet(graph, { rules: new Map([...inForce, ...declared]), inForce }, wanted);
}

async function countFleet(
  graph: Graph,
  { rules, inForce }: Pick<Departures, 'rules' | 'inForce'>,
  { leaving, platform }: Wanted,
): Promise<KnownOrUnreadable<Departures>> {
  let counting: { readonly asOf: Date; readonly count: CalendarCount } | undefined;
  for await (const page of graph.pages(devicesRead)) {
    if (page.state === 'unreadable') return page;
    // One clock for the whole fleet, Graph's own: a page that comes a moment later must not move the days.
    const asOf = counting?.asOf ?? page.value.serverTime;
    counting ??= { asOf, count: countDepartures({ rules, before: inForce, now: asOf.getTime(), leaving }) };
    for (const item of page.value.items) {
      const device = fleetDeviceOf(item);
      if (platform === 'all' || device.platform === platform) counting.count.add(device);
    }
  }
  // The client reads a collection that is not there as unreadable, and an empty one as an empty page.
  if (!counting) throw new TypeError('a list without a page');
  return { state: 'present', value: { asOf: counting.asOf, rules, inForce, ...counting.count.calendar() } };
}

const devicesRead = {
  // The v1.0 type has no `deviceType`.
  version: 'beta',
  path: '/deviceManagement/managedDevices',
  query: { $select: ['id', ...departureProperties].join(','), $top: '1000' },
  area: 'devices',
} as const;
