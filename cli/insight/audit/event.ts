import { isJsonObject, isLaterInstant, jsonElements, type JsonObject, textOf } from '../../../core/index.js';
import type { Attribution } from '../../../report/index.js';

/** Whether an application with that id made the event itself: an apply of ours is not what made the tenant depart from it. */
export function isOwnEvent({ actor }: JsonObject, own: string | undefined): boolean {
  if (!isJsonObject(actor) || textOf(actor.userPrincipalName)) return false;
  return own !== undefined && textOf(actor.applicationId)?.toLowerCase() === own.toLowerCase();
}

/** Who and when. Undefined: the event does not say. */
export function attributionFrom({ actor, activityDateTime }: JsonObject): Attribution | undefined {
  const time = textOf(activityDateTime);
  if (!isJsonObject(actor) || time === null) return undefined;
  const names = [
    actor.userPrincipalName,
    actor.servicePrincipalName,
    actor.applicationDisplayName,
    actor.applicationId,
  ];
  const name = names.map(textOf).find((text) => text !== null && text !== '');
  return name === undefined || name === null ? undefined : { actor: name, time };
}

/** Ids of the objects that the event is about. */
export function objectsOf({ resources }: JsonObject): readonly string[] {
  return jsonElements(resources).flatMap((resource) =>
    isJsonObject(resource) ? (textOf(resource.resourceId) ?? []) : [],
  );
}

/** The later of two, where there are two. */
export function newer(left: Attribution | undefined, right: Attribution | undefined): Attribution | undefined {
  if (!left || !right) return left ?? right;
  return isLaterInstant(right.time, left.time) ? right : left;
}

/**
 * Whether the event changed one of the properties of the object. Where it lists no properties, as events of assignments and
 * deletions do, nothing contradicts it.
 */
export function touches({ resources }: JsonObject, id: string, properties: readonly string[]): boolean {
  const listed = jsonElements(resources)
    .filter(isJsonObject)
    .filter(({ resourceId }) => textOf(resourceId)?.toLowerCase() === id.toLowerCase())
    .flatMap(({ modifiedProperties: changed }) => jsonElements(changed))
    .flatMap((change) => (isJsonObject(change) ? wordsOf(textOf(change.displayName) ?? '') : []));
  const wanted = new Set(properties.map((name) => name.toLowerCase()));
  return wanted.size === 0 || listed.length === 0 || listed.some((word) => wanted.has(word));
}

/** The names in the name of a property: Intune writes `$Collection.RoleScopeTagIds[0]`. */
function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'collection' && !/^\d+$/u.test(word));
}
