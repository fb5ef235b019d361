import {
  type Attribute,
  type Attributes,
  type Diagnostic,
  isValueList,
  isValueObject,
  type JsonObject,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import type { UpgradeRequest } from './contract.js';
import { mapAttributes } from './values/attributes.js';

/**
 * Upgrades a stored state to the current shape: through every version since, then with exactly the current attributes.
 *
 * `version` is at most the definition's; the plugin protocol rejects newer states and invalid ones.
 */
export function upgradeState(definition: ResourceDefinition, { version, state }: UpgradeRequest): UpgradeAnswer {
  let current = state;
  for (const { to, upgrade } of definition.upgrades) {
    // Upgrades work on JSON; values that a double cannot hold do not occur in their attributes.
    if (to > version) current = upgrade(current as JsonObject) as ValueObject;
  }
  return { state: complete(definition.attributes, current), diagnostics: [] };
}

/** The upgraded state. */
export interface UpgradeAnswer {
  readonly state: ValueObject;
  readonly diagnostics: readonly Diagnostic[];
}

function complete(attributes: Attributes, state: ValueObject): ValueObject {
  return mapAttributes(attributes, (name, attribute) => completeValue(attribute, state[name] ?? null));
}

function completeValue(attribute: Attribute, value: Value): Value {
  if (attribute.writeOnly) return null;
  if (attribute.kind !== 'nested' || value === null) return value;
  const element = (member: Value): Value => (isValueObject(member) ? complete(attribute.attributes, member) : member);
  if (isValueList(value)) return value.map(element);
  if (attribute.nesting === 'single' || !isValueObject(value)) return element(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, element(member)]));
}
