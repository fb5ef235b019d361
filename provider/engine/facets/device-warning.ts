import type { Diagnostic, ResourceDefinition } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { shapeOf } from '../shapes/index.js';
import type { Change } from '../shapes/shape.js';
import { liveValues } from '../state.js';
import { mapAttributes } from '../values/attributes.js';

/**
 * Warns how much of the tenant a dangerous change would affect. The current object determines whether the change is
 * dangerous.
 */
export async function checkDeviceWarning(
  definition: ResourceDefinition,
  { planned, prior }: Change,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const warning = definition.devices?.warning;
  if (!warning) return [];
  const id = typeof prior?.id === 'string' ? prior.id : '';
  const found = await shapeOf(definition).find(definition, id, context);
  if (found.state !== 'present') return [];
  const live = liveValues(definition, found.value);
  const present = mapAttributes(definition.attributes, (name) => live[name] ?? null);
  if (!warning.when({ present, planned })) return [];
  const counted = await context.graph.get(warning.graph);
  return [warning.tell(counted.state === 'present' ? counted.value : undefined)];
}
