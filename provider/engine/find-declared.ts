import {
  type Diagnostic,
  error,
  type JsonObject,
  presenceOf,
  type ReadResult,
  renderValue,
  type ResourceDefinition,
  textOf,
  toTerraformName,
  type ValueObject,
} from '../../core/index.js';
import type { EngineContext } from './contract.js';
import { wholeObject } from './facets/whole.js';
import { listObjects } from './locate.js';
import { faultInMembers, notBelieved, proven } from './proof.js';
import { shapeOf } from './shapes/index.js';
import { liveValues } from './state.js';
import { pick } from './values/attributes.js';
import { withValues } from './values/has-values.js';

/** A declared object in the tenant. `ambiguous`: several objects match the declaration. */
export type FoundDeclared = ReadResult<JsonObject> | { readonly state: 'ambiguous'; readonly diagnostic: Diagnostic };

/**
 * Finds the object of the tenant that a declaration refers to, without its id.
 *
 * Objects that always exist, and objects that consist of others, are found as if from a state. An object of a
 * collection is found by its unique attributes, otherwise by its name, and by attributes that never change.
 */
export async function findDeclared(
  definition: ResourceDefinition,
  declared: ValueObject,
  context: EngineContext,
): Promise<FoundDeclared> {
  if (definition.shape.kind !== 'collection') return shapeOf(definition).read(definition, declared, context);
  const all = await listObjects(definition, context);
  if (all.state !== 'present') return all;
  const names = identifying(definition, declared);
  const found = withValues(definition, names, { objects: all.value, values: declared });
  const [first, second] = found;
  if (second) return { state: 'ambiguous', diagnostic: ambiguous(definition, declared, found) };
  if (first) return wholeObject(definition, proven(definition, { state: 'present', value: first }), context);
  const doubtful = all.value.find((object) => !saysWhatItIs(definition, names, object));
  return doubtful
    ? notBelieved(
        definition,
        `an object of the list does not contain its ${names.join(' and ')} (${textOf(doubtful.id) ?? ''})`,
      )
    : { state: 'absent' };
}

/** Whether an object has values for all identifying attributes. One without them may be the object in question. */
function saysWhatItIs(definition: ResourceDefinition, names: readonly string[], object: JsonObject): boolean {
  const own = pick(definition.attributes, (_attribute, name) => names.includes(name));
  const live = liveValues(definition, object);
  const required = names.filter((name) => presenceOf(own[name] ?? { kind: 'bool', doc: '' }) === 'required');
  return faultInMembers(own, object) === undefined && required.every((name) => (live[name] ?? null) !== null);
}

/** Attributes that identify an object of a collection, except undeclared ones. */
function identifying({ unique, label, attributes }: ResourceDefinition, declared: ValueObject): readonly string[] {
  const own = unique.length > 0 || label === undefined ? unique : [label];
  const fixed = Object.entries(attributes)
    .filter(([name, { immutable, local }]) => immutable && !local && (declared[name] ?? null) !== null)
    .map(([name]) => name);
  return [...new Set([...own, ...fixed])];
}

function ambiguous(definition: ResourceDefinition, declared: ValueObject, found: readonly JsonObject[]): Diagnostic {
  const { noun, label, unique } = definition;
  const named = (unique.length > 0 ? unique : [label ?? 'id']).map(
    (name) => `${toTerraformName(name)} ${renderValue(declared[name] ?? null)}`,
  );
  const ids = found.map(({ id }) => textOf(id) ?? '').join(', ');
  return error('INT1370', {
    what: `the tenant has ${String(found.length)} ${noun}s with ${named.join(', ')}`,
    why: `without a state, objects are identified only by name; their ids are ${ids}`,
    fix: 'rename all but one of them in the tenant, or compare with intuneform plan, which identifies the object by its id',
  });
}
