import { type Answer, invalidModel, type Outcome } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import type { EntityType } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';

/**
 * The type of a body. A mixed collection needs `@odata.type`, unless the body has the declared type itself; the leading
 * `#` is optional.
 */
export function typeOfBody(set: EntitySet, body: JsonObject): Outcome<EntityType> {
  const [only] = set.types.length === 1 ? set.types : set.types.filter(({ name }) => name === set.declaredType);
  const given = body['@odata.type'];
  if (given === undefined && only) return { value: only };
  if (typeof given !== 'string') return { refusal: invalidModel(missing(set)) };
  const name = given.replace(/^#?microsoft\.graph\./iu, '');
  const type = set.types.find((candidate) => candidate.name === name);
  if (!type) return { refusal: invalidModel(`A type named '${given}' could not be resolved by the model.`) };
  if (type.writable === false) return { refusal: notEmulated(name) };
  return { value: type };
}

function missing({ declaredType }: EntitySet): string {
  return `Cannot create an abstract class: '@odata.type' of a type derived from 'microsoft.graph.${declaredType}' is needed.`;
}

/** Graph supports this; the emulator reports that it does not. */
export function notEmulated(name: string): Answer {
  const message = `The emulator does not take writes of '${name}'.`;
  return { status: 501, error: { code: 'NotImplemented', message } };
}
