import {
  type Diagnostic,
  type Graph,
  type GraphRead,
  isLaterInstant,
  type JsonObject,
  type ReadResult,
} from '../../../core/index.js';
import type { Attribution } from '../../../report/index.js';
import { attributionFrom, isOwnEvent, newer, objectsOf, touches } from './event.js';

/** Who changed what, according to the audit log. */
export interface Attributions {
  /** By Graph id of the object; for an order, by its Terraform address. */
  readonly attribution: ReadonlyMap<string, Attribution>;
  /** Why attributions are incomplete (INT1319, INT1345). Never errors: the report is valid without them. */
  readonly problems: readonly Diagnostic[];
}

/** Options for reading the log. */
export interface AuditOptions {
  /** Application id whose own changes do not count. Undefined: none. */
  readonly own: string | undefined;
  readonly now: Date;
  /** Known facts about the objects, by Graph id. Default: none, and any later change of an object counts. */
  readonly known?: ReadonlyMap<string, KnownDrift>;
}

/** Known facts about a changed object. */
export interface KnownDrift {
  /** Graph's names of the properties that differ. Empty: the object was deleted. */
  readonly properties: readonly string[];
  /** When we last wrote the object, according to our own record. */
  readonly writtenAt?: string;
  /** Terraform addresses of the differing orders that contain the object. Default: none. */
  readonly orders?: readonly string[];
}

/** Maximum number of objects that are queried individually, twenty in a request: five requests. */
const fewObjects = 100;

/** Days to read for more objects: earlier changes have probably been noticed. */
const windowDays = 90;

/** Maximum number of pages of that period, newest first. */
const mostPages = 40;

/**
 * Reads who last changed the objects from the audit log, with at most 45 requests for any number of objects.
 *
 * Up to 100 objects are queried individually, in batches. For more, the log is read backwards from now until each has
 * an event; a small remainder is then queried individually.
 */
export async function readLastChanges(
  graph: Graph,
  ids: readonly string[],
  options: AuditOptions,
): Promise<Attributions> {
  const { attribution, problems } = await readAll(graph, ids, options);
  return { attribution: new Map([...attribution, ...ordersIn(attribution, options)]), problems };
}

/** The log has no events of orders: the last change of a position in the order counts. */
function ordersIn(
  attribution: Attributions['attribution'],
  { known = new Map() }: AuditOptions,
): ReadonlyMap<string, Attribution> {
  const orders = new Map<string, Attribution>();
  for (const [id, { orders: addresses = [] }] of known) {
    const found = attribution.get(id);
    for (const address of found ? addresses : []) {
      const latest = newer(orders.get(address), found);
      if (latest) orders.set(address, latest);
    }
  }
  return orders;
}

async function readAll(graph: Graph, ids: readonly string[], options: AuditOptions): Promise<Attributions> {
  if (ids.length <= fewObjects) return readEach(graph, ids, options);
  const recent = await readBackwards(graph, ids, options);
  const missing = ids.filter((id) => !recent.settled.has(id));
  const { attribution, problems } = recent;
  if (problems.length > 0 || missing.length === 0) return { attribution, problems };
  if (missing.length > fewObjects) return { attribution, problems: [incomplete(missing.length)] };
  const rest = await readEach(graph, missing, options);
  return { ...rest, attribution: new Map([...attribution, ...rest.attribution]) };
}

async function readEach(graph: Graph, ids: readonly string[], options: AuditOptions): Promise<Attributions> {
  // Requested at the same time, so that they share as few $batch requests as possible.
  const answers = await Promise.all(ids.map((id) => graph.list(eventsOf(id))));
  const failure = answers.find((answer) => answer.state === 'unreadable');
  return {
    attribution: new Map(ids.flatMap((id, index) => lastChange(id, answers[index], options))),
    problems: failure?.state === 'unreadable' ? [unreadable(failure.diagnostic)] : [],
  };
}

/**
 * The audit events of one object.
 *
 * Evidence `?`: Microsoft states that the log can be filtered by time, activity, name and "ID properties", but shows no
 * such filter; tools use `any` over `resources`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/protect/microsoft-cloud-pki-audit-logs
 */
function eventsOf(id: string): GraphRead {
  return auditRead({ $filter: `resources/any(r:r/resourceId eq '${id.replaceAll("'", "''")}')` });
}

