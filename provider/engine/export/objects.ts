import {
  type DefinitionOf,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  type Shape,
  textOf,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { listObjects } from '../locate.js';
import { bulkShape, rowsOf } from '../shapes/bulk/rows.js';
import { choiceOf } from '../shapes/choice/read-choice.js';
import { shapeOf } from '../shapes/index.js';
import { orderOf } from '../shapes/order/read-order.js';
import { devicesOf, registerShape } from '../shapes/register/devices.js';
import { fromGraph } from '../values/graph-json.js';

/** An object with its import id, including its parents. */
export interface FoundObject {
  readonly id: string | undefined;
  readonly object: JsonObject;
}

/** Finds all objects of the tenant that may belong to a definition. The definition is `placed`. */
export function findObjects(
  definition: ResourceDefinition,
  context: EngineContext,
): Promise<ReadResult<readonly FoundObject[]>> {
  const finder: Finder<ResourceDefinition> = { find: finders[definition.shape.kind] };
  return finder.find(definition, context);
}

/** A method, so that finders of single shapes fit in one table: each gets only definitions of its own shape. */
interface Finder<D extends ResourceDefinition> {
  find(definition: D, context: EngineContext): Promise<ReadResult<readonly FoundObject[]>>;
}

const finders: { readonly [Kind in Shape['kind']]: Finder<DefinitionOf<Kind>>['find'] } = {
  collection: async (definition, context) => mapped(await listObjects(definition, context), withOwnIds),
  singleton: findOne,
  builtin: findOne,
  action: async (definition, context) => {
    const id = context.graph.tenantId;
    const found = await shapeOf(definition).find(definition, id, context);
    return mapped(found, (object) => [{ id, object }]);
  },
  order: async (definition, context) => {
    const all = await listObjects(definition, context);
    if (all.state !== 'present') return all;
    const { within } = orderOf(definition);
    return findParts(definition, within === undefined ? ['order'] : partsOf(definition, within, all.value), context);
  },
  choice: (definition, context) => findParts(definition, Object.keys(choiceOf(definition).choices), context),
  bulk: async (definition, context) => {
    const found = await shapeOf(definition).find(definition, '', context);
    const filled = mapped(found, (object) => (hasRows(definition, object) ? [object] : []));
    return mapped(filled, withOwnIds);
  },
  register: async (definition, context) => {
    const found = await shapeOf(definition).find(definition, '', context);
    // Devices are sets and maps of texts, in the same form in Graph and here.
    const { size } =
      found.state === 'present' ? devicesOf(registerShape(definition), found.value as ValueObject) : none;
    return mapped(found, (object) => withOwnIds(size > 0 ? [object] : []));
  },
};

const none = { size: 0 };

async function findOne(
  definition: ResourceDefinition,
  context: EngineContext,
): Promise<ReadResult<readonly FoundObject[]>> {
  const found = await shapeOf(definition).find(definition, '', context);
  return mapped(found, (object) => withOwnIds([object]));
}

/**
 * Finds resources without an object in Graph, which are identified by a part of the tenant. An empty order is left out.
 */
async function findParts(
  definition: ResourceDefinition,
  ids: readonly string[],
  context: EngineContext,
): Promise<ReadResult<readonly FoundObject[]>> {
  const results = await Promise.all(ids.map((id) => shapeOf(definition).find(definition, id, context)));
  const failed = results.find((result) => result.state === 'unreadable');
  if (failed) return failed;
  const found = results.map((result, index) =>
    result.state === 'present' ? [{ id: ids[index], object: result.value }] : [],
  );
  return { state: 'present', value: found.flat() };
}

function partsOf(definition: ResourceDefinition, within: string, objects: readonly JsonObject[]): readonly string[] {
  const values = objects.map((object): Value => fromGraph(definition.attributes, object)[within] ?? null);
  return [...new Set(values.filter((value) => typeof value === 'string'))].sort();
}

function hasRows(definition: DefinitionOf<'bulk'>, object: JsonObject): boolean {
  // Rows are maps of texts, in the same form in Graph and here.
  return rowsOf(bulkShape(definition), object as ValueObject).size > 0;
}

function withOwnIds(objects: readonly JsonObject[]): readonly FoundObject[] {
  return objects.map((object) => ({ id: textOf(object.id) ?? undefined, object }));
}

function mapped<A, B>(result: ReadResult<A>, map: (value: A) => readonly B[]): ReadResult<readonly B[]> {
  if (result.state === 'present') return { state: 'present', value: map(result.value) };
  return result.state === 'absent' ? { state: 'present', value: [] } : result;
}
