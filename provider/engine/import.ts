import {
  type Diagnostic,
  error,
  isMany,
  type JsonObject,
  type ResourceDefinition,
  terraformType,
  textOf,
  withArticle,
} from '../../core/index.js';
import type { EngineContext, StateAnswer } from './contract.js';
import { isDefault } from './export/claims.js';
import { parentsOf, placed, readImportId } from './facets/place.js';
import { importable } from './importable.js';
import { isOfType, sameId } from './locate.js';
import { shapeOf } from './shapes/index.js';
import { mergeState } from './state.js';
import { unreadable } from './unreadable.js';

/**
 * Imports an object of the tenant by its id, or `<parent>/<id>` below a parent.
 *
 * `definitions`: all definitions of the provider. A default object of one of them cannot be imported by another
 * (INT2026).
 */
export async function importResource(
  definition: ResourceDefinition,
  importId: string,
  context: EngineContext,
  definitions: readonly ResourceDefinition[] = [],
): Promise<StateAnswer> {
  const parts = isPlain(importId) ? readImportId(definition, importId) : undefined;
  const here = parts && placed(definition, parts.parents, context);
  if (!here) return { state: null, private: {}, diagnostics: [notFound(definition, importId)] };
  const shape = shapeOf(here);
  const found = await shape.find(here, parts.id, context);
  if (found.state === 'unreadable' && found.diagnostic.code === 'INT3017')
    return { state: null, private: {}, diagnostics: [notFound(definition, importId)] };
  if (found.state === 'unreadable') return { state: null, private: {}, diagnostics: [unreadable(definition, found)] };
  if (found.state === 'absent') return { state: null, private: {}, diagnostics: [notFound(definition, importId)] };
  const refusal = refusalOf(definition, { id: parts.id, object: found.value, definitions });
  if (refusal) return { state: null, private: {}, diagnostics: [refusal] };
  const whole = mergeState(definition, null, found.value);
  const { values, diagnostics } = importable(here, whole) ?? { values: whole, diagnostics: [] };
  return {
    state: { ...values, ...parts.parents },
    private: shape.remember(here, found.value, context),
    diagnostics,
  };
}

/** Whether an id has no character that could end or traverse a path. No id of Graph has one. */
function isPlain(importId: string): boolean {
  return /^[^\s?#%\\\p{Cc}]+$/u.test(importId) && !importId.split('/').some((part) => /^\.{0,2}$/u.test(part));
}

interface Candidate {
  /** The id as given, without parents. */
  readonly id: string;
  readonly object: JsonObject;
  readonly definitions: readonly ResourceDefinition[];
}

/** An object that always exists has one valid id. A default object belongs to its own resource, or to none. */
function refusalOf(definition: ResourceDefinition, { id, object, definitions }: Candidate): Diagnostic | undefined {
  const { shape } = definition;
  const own = textOf(object.id);
  if ((isMany(definition) || ['singleton', 'builtin'].includes(shape.kind)) && own !== null && !sameId(own, id)) {
    return notFound(definition, id, own);
  }
  if (shape.kind !== 'collection') return undefined;
  const owner = definitions.find(
    (other) => other.graph.path === definition.graph.path && isOfType(other, object) && isDefault(other, object),
  );
  if (owner) return ofTheService(definition, owner.noun, id, `import it into ${terraformType(owner.name)}`);
  const isBuiltIn = shape.builtIn !== undefined && object[shape.builtIn] === true;
  return isBuiltIn ? ofTheService(definition, `built-in ${definition.noun}`, id, 'leave it unmanaged') : undefined;
}

function ofTheService(definition: ResourceDefinition, noun: string, id: string, instead: string): Diagnostic {
  return error('INT2026', {
    what: `${JSON.stringify(id)} is the ${noun}`,
    why: `${terraformType(definition.name)} manages objects that you create; destroy would have to delete a built-in object, which Graph rejects`,
    fix: `${instead}, or import another object`,
  });
}

function notFound(definition: ResourceDefinition, id: string, own?: string): Diagnostic {
  const { noun, name, shape } = definition;
  const form = [...parentsOf(definition), 'id'].join('/');
  const written = form === 'id' ? '' : `, written ${form}`;
  const which =
    shape.kind === 'action'
      ? 'the Entra tenant id that the provider is configured for'
      : shape.kind === 'order' || shape.kind === 'choice'
        ? `the word ${shape.within === undefined ? 'order' : `that is its ${shape.within}`}${written}`
        : own === undefined
          ? `the id of ${withArticle(noun)}${written}`
          : `the id ${JSON.stringify(own)}`;
  return error('INT2017', {
    what: `the tenant has no ${noun} with id ${JSON.stringify(id)}`,
    why: `${terraformType(name)} is imported by ${which}`,
    fix: 'copy the id from the URL in the Intune admin center, or list the objects in Graph Explorer',
  });
}
