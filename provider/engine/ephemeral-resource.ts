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

/** Checks the arguments of an ephemeral resource. Unknown values are taken as they are. */
export function validateEphemeralResource(
  { attributes, validate }: EphemeralResourceDefinition,
  config: ValueObject,
): readonly Diagnostic[] {
  return [...validateAttributes(attributes, config), ...(validate?.(config) ?? [])];
}

/** What opening needs of the context of a call. */
type Opening = Pick<EngineContext, 'graph'> & { readonly clock: Pick<Clock, 'now'> };

/**
 * Reads the values of an ephemeral resource, for one run. What was declared comes back as it was.
 *
 * Values that are of no use come with an error, and are not given away.
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
