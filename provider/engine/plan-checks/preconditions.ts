import type { Diagnostic, ResourceDefinition } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { checkDeviceWarning } from '../facets/device-warning.js';
import type { Change } from '../shapes/shape.js';
import { checkHandOvers } from './hand-over.js';
import { checkHorizons } from './horizon.js';
import { checkRequirements } from './requirements.js';
import { validateOnServer } from './server-validation.js';

/**
 * Conditions that a write of the object waits for. Checked again at apply, because a person may have met them by then.
 */
export async function waitsOf(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const [requirements, handOvers] = await Promise.all([
    checkRequirements(definition, change.planned, context),
    checkHandOvers(definition, change, context),
  ]);
  return [...requirements, ...handOvers].map((one) => ({ ...one, severity: 'error' }));
}

/** Conditions of a planned create or update, for any shape. */
export async function checkPreconditions(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const [requirements, handOvers, refusals, affected] = await Promise.all([
    checkRequirements(definition, change.planned, context),
    checkHandOvers(definition, change, context),
    validateOnServer(definition, change, context),
    checkDeviceWarning(definition, change, context),
  ]);
  return [
    ...requirements,
    ...handOvers,
    ...refusals,
    ...affected,
    ...checkHorizons(definition, change, context.clock.now()),
  ];
}
