import {
  type Clock,
  type Diagnostic,
  type EphemeralResourceDefinition,
  hasErrors,
  type ValueObject,
} from '../../core/index.js';
import type { EngineContext } from './contract.js';
import { type DataAnswer, unreadData } from './data-source.js';
import { validateAttributes } from './validate.js';
import { mapAttributes } from './values/attributes.js';

/** Checks the arguments of an ephemeral resource. Unknown values are accepted. */
export function validateEphemeralResource(
  { attributes, validate }: EphemeralResourceDefinition,
  config: ValueObject,
): readonly Diagnostic[] {
  return [...validateAttributes(attributes, config), ...(validate?.(config) ?? [])];
}

/** Parts of the call context that opening needs. */
type Opening = Pick<EngineContext, 'graph'> & { readonly clock: Pick<Clock, 'now'> };

/**
 * Reads the values of an ephemeral resource, for one run. Declared values are returned unchanged.
 *
 * Unusable values result in an error and are not returned.
 */
export async function openEphemeralResource(
  definition: EphemeralResourceDefinition,
  config: ValueObject,
  { graph, clock }: Opening,
): Promise<DataAnswer> {
  const result = await definition.open(config, graph);
  if (result.state !== 'present') return unreadData(definition, result);
  const state = mapAttributes(definition.attributes, (name) => config[name] ?? result.value[name] ?? null);
  const diagnostics = definition.judge?.(state, clock.now()) ?? [];
  return { state: hasErrors(diagnostics) ? null : state, diagnostics };
}
