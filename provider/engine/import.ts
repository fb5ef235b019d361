import type { Diagnostic, ResourceDefinition } from '../../core/index.js';
import { error, terraformType } from '../../core/index.js';
import type { EngineContext, StateAnswer } from './contract.js';
import { shapeOf } from './shapes/index.js';
import { mergeState } from './state.js';
import { unreadable } from './unreadable.js';

/** Takes an object of the tenant into the state, by its id. */
export async function importResource(
  definition: ResourceDefinition,
  id: string,
  context: EngineContext,
): Promise<StateAnswer> {
  const shape = shapeOf(definition);
  const found = await shape.find(definition, id, context);
  if (found.state === 'unreadable') return { state: null, private: {}, diagnostics: [unreadable(definition, found)] };
  if (found.state === 'absent') return { state: null, private: {}, diagnostics: [notFound(definition, id)] };
  return {
    state: mergeState(definition, null, found.value),
    private: shape.remember(definition, found.value),
    diagnostics: [],
  };
}

function notFound({ noun, name, shape }: ResourceDefinition, id: string): Diagnostic {
  const which =
    shape.kind === 'action' ? 'the Entra tenant id that the provider is configured for' : `the id of a ${noun}`;
  return error('INT2017', {
    what: `the tenant has no ${noun} with id ${JSON.stringify(id)}`,
    why: `${terraformType(name)} is imported by ${which}`,
    fix: 'copy the id from the address bar of the Intune admin center, or list the objects in Graph Explorer',
  });
}
