import type { Diagnostic, ResourceDefinition } from '../../core/index.js';
import { error, terraformType } from '../../core/index.js';
import type { EngineContext, StateAnswer } from './contract.js';
import { parentsOf, placed, readImportId } from './facets/place.js';
import { shapeOf } from './shapes/index.js';
import { mergeState } from './state.js';
import { unreadable } from './unreadable.js';

/** Takes an object of the tenant into the state, by its id; below a parent by `<parent>/<id>`. */
export async function importResource(
  definition: ResourceDefinition,
  importId: string,
  context: EngineContext,
): Promise<StateAnswer> {
  const parts = readImportId(definition, importId);
  const here = parts && placed(definition, parts.parents, context);
  if (!here) return { state: null, private: {}, diagnostics: [notFound(definition, importId)] };
  const shape = shapeOf(here);
  const found = await shape.find(here, parts.id, context);
  if (found.state === 'unreadable' && found.diagnostic.code === 'INT3017')
    return { state: null, private: {}, diagnostics: [notFound(definition, importId)] };
  if (found.state === 'unreadable') return { state: null, private: {}, diagnostics: [unreadable(definition, found)] };
  if (found.state === 'absent') return { state: null, private: {}, diagnostics: [notFound(definition, importId)] };
  return {
    state: { ...mergeState(definition, null, found.value), ...parts.parents },
    private: shape.remember(here, found.value, context),
    diagnostics: [],
  };
}

function notFound(definition: ResourceDefinition, id: string): Diagnostic {
  const { noun, name, shape } = definition;
  const form = [...parentsOf(definition), 'id'].join('/');
  const written = form === 'id' ? '' : `, written ${form}`;
  const which =
    shape.kind === 'action'
      ? 'the Entra tenant id that the provider is configured for'
      : shape.kind === 'order' || shape.kind === 'choice'
        ? `the word ${shape.within === undefined ? 'order' : `that is its ${shape.within}`}${written}`
        : `the id of a ${noun}${written}`;
  return error('INT2017', {
    what: `the tenant has no ${noun} with id ${JSON.stringify(id)}`,
    why: `${terraformType(name)} is imported by ${which}`,
    fix: 'copy the id from the address bar of the Intune admin center, or list the objects in Graph Explorer',
  });
}
