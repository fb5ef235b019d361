import type {
  Attribute,
  JsonObject,
  Attributes,
  Diagnostic,
  ResourceDefinition,
  Value,
  ValueObject,
} from '../../core/index.js';
import { error, isValueList, isValueObject } from '../../core/index.js';
import { mapAttributes } from './attributes.js';
import type { UpgradeRequest } from './contract.js';

/** State in the present shape. After an error it holds nothing. */
export interface UpgradeAnswer {
  readonly state: ValueObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** Brings stored state to the present shape: through every version since, then with all attributes and no others. */
export function upgradeState(definition: ResourceDefinition, { version, state }: UpgradeRequest): UpgradeAnswer {
  if (version > definition.schemaVersion) return failed(definition, newer(definition, version));
  if (!isValueObject(state)) return failed(definition, malformed(definition));
  let current: ValueObject = state;
  for (let from = version; from < definition.schemaVersion; from += 1) {
    // Upgrades are written over JSON; values that a double cannot hold do not occur in attributes that they touch.
    current = (definition.upgrades?.[from]?.(current as JsonObject) ?? current) as ValueObject;
  }
  return { state: complete(definition.attributes, current), diagnostics: [] };
}

function failed({ attributes }: ResourceDefinition, diagnostic: Diagnostic): UpgradeAnswer {
  return { state: complete(attributes, {}), diagnostics: [diagnostic] };
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

function newer({ noun, schemaVersion }: ResourceDefinition, version: number): Diagnostic {
  return error('INT2019', {
    what: `the state of the ${noun} was written by a newer provider`,
    why: `its version is ${String(version)}; this provider knows versions up to ${String(schemaVersion)}`,
    fix: 'use the newer provider again: raise its version in required_providers',
  });
}

function malformed({ noun }: ResourceDefinition): Diagnostic {
  return error('INT2020', {
    what: `the state of the ${noun} is not an object`,
    why: 'the state file holds something else where the attributes should be',
    fix: 'restore the state from a backup, or remove the resource from it and import it again',
  });
}
