import {
  type DefinitionOf,
  isValueList,
  type JsonObject,
  type OrderShape,
  type ReadResult,
  textOf,
  type ValueObject,
} from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { freshnessOf, listObjects, sameId } from '../../locate.js';
import { notBelieved } from '../../proof.js';
import { pick } from '../../values/attributes.js';
import { toGraph } from '../../values/graph-json.js';
import type { ReadContext } from '../shape.js';

/** An ordered object of the tenant. */
export interface Placed {
  readonly id: string;
  /** Name in messages: its display name, or its id. */
  readonly name: string;
  /** Number of its position. Positions can start anywhere and have gaps: a deleted object leaves its position empty. */
  readonly priority: number;
}

/** Reads the objects of an order, the highest position first. `values` identify the order if there are several. */
export async function readOrder(
  definition: DefinitionOf<'order'>,
  values: ValueObject,
  context: ReadContext,
): Promise<ReadResult<readonly Placed[]>> {
  const all = await listObjects(definition, context, freshnessOf(context));
  const lost = all.state === 'present' ? all.value.find((object) => !hasPlace(definition, object)) : undefined;
  if (lost) return notBelieved(definition, `the list has an object without a position (${textOf(lost.id) ?? 'no id'})`);
  return placedIn(definition, values, all);
}

/** Reads the objects of an order that have a position: for an import, which takes exactly what Graph returns. */
export async function readPlaced(
  definition: DefinitionOf<'order'>,
  values: ValueObject,
  context: EngineContext,
): Promise<ReadResult<readonly Placed[]>> {
  return placedIn(definition, values, await listObjects(definition, context));
}

function placedIn(
  definition: DefinitionOf<'order'>,
  values: ValueObject,
  all: ReadResult<readonly JsonObject[]>,
): ReadResult<readonly Placed[]> {
  if (all.state !== 'present') return all;
  const { first = 1, within } = orderOf(definition);
  const objects = all.value.filter((object) => !within || isWithin(definition, within, { object, values }));
  return { state: 'present', value: inOrder(objects, first) };
}

/** Whether an object has a position and an order. Without one of them, all other positions would be doubtful. */
function hasPlace(definition: DefinitionOf<'order'>, object: JsonObject): boolean {
  const { within } = orderOf(definition);
  const isSorted =
    within === undefined || typeof object[definition.attributes[within]?.graphName ?? within] === 'string';
  return typeof object.priority === 'number' && isSorted;
}

/** The shape of an order. */
export function orderOf({ shape }: DefinitionOf<'order'>): OrderShape {
  return shape;
}

interface Candidate {
  readonly object: JsonObject;
  readonly values: ValueObject;
}

function isWithin(definition: DefinitionOf<'order'>, within: string, { object, values }: Candidate): boolean {
  const [property, wanted] = Object.entries(
    toGraph(
      pick(definition.attributes, (_attribute, name) => name === within),
      values,
    ),
  )[0] ?? [within, null];
  // Graph ignores the case of enumerations.
  return textOf(object[property])?.toLowerCase() === textOf(wanted)?.toLowerCase();
}

function inOrder(objects: readonly JsonObject[], first: number): readonly Placed[] {
  return objects
    .flatMap(({ id, displayName, priority }) =>
      typeof id === 'string' && typeof priority === 'number' && priority >= first
        ? [{ id, name: textOf(displayName) ?? id, priority }]
        : [],
    )
    .sort((left, right) => left.priority - right.priority);
}

/** The known ids in a declaration or a state. */
export function idsOf({ ids }: ValueObject): readonly string[] {
  return isValueList(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}

/** The declared order: the objects in it, then the others in their current order. */
export function wantedOrder(live: readonly Placed[], named: readonly string[]): readonly Placed[] {
  const first = named.flatMap((id) => live.find((object) => sameId(object.id, id)) ?? []);
  return [...first, ...live.filter((object) => !first.includes(object))];
}

/** Reads the part of the tenant's order that a state covers. An order without remaining objects is absent. */
export async function readTop(
  definition: DefinitionOf<'order'>,
  state: ValueObject,
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  const live = await readOrder(definition, state, context);
  if (live.state !== 'present') return live;
  const ids = topOf(live.value, idsOf(state));
  return ids.length === 0
    ? { state: 'absent' }
    : { state: 'present', value: orderObject(definition, { ...state, ids }) };
}

/**
 * The ids at the top of the tenant's order, down to the last declared one, in the spelling of the declaration.
 *
 * An unchanged order therefore equals the declaration, and an undeclared object in between is visible.
 */
function topOf(live: readonly Placed[], named: readonly string[]): readonly string[] {
  const last = live.findLastIndex(({ id }) => named.some((name) => sameId(id, name)));
  return live.slice(0, last + 1).map(({ id }) => named.find((name) => sameId(id, name)) ?? id);
}

/** An order as a Graph-like object. Its id is the import id. */
export function orderObject(definition: DefinitionOf<'order'>, values: ValueObject): JsonObject {
  const { within } = orderOf(definition);
  const which = within === undefined ? 'order' : values[within];
  return {
    ...toGraph(
      pick(definition.attributes, (_attribute, name) => name === 'ids' || name === within),
      values,
    ),
    id: typeof which === 'string' ? which : 'order',
  };
}
