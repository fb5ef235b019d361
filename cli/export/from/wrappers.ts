import { isJsonObject, type Json, type JsonObject, textOf } from '../../../core/index.js';

/**
 * The members of a wrapper that hold objects: `{"filters": […]}`, `{"Details": {…}}`. Empty: it is an object itself, or wraps
 * nothing that can be recognized.
 */
export function wrappedIn(value: JsonObject, isPlaced: boolean): readonly string[] {
  const members = Object.entries(value).filter(([name]) => !name.includes('@'));
  // Where the place tells what it is, an object may lack name and id, and has more than one member.
  if (isRecognizable(value) || (isPlaced && members.length > 1)) return [];
  return members.filter(([, member]) => holdsObjects(member)).map(([name]) => name);
}

function holdsObjects(member: Json | undefined): boolean {
  if (Array.isArray(member)) return member.some((one: Json) => isJsonObject(one) && holdsObject(one));
  return isJsonObject(member) && holdsObject(member);
}

/** Something that Graph could have answered, however it is wrapped. */
function holdsObject(object: JsonObject): boolean {
  if (isRecognizable(object) || Array.isArray(object.value) || isJsonObject(object.value)) return true;
  const [only, ...others] = Object.entries(object).filter(([name]) => !name.includes('@'));
  return only !== undefined && others.length === 0 && holdsObjects(only[1]);
}

const telling = ['@odata.type', '@odata.context', 'id', 'Id', 'displayName', 'DisplayName', 'ResourceName'] as const;

/** Whether an object says what it is, or at least has a name or an id of its own. */
function isRecognizable(object: JsonObject): boolean {
  return telling.some((name) => textOf(object[name]) !== null);
}