function auditRead(query: Readonly<Record<string, string>>): GraphRead {
  return { version: 'v1.0', path: '/deviceManagement/auditEvents', query, area: 'audit' };
}

type Events = ReadResult<readonly JsonObject[]>;

/**
 * The newest event that is not ours, is later than our last write of the object, and concerns the differing properties.
 * Earlier changes were overwritten, and other properties are unrelated. The event of the actual change may not be
 * listed yet.
 */
function lastChange(
  id: string,
  events: Events | undefined,
  options: AuditOptions,
): readonly (readonly [string, Attribution])[] {
  if (events?.state !== 'present') return [];
  const newest = (some: readonly JsonObject[]): Attribution | undefined =>
    some.reduce<Attribution | undefined>((latest, event) => newer(latest, attributionFrom(event)), undefined);
  const isOwn = (event: JsonObject): boolean => isOwnEvent(event, options.own);
  const ours = newest(events.value.filter(isOwn));
  const last = newest(events.value.filter((event) => !isOwn(event) && isCause(event, id, options)));
  return last && (!ours || isLaterInstant(last.time, ours.time)) ? [[id, last]] : [];
}

function isCause(event: JsonObject, id: string, { known }: AuditOptions): boolean {
  const { properties = [], writtenAt } = known?.get(id) ?? {};
  const time = attributionFrom(event)?.time;
  const isLater = time !== undefined && (writtenAt === undefined || isLaterInstant(time, writtenAt));
  return isLater && touches(event, id, properties);
}

/** Reads pages, newest first, until every object has an event. If a page fails, earlier results are kept. */
async function readBackwards(graph: Graph, ids: readonly string[], options: AuditOptions): Promise<Backwards> {
  const search = searchFor(ids, options);
  let pages = 0;
  for await (const page of graph.pages(recentEvents(options.now))) {
    if (page.state === 'unreadable')
      return { attribution: search.found, settled: search.settled, problems: [unreadable(page.diagnostic)] };
    page.value.items.forEach(search.take);
    pages += 1;
    if (search.settled.size === search.wanted || pages === mostPages) break;
  }
  return { attribution: search.found, settled: search.settled, problems: [] };
}

interface Backwards extends Attributions {
  /** Ids of the objects whose older events are irrelevant: the change, or our own write, was found. */
  readonly settled: ReadonlySet<string>;
}

/** Microsoft's page documents this filter and this order. */
function recentEvents(now: Date): GraphRead {
  const since = new Date(now.getTime() - windowDays * 86_400_000).toISOString().replace(/\.\d+Z$/u, 'Z');
  return auditRead({ $filter: `activityDateTime gt ${since}`, $orderby: 'activityDateTime desc' });
}

interface Search {
  readonly found: ReadonlyMap<string, Attribution>;
  readonly settled: ReadonlySet<string>;
  readonly wanted: number;
  readonly take: (event: JsonObject) => void;
}

function searchFor(ids: readonly string[], options: AuditOptions): Search {
  const found = new Map<string, Attribution>();
  const settled = new Set<string>();
  const wanted = new Map(ids.map((id) => [id.toLowerCase(), id]));
  // Events are newest first, so the first relevant one counts.
  const take = (event: JsonObject): void => {
    const isOwn = isOwnEvent(event, options.own);
    const attribution = attributionFrom(event);
    for (const object of objectsOf(event)) {
      const id = wanted.get(object.toLowerCase());
      if (id === undefined || settled.has(id) || !attribution) continue;
      if (!isOwn && !isCause(event, id, options)) continue;
      settled.add(id);
      if (!isOwn) found.set(id, attribution);
    }
  };
  return { found, settled, wanted: wanted.size, take };
}

function unreadable({ why }: Diagnostic): Diagnostic {
  return {
    code: 'INT1319',
    severity: 'info',
    what: 'the audit log could not be read, so the report cannot say who changed the tenant',
    why,
    fix: 'grant the application DeviceManagementApps.Read.All to see who made the changes and when',
  };
}

function incomplete(missing: number): Diagnostic {
  return {
    code: 'INT1345',
    severity: 'info',
    what: `it is unknown who changed ${String(missing)} of the objects`,
    why: `the newest ${String(mostPages)} pages of the audit log for the last ${String(windowDays)} days do not contain them, and requesting so many objects one by one would take too long`,
    fix: 'look them up in the admin center under Tenant administration, Audit logs; or plan again when fewer objects differ',
  };
}
