import {
  type Attribute,
  type Diagnostic,
  hasShape,
  isWhollyKnown,
  presenceOf,
  renderValue,
  type ResourceDefinition,
  toTerraformName,
  type ValueObject,
  warning,
} from '../../../../core/index.js';
import type { PlanRequest, PrivateState } from '../../contract.js';
import { equalValues } from '../../values/equality.js';
import { restoredValues } from './restored.js';

/** Parts of a default object that are no longer declared. */
export interface Dropped {
  readonly planned: ValueObject;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans the original values of parts of a default object that were declared at the last apply and no longer are.
 * Otherwise, they would stay as they are, unmanaged.
 */
export function restoreDropped(definition: ResourceDefinition, request: PlanRequest, planned: ValueObject): Dropped {
  const { prior, config, private: remembered } = request;
  if (!prior || !config || !hasShape(definition, 'builtin')) return { planned, diagnostics: [] };
  const original = restoredValues(definition, prior, remembered);
  const dropped = namesIn(remembered).flatMap((name) => {
    const attribute = definition.attributes[name];
    return attribute && mayBeLeftOut(attribute) && (config[name] ?? null) === null ? [{ name, attribute }] : [];
  });
  const restored = dropped.filter(({ name }) => original !== undefined && isWhollyKnown(original[name] ?? null));
  const values = Object.fromEntries(restored.map(({ name }) => [name, original?.[name] ?? null]));
  const diagnostics = dropped.flatMap(({ name, attribute }) => {
    const now = prior[name] ?? null;
    if (!(name in values)) return [kept(definition, name)];
    const before = values[name] ?? null;
    return equalValues(attribute, before, now)
      ? []
      : [restores(definition, name, [renderValue(now), renderValue(before)])];
  });
  // An unchanged plan stays the same object, so that it is recognized as unchanged.
  return { planned: restored.length === 0 ? planned : { ...planned, ...values }, diagnostics };
}

/** What is remembered of a default object after an apply: which of its parts are declared. */
export function declaredParts(definition: ResourceDefinition, config: ValueObject): PrivateState {
  if (!hasShape(definition, 'builtin')) return {};
  const declared = Object.entries(definition.attributes)
    .filter(([name, attribute]) => mayBeLeftOut(attribute) && (config[name] ?? null) !== null)
    .map(([name]) => name);
  return { declared };
}

function mayBeLeftOut(attribute: Attribute): boolean {
  return presenceOf(attribute) === 'optionalComputed' && !attribute.writeOnly;
}

function namesIn({ declared }: PrivateState): readonly string[] {
  return Array.isArray(declared) ? (declared as readonly unknown[]).filter((name) => typeof name === 'string') : [];
}

function restores({ noun }: ResourceDefinition, name: string, [now, before]: readonly [string, string]): Diagnostic {
  return warning('INT2162', {
    what: `${toTerraformName(name)} of the ${noun} is no longer declared and is restored`,
    where: { path: [name] },
    why: `apply changes ${now} to ${before}, its original value`,
    fix: 'none, if this change is intended; to keep the current value, keep it in the declaration',
  });
}

function kept({ noun }: ResourceDefinition, name: string): Diagnostic {
  return warning('INT2162', {
    what: `${toTerraformName(name)} of the ${noun} is no longer declared`,
    where: { path: [name] },
    why: 'the tenant keeps the current value, because the original value is unknown; changes to it are no longer reported as drift',
    fix: 'none, if this change is intended; to detect drift, keep it in the declaration',
  });
}
