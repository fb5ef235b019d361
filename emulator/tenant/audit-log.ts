import { type Json, type JsonObject, textOf } from '../model/json.js';
import { graphTime } from './graph-time.js';

/** The actor: an application, a signed-in user, or the service itself. */
export interface Actor {
  readonly kind: 'application' | 'delegated' | 'service';
  readonly applicationId: string | null;
  readonly applicationDisplayName: string | null;
  readonly userPrincipalName: string | null;
  readonly userId: string | null;
  readonly permissions: readonly string[];
  /** Role templates in the `wids` of the token. */
  readonly directoryRoles: readonly string[];
}

/** A change of one property; values as text, as in `auditProperty`. */
export interface AuditChange {
  readonly displayName: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

/** The operation and its object. */
export interface AuditEntry {
  readonly actor: Actor;
  readonly activity: string;
  /** `Create`, `Patch`, `Delete`, `Assign`, `Action`. */
  readonly operation: string;
  readonly category: string;
  readonly component: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName: string | null;
  readonly changes: readonly AuditChange[];
}

/** The audit events of a tenant, the newest at the highest position. */
export interface AuditLog {
  add(entry: AuditEntry): void;
  readonly size: number;
  at(position: number): JsonObject;
  find(id: string): JsonObject | undefined;
  /** Whether the event at a position is visible yet. */
  isListed(position: number): boolean;
}

/** Dependencies of the log. */
export interface AuditSources {
  readonly now: () => Date;
  readonly mintGuid: () => string;
  /** Seconds until an event is listed. Default: none. */
  readonly delaySeconds?: () => number;
}

/**
 * Creates an empty audit log.
 *
 * Events are visible at once, or after a delay set by a switch; the delay of the service is not documented. Only
 * successful writes are logged; whether the service logs refused ones is not documented.
 */
export function createAuditLog({ now, mintGuid, delaySeconds = () => 0 }: AuditSources): AuditLog {
  const events: JsonObject[] = [];
  const isListed = ({ activityDateTime }: JsonObject): boolean =>
    Date.parse(textOf(activityDateTime)) + delaySeconds() * 1000 <= now().getTime();
  return {
    add: (entry) => {
      events.push(eventOf(entry, { id: mintGuid(), correlationId: mintGuid(), time: graphTime(now(), events.length) }));
    },
    get size() {
      return events.length;
    },
    at: (position) => events[position] ?? {},
    isListed: (position) => delaySeconds() === 0 || isListed(events[position] ?? {}),
    find: (id) => events.find((event) => event.id === id && (delaySeconds() === 0 || isListed(event))),
  };
}

/** The changes between two states of an object, property by property. */
export function changesBetween(before: JsonObject, after: JsonObject): AuditChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => ({ displayName: name, oldValue: asText(before[name]), newValue: asText(after[name]) }))
    .filter(({ displayName, oldValue, newValue }) => oldValue !== newValue && !displayName.startsWith('@'));
}

function asText(value: Json | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

interface Stamp {
  readonly id: string;
  readonly correlationId: string;
  readonly time: string;
}

function eventOf(entry: AuditEntry, { id, correlationId, time }: Stamp): JsonObject {
  return {
    id,
    displayName: entry.activity,
    componentName: entry.component,
    actor: actorOf(entry.actor),
    activity: entry.activity,
    activityDateTime: time,
    activityType: entry.activity,
    activityOperationType: entry.operation,
    activityResult: 'Success',
    correlationId,
    resources: [resourceOf(entry)],
    category: entry.category,
  };
}

/** The values of `type` are a guess: the documentation has none. */
function actorOf(actor: Actor): JsonObject {
  const type = { application: 'Application', delegated: 'ItPro', service: 'System' }[actor.kind];
  return {
    type,
    auditActorType: type,
    userPermissions: [...actor.permissions],
    applicationId: actor.applicationId,
    applicationDisplayName: actor.applicationDisplayName,
    userPrincipalName: actor.userPrincipalName,
    servicePrincipalName: actor.kind === 'application' ? actor.applicationDisplayName : null,
    ipAddress: null,
    userId: actor.userId,
    userRoleScopeTags: [],
    remoteTenantId: null,
    remoteUserId: null,
  };
}

function resourceOf({ resourceType, resourceId, resourceName, changes }: AuditEntry): JsonObject {
  return {
    displayName: resourceName,
    modifiedProperties: changes.map((change) => ({ ...change })),
    type: resourceType,
    auditResourceType: resourceType,
    resourceId,
  };
}
