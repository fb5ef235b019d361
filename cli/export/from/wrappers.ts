import { isJsonObject, type Json, type JsonObject, textOf } from '../../../core/index.js';

/**
 * The members of a wrapper that contain objects: `{"filters": […]}`, `{"Details": {…}}`. Empty: it is an object itself,
 * or contains nothing recognizable.
 */
export function wrappedIn(value: JsonObject, isPlaced: boolean): readonly string[] {
  const members = Object.entries(value).filter(([name]) => !name.includes('@'));
  // If the place identifies the kind, an object can lack name and id, and has more than one member.
  if (isRecognizable(value) || (isPlaced && members.length > 1)) return [];
  return members.filter(([, member]) => holdsObjects(member)).map(([name]) => name);
}

function holdsObjects(member: Json | undefined): boolean {
  if (Array.isArray(member)) return member.some((one: Json) => isJsonObject(one) && holdsObject(one));
  return isJsonObject(member) && holdsObject(member);
}

/** Whether it contains something that Graph could have returned, in any wrapper. */
function holdsObject(object: JsonObject): boolean {
  if (isRecognizable(object) || Array.isArray(object.value) || isJsonObject(object.value)) return true;
  const [only, ...others] = Object.entries(object).filter(([name]) => !name.includes('@'));
  return only !== undefined && others.length === 0 && holdsObjects(only[1]);
}

const telling = ['@odata.type', '@odata.context', 'id', 'Id', 'displayName', 'DisplayName', 'ResourceName'] as const;

/** Whether an object has a type, or at least a name or id. */
function isRecognizable(object: JsonObject): boolean {
  return telling.some((name) => textOf(object[name]) !== null);
}
