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

/** Which departures to find. */
export interface Wanted {
  /** Days from now. */
  readonly leaving: number;
  /** `all`: every platform. */
  readonly platform: CleanupPlatform;
}

/** Departing devices of a tenant, and the rules. */
export interface Departures extends DepartureCalendar {
  /** Graph's time when the fleet was read. */
  readonly asOf: Date;
  /** Rules that apply once the declaration is applied. */
  readonly rules: RuleDays;
  /** Rules that apply now. */
  readonly inForce: RuleDays;
}

/** Result for one tenant. Without departures, the diagnostics give the reason. */
export interface TenantDepartures {
  readonly name: string;
  readonly tenantId: string;
  readonly departures?: Departures;
  readonly diagnostics: readonly Diagnostic[];
}

/** Signs in to a tenant and reads its rules and devices once, page by page. */
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

/** Whether a tenant could not be read although sign-in succeeded. */
export function isUnreadable({ departures, diagnostics }: TenantDepartures): boolean {
  return !departures && hasErrors(diagnostics);
}

/** Reads the departures that follow from the declared rules and from undeclared ones. */
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
    // One time for the whole fleet, from Graph: days must not change while further pages are read.
    const asOf = counting?.asOf ?? page.value.serverTime;
    counting ??= { asOf, count: countDepartures({ rules, before: inForce, now: asOf.getTime(), leaving }) };
    for (const item of page.value.items) {
      const device = fleetDeviceOf(item);
      if (platform === 'all' || device.platform === platform) counting.count.add(device);
    }
  }
  // The client reports a missing collection as unreadable, and an empty one as an empty page.
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
