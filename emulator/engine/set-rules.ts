import { type Answer, badRequest } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import type { EntityType } from '../model/entity-type.js';
import { type JsonObject, textOf } from '../model/json.js';
import type { ObjectMap } from '../tenant/tenant.js';
import { notEmulated } from './type-of-body.js';

/** Refuses a second object with the same value of the unique property. The service's message and code are not documented. */
export function checkUnique(set: EntitySet, object: JsonObject, objects: ObjectMap): Answer | undefined {
  const { unique } = set;
  if (unique === undefined || !(unique in object)) return undefined;
  const value = object[unique];
  const taken = [...objects.values()].some((other) => other[unique] === value && other.id !== object.id);
  return taken ? badRequest(`An object with ${unique} '${textOf(value)}' already exists.`) : undefined;
}

/** Refuses objects of a type above the limit of the service. */
export function checkAmount(set: EntitySet, type: EntityType, siblings: readonly JsonObject[]): Answer | undefined {
  if (type.creatable === false) return notEmulated(type.name);
  const custom = siblings.filter((object) => !set.builtin?.is(object));
  if (type.atMost === undefined || custom.length < type.atMost) return undefined;
  return badRequest(`There can be at most ${String(type.atMost)} objects of type '${type.name}'.`);
}
