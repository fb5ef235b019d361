import { type EntitySet, idOf, nameOf, typeOf } from '../model/entity-set.js';
import type { EntityType } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import type { Call } from '../model/operation.js';
import { changesBetween } from '../tenant/audit-log.js';

/** A write, with the object before and after it; absent if there was none. */
export interface Write {
  readonly operation: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** Adds a write to the tenant's audit log. The wording of activities is a guess. */
export function recordWrite(set: EntitySet, call: Call, { operation, before, after }: Write): void {
  const object = 'id' in after ? after : before;
  const { name } = typeOf(set, object);
  const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  call.tenant.audit.add({
    actor: call.actor,
    activity: `${operation} ${typeName}`,
    operation,
    category: set.audit.category,
    component: set.audit.component,
    resourceType: `microsoft.graph.${name}`,
    resourceId: idOf(object),
    resourceName: nameOf(object),
    changes: auditedChanges(typeOf(set, object), { before, after }),
  });
}

/** The changes of an object in the audit log. That it omits secrets is a guess. */
export function auditedChanges(
  { properties }: EntityType,
  { before, after }: Pick<Write, 'before' | 'after'>,
): ReturnType<typeof changesBetween> {
  return changesBetween(before, after).filter(({ displayName }) => !properties[displayName]?.secret);
}
