import {
  type Diagnostic,
  error,
  type Graph,
  hasShape,
  isUnknown,
  type ResourceDefinition,
  textOf,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { sameId } from '../locate.js';

/** Positions in one order that the declarations of a run set. */
interface Places {
  /** Declared priorities, by the key that identifies the object. */
  readonly priorities: Map<string, Place>;
  /** Declared orders: ids, the highest position first. */
  readonly orders: Map<string, readonly string[]>;
}

interface Place {
  /** Undefined: the object is new. */
  readonly id: string | undefined;
  readonly name: string;
  readonly priority: number;
}

/** Positions by client and order. Weak, so that they are freed with their client. */
const declared = new WeakMap<Graph, Map<string, Places>>();

/** The plan and the declaration of an object. */
export interface PlannedPlace {
  readonly planned: ValueObject;
  readonly config: ValueObject;
}

/**
 * Reports two declarations of one run that conflict about positions: each apply would undo the other one's.
 *
 * The second of the two fails. An applied declaration no longer conflicts.
 */
export function rivalPlaces(definition: ResourceDefinition, place: PlannedPlace, graph: Graph): readonly Diagnostic[] {
  const places = placesOf(definition, place.planned, graph);
  if (!places) return [];
  return hasShape(definition, 'order')
    ? rivalOrder(definition, place.planned, places)
    : rivalPriority(definition, place, places);
}

/** Drops the plan of an object once it is applied. */
export function forgetPlace(definition: ResourceDefinition, planned: ValueObject, graph: Graph): void {
  placesOf(definition, planned, graph)?.priorities.delete(keyOf(planned));
}

function placesOf(definition: ResourceDefinition, planned: ValueObject, graph: Graph): Places | undefined {
  const { priority } = definition.facets;
  const isOrder = hasShape(definition, 'order');
  if (!priority && !isOrder) return undefined;
  const within = isOrder ? definition.shape.within : priority?.within;
  const part = within === undefined ? null : (planned[within] ?? null);
  if (isUnknown(part)) return undefined;
  const { path, odataType = '' } = definition.graph;
  const key = JSON.stringify([path, odataType, part]);
  const all = declared.get(graph) ?? new Map<string, Places>();
  declared.set(graph, all);
  const places = all.get(key) ?? { priorities: new Map<string, Place>(), orders: new Map<string, readonly string[]>() };
  all.set(key, places);
  return places;
}

/** Identifies an object by name, because Terraform plans a replacement twice, the second time without an id. */
function keyOf({ id, displayName }: ValueObject): string {
  return textIn(displayName) ?? textIn(id) ?? '';
}

function textIn(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function rivalPriority(
  definition: ResourceDefinition,
  { planned, config }: PlannedPlace,
  { priorities, orders }: Places,
): readonly Diagnostic[] {
  const { priority } = config;
  const key = keyOf(planned);
  priorities.delete(key);
  if (typeof priority !== 'number' || key === '') return [];
  const own = { id: textIn(planned.id), name: key, priority };
  const twin = [...priorities.values()].find((other) => other.priority === priority);
  if (twin) return [samePlace(definition, own, twin)];
  priorities.set(key, own);
  const disagreement = [...orders.values()].map((ids) => disagreeing([...priorities.values()], ids)).find(Boolean);
  return disagreement ? [disagrees(definition, 'priority', disagreement)] : [];
}

function rivalOrder(
  definition: ResourceDefinition,
  { id, ids }: ValueObject,
  { priorities, orders }: Places,
): readonly Diagnostic[] {
  if (!Array.isArray(ids)) return [];
  const texts = (ids as readonly Value[]).map((one) => textIn(one) ?? '');
  orders.set(textIn(id) ?? '', texts);
  const disagreement = disagreeing([...priorities.values()], texts);
  return disagreement ? [disagrees(definition, 'ids', disagreement)] : [];
}

/** Finds two objects that the priorities order differently from the ids. */
function disagreeing(places: readonly Place[], ids: readonly string[]): readonly [Place, Place] | undefined {
  const named = places
    .map((place) => ({ place, index: ids.findIndex((id) => place.id !== undefined && sameId(id, place.id)) }))
    .filter(({ index }) => index >= 0)
    .sort((left, right) => left.index - right.index);
  for (const [index, { place }] of named.entries()) {
    const next = named[index + 1];
    if (next && next.place.priority < place.priority) return [place, next.place];
  }
  return undefined;
}

function samePlace({ noun }: ResourceDefinition, own: Place, twin: Place): Diagnostic {
  return error('INT2088', {
    what: `two ${noun}s are declared with priority ${String(own.priority)}`,
    where: { path: ['priority'] },
    why: `they are ${JSON.stringify(twin.name)} and ${JSON.stringify(own.name)}; each apply would move the other one`,
    fix: 'give each one a different priority',
  });
}

function disagrees(
  { noun }: ResourceDefinition,
  attribute: 'priority' | 'ids',
  [first, second]: readonly [Place, Place],
): Diagnostic {
  const [one, other] = [first, second].map(({ name }) => JSON.stringify(textOf(name)));
  return error('INT2089', {
    what: `priorities and an order of the same objects disagree (${noun})`,
    where: { path: [attribute] },
    why: `the order has ${one ?? ''} before ${other ?? ''}; their priorities are ${String(first.priority)} and ${String(second.priority)}`,
    fix: 'declare the positions only once: remove the priorities or the order',
  });
}
