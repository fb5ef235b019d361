import {
  type Attributes,
  type Diagnostic,
  isJsonObject,
  isUnknown,
  renderValue,
  type ResourceDefinition,
  toTerraformName,
  type Value,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import type { EngineContext, PrivateState } from '../contract.js';
import { shapeOf } from '../shapes/index.js';
import type { Change } from '../shapes/shape.js';
import { liveValues } from '../state.js';
import { pick } from '../values/attributes.js';
import { equalValues } from '../values/equality.js';

/**
 * Finds declared values that the tenant does not have and that only a person can set. Unreadable values are not judged
 * here.
 */
export async function checkHandOvers(
  definition: ResourceDefinition,
  { prior, config, private: remembered }: Change,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const asked = handedOver(definition, config);
  if (Object.keys(asked).length === 0) return [];
  const id = typeof prior?.id === 'string' ? prior.id : '';
  const found = await shapeOf(definition).find(definition, id, context);
  if (found.state !== 'present') return [];
  const live = liveValues(definition, found.value);
  return Object.entries(asked)
    .filter(([name, attribute]) => !equalValues(attribute, config[name] ?? null, live[name] ?? null))
    .map(([name]) => {
      const values = { declared: config[name] ?? null, present: live[name] ?? null };
      return wasUndone(remembered, name, values.declared)
        ? undone(definition, name, values)
        : handOver(definition, name, values);
    });
}

function handedOver({ attributes, steps }: ResourceDefinition, config: Change['config']): Attributes {
  return pick(attributes, (attribute, name) => {
    const declared = config[name] ?? null;
    const carried = steps.some(({ takes, when }) => takes.includes(name) && when?.(config) !== false);
    return attribute.handOver !== undefined && declared !== null && !isUnknown(declared) && !carried;
  });
}

interface Values {
  readonly declared: Value;
  readonly present: Value;
}

function handOver({ noun, attributes }: ResourceDefinition, name: string, { declared, present }: Values): Diagnostic {
  return warning('INT2041', {
    what: `the ${noun} differs from the declaration, and only a person can change ${toTerraformName(name)}`,
    where: { path: [name] },
    why: `declared ${renderValue(declared)}; the tenant has ${renderValue(present)}`,
    fix: attributes[name]?.handOver ?? 'change it by hand',
  });
}

function undone({ noun, attributes }: ResourceDefinition, name: string, { declared, present }: Values): Diagnostic {
  return warning('INT2048', {
    what: `${toTerraformName(name)} of the ${noun} was changed, and only a person can restore it`,
    where: { path: [name] },
    why: `the tenant had ${renderValue(declared)}, as declared, and now has ${renderValue(present)}`,
    fix: attributes[name]?.handOver ?? 'change it by hand',
  });
}

/**
 * Key of private state: previous values, by attribute, of settings that somebody changed and only a person can restore.
 */
const undoneKey = 'undone';

function wasUndone(remembered: PrivateState, name: string, declared: Value): boolean {
  const had = remembered[undoneKey];
  return isJsonObject(had) && had[name] !== undefined && had[name] === declared;
}

/**
 * Records settings that a read found undone. Terraform stores the new value, so the next plan would otherwise treat
 * them as not done yet.
 */
export function rememberUndone(
  { attributes }: ResourceDefinition,
  { before, now }: { readonly before: ValueObject; readonly now: ValueObject },
  remembered: PrivateState,
): PrivateState {
  const { [undoneKey]: known, ...rest } = remembered;
  const had = new Map(Object.entries(isJsonObject(known) ? known : {}));
  for (const [name, { handOver: byHand }] of Object.entries(attributes)) {
    const [last, present] = [before[name] ?? null, now[name] ?? null];
    if (byHand === undefined || typeof last !== 'string') continue;
    if (last !== present && !had.has(name)) had.set(name, last);
    if (had.get(name) === present) had.delete(name);
  }
  return had.size > 0 ? { ...rest, [undoneKey]: Object.fromEntries(had) } : rest;
}
