import {
  type Attributes,
  type Diagnostic,
  error,
  isUnknown,
  renderValue,
  type ResourceDefinition,
  toTerraformName,
  type Value,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { shapeOf } from '../shapes/index.js';
import type { Change } from '../shapes/shape.js';
import { liveValues } from '../state.js';
import { pick } from '../values/attributes.js';
import { equalValues } from '../values/equality.js';

/** Finds declared values that the tenant does not have and that only a person can bring about. What cannot be read is not judged here. */
export async function checkHandOvers(
  definition: ResourceDefinition,
  { prior, config }: Change,
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
    .map(([name]) => handOver(definition, name, { declared: config[name] ?? null, present: live[name] ?? null }));
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
  return error('INT2041', {
    what: `${toTerraformName(name)} of the ${noun} is not what is declared, and only a person can change it`,
    where: { path: [name] },
    why: `declared is ${renderValue(declared)}; the tenant has ${renderValue(present)}`,
    fix: attributes[name]?.handOver ?? 'change it by hand',
  });
}
