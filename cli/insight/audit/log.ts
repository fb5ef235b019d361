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

/** Who changed what, as far as the audit log tells. */
export interface Attributions {
  /** By Graph's id of the object; of an order by its Terraform address. */
  readonly attribution: ReadonlyMap<string, Attribution>;
  /** Why the log does not tell all (INT1319, INT1345). Never an error: the report holds without it. */
  readonly problems: readonly Diagnostic[];
}

/** How the log is asked. */
export interface AuditOptions {
  /** Application id whose own changes do not count. Undefined: there is none. */
  readonly own: string | undefined;
  readonly now: Date;
  /** What is known of the objects, by Graph's id. Default: nothing, and any later change of an object counts. */
  readonly known?: ReadonlyMap<string, KnownDrift>;
}

/** What is known of an object that was changed. */
export interface KnownDrift {
  /** Graph's names of the properties that differ. Empty: the object is gone. */
  readonly properties: readonly string[];
  /** When we last wrote the object, by our own record. */
  readonly writtenAt?: string;
  /** Terraform addresses of the orders in which the object stands and that differ. Default: none. */
  readonly orders?: readonly string[];
}

/** Objects that are asked for one by one, twenty in a request: five requests. */
const fewObjects = 100;

/** Days that are read where there are more objects: what is older, somebody has seen before. */
const windowDays = 90;

/** Pages of that window that are read at most, the newest first. */
const mostPages = 40;

/**
 * Asks the audit log who last changed the objects: at most 45 requests, however many objects there are.
 *
 * Up to 100 objects are asked for one by one, in batches. Of more, the log is read backwards from now until each has
 * an event, and what is missing then is asked for one by one, where that is little.
 */
export async function readLastChanges(
  graph: Graph,
  ids: readonly string[],
  options: AuditOptions,
): Promise<Attributions> {
  const { attribution, problems } = await readAll(graph, ids, options);
  return { attribution: new Map([...attribution, ...ordersIn(attribution, options)]), problems };
}

/** An order is no object of the log: whoever last moved one of its objects changed it. */
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
  // Asked in one turn, all of them travel in as few requests as $batch allows.
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
 * Evidence `?`: Microsoft says that the log can be filtered by time, activity, name and "ID properties", and shows no
 * such filter; `any` over `resources` is what tools in the field send.
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
 * The newest event that is not ours, is later than our own last write of the object, and touches what differs. What we wrote over,
 * or what changed something else, is not the cause; the cause may not be listed yet.
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

/** Page by page, the newest first, until every object has an event. A page that fails keeps what came before. */
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
  /** Ids of the objects of which nothing older matters: the cause was found, or our own write. */
  readonly settled: ReadonlySet<string>;
}

/** Microsoft's page shows this filter and this order. */
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
  // The newest comes first: the first that counts decides.
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
    fix: 'grant the application DeviceManagementApps.Read.All to see who and when',
  };
}

function incomplete(missing: number): Diagnostic {
  return {
    code: 'INT1345',
    severity: 'info',
    what: `it is unknown who changed ${String(missing)} of the objects`,
    why: `the newest ${String(mostPages)} pages of the audit log, of the last ${String(windowDays)} days, do not contain them; requesting so many objects one by one would take too long`,
    fix: 'look them up in the admin center under Tenant administration, Audit logs; or plan again when fewer objects differ',
  };
}
