import type { JsonObject, ReadResult, ResourceDefinition, Shape, Value, ValueObject } from '../../../core/index.js';
import { textOf } from '../../../core/index.js';
import { rowsOf, bulkShape } from '../bulk/rows.js';
import type { EngineContext } from '../contract.js';
import { fromGraph } from '../graph-json.js';
import { listObjects } from '../locate.js';
import { orderOf } from '../order/read-order.js';
import { shapeOf } from '../shapes/index.js';

/** An object with what it is imported by, below its parents. */
export interface FoundObject {
  readonly id: string | undefined;
  readonly object: JsonObject;
}

/** Finds every object of the tenant that may be a definition's. The definition is `placed`. */
export function findObjects(
  definition: ResourceDefinition,
  context: EngineContext,
): Promise<ReadResult<readonly FoundObject[]>> {
  return finders[definition.shape.kind](definition, context);
}

type Find = typeof findObjects;

const finders: Readonly<Record<Shape['kind'], Find>> = {
  collection: async (definition, context) => mapped(await listObjects(definition, context), withOwnIds),
  singleton: findOne,
  builtin: findOne,
  action: async (definition, context) => {
    const id = context.graph.tenantId;
    const found = await shapeOf(definition).find(definition, id, context);
    return mapped(found, (object) => [{ id, object }]);
  },
  order: findOrders,
  bulk: async (definition, context) => {
    const found = await shapeOf(definition).find(definition, '', context);
    const filled = mapped(found, (object) => (hasRows(definition, object) ? [object] : []));
    return mapped(filled, withOwnIds);
  },
};

async function findOne(
  definition: ResourceDefinition,
  context: EngineContext,
): Promise<ReadResult<readonly FoundObject[]>> {
  const found = await shapeOf(definition).find(definition, '', context);
  return mapped(found, (object) => withOwnIds([object]));
}

/** One for each value of what parts the objects into orders. An order of nothing is none. */
async function findOrders(
  definition: ResourceDefinition,
  context: EngineContext,
): Promise<ReadResult<readonly FoundObject[]>> {
  const all = await listObjects(definition, context);
  if (all.state !== 'present') return all;
  const { within } = orderOf(definition);
  const ids = within === undefined ? ['order'] : partsOf(definition, within, all.value);
  const found: FoundObject[] = [];
  for (const id of ids) {
    const order = await shapeOf(definition).find(definition, id, context);
    if (order.state === 'unreadable') return order;
    if (order.state === 'present') found.push({ id, object: order.value });
  }
  return { state: 'present', value: found };
}

function partsOf(definition: ResourceDefinition, within: string, objects: readonly JsonObject[]): readonly string[] {
  const values = objects.map((object): Value => fromGraph(definition.attributes, object)[within] ?? null);
  return [...new Set(values.filter((value) => typeof value === 'string'))].sort();
}

function hasRows(definition: ResourceDefinition, object: JsonObject): boolean {
  // Rows are maps of texts, in Graph's form as in ours.
  return rowsOf(bulkShape(definition), object as ValueObject).size > 0;
}

function withOwnIds(objects: readonly JsonObject[]): readonly FoundObject[] {
  return objects.map((object) => ({ id: textOf(object.id) ?? undefined, object }));
}

function mapped<A, B>(result: ReadResult<A>, map: (value: A) => readonly B[]): ReadResult<readonly B[]> {
  if (result.state === 'present') return { state: 'present', value: map(result.value) };
  return result.state === 'absent' ? { state: 'present', value: [] } : result;
}
