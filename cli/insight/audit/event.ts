import { isJsonObject, isLaterInstant, jsonElements, type JsonObject, textOf } from '../../../core/index.js';
import type { Attribution } from '../../../report/index.js';

/** Whether the application with that id caused the event: our own apply is not an outside change. */
export function isOwnEvent({ actor }: JsonObject, own: string | undefined): boolean {
  if (!isJsonObject(actor) || textOf(actor.userPrincipalName)) return false;
  return own !== undefined && textOf(actor.applicationId)?.toLowerCase() === own.toLowerCase();
}

/** Who changed it and when. Undefined: the event does not contain it. */
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

/** Ids of the objects of the event. */
export function objectsOf({ resources }: JsonObject): readonly string[] {
  return jsonElements(resources).flatMap((resource) =>
    isJsonObject(resource) ? (textOf(resource.resourceId) ?? []) : [],
  );
}

/** The later of the two, or the only one. */
export function newer(left: Attribution | undefined, right: Attribution | undefined): Attribution | undefined {
  if (!left || !right) return left ?? right;
  return isLaterInstant(right.time, left.time) ? right : left;
}

/**
 * Whether the event changed one of the properties of the object. True if the event lists no properties, as for
 * assignments and deletions.
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

/** The names within a property name: Intune writes `$Collection.RoleScopeTagIds[0]`. */
function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'collection' && !/^\d+$/u.test(word));
}
