import { createHash } from 'node:crypto';

import {
  type Attribute,
  canonicalText,
  isUnknown,
  isValueList,
  isValueObject,
  type JsonObject,
  type ResourceDefinition,
  unknown,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { hasSecret } from '../plan-checks/outside.js';
import { liveValues } from '../state.js';
import { bodyAttributes, pick } from '../values/attributes.js';
import { equalValues } from '../values/equality.js';
import { toGraph } from '../values/graph-json.js';
import { couldBe } from '../values/last-seen.js';

/**
 * Whether an object has all values that a create sent.
 *
 * Ignores values left to Graph, undeclared members of nested objects, and values that Graph never returns.
 */
export function holdsSent(definition: ResourceDefinition, object: JsonObject, planned: ValueObject): boolean {
  const live = liveValues(definition, object);
  return Object.entries(bodyAttributes(definition)).every(
    ([name, attribute]) =>
      attribute.writeOnly !== undefined ||
      // A list does not contain the settings of a policy.
      (attribute.setting !== undefined && live[name] === undefined) ||
      holdsValue(attribute, planned[name] ?? null, live[name] ?? null),
  );
}

/** Whether a value equals the one sent. Undeclared members can have any value. */
export function holdsValue(attribute: Attribute, sent: Value, shown: Value): boolean {
  return couldBe(attribute, declaredPart(sent), shown);
}

/** Replaces undeclared members of the value with a wildcard. */
function declaredPart(value: Value): Value {
  if (value === null) return unknown;
  if (isUnknown(value)) return value;
  if (isValueList(value)) return value.map(declaredPart);
  if (!isValueObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, declaredPart(member)]));
}

/** Whether an object has the planned name, and the planned values that can never change. */
export function isNamesake(definition: ResourceDefinition, object: JsonObject, planned: ValueObject): boolean {
  const live = liveValues(definition, object);
  const same = (name: string, attribute: Attribute): boolean =>
    isUnknown(planned[name]) || equalValues(attribute, planned[name] ?? null, live[name] ?? null);
  return Object.entries(definition.attributes).every(([name, attribute]) => {
    if (name === definition.label) return same(name, attribute);
    const fixed = attribute.immutable === true && !attribute.local && (planned[name] ?? null) !== null;
    return !fixed || same(name, attribute);
  });
}

/** Digest of the body of a create, without secrets. */
export function digestOfBody(definition: ResourceDefinition, planned: ValueObject): string {
  const shown = pick(
    bodyAttributes(definition),
    (attribute, name) => !attribute.writeOnly && !hasSecret(attribute) && (planned[name] ?? null) !== null,
  );
  return digestOf(toGraph(shown, planned) as ValueObject);
}

/** Digest of an object's display name. */
export function digestOfName({ label }: ResourceDefinition, planned: ValueObject): string {
  const name = label === undefined ? null : (planned[label] ?? null);
  return digestOf(typeof name === 'string' ? name.toLowerCase() : name);
}

function digestOf(value: Value): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex');
}
