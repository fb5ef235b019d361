import {
  type Diagnostic,
  type ExportedObject,
  isAlwaysThere,
  isJsonObject,
  type JsonObject,
  presenceOf,
  type ReadResult,
  type ResourceDefinition,
  textOf,
  type ValueObject,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { foreignAssignments } from '../facets/assignments.js';
import { parentsOf, placed, renderImportId } from '../facets/place.js';
import { wholeObject } from '../facets/whole.js';
import { listRead } from '../locate.js';
import { parentIds } from '../parent-ids.js';
import { mergeState } from '../state.js';
import { unreadable } from '../unreadable.js';
import { isClaimed, uncoveredIn, type UncoveredObject } from './claims.js';
import { declaredValues } from './declared.js';
import { findObjects, type FoundObject } from './objects.js';

/** Objects of one definition in the tenant. Unreadable never means empty. */
export type ExportedDefinition = { readonly definition: ResourceDefinition } & (
  | {
      readonly state: 'present';
      readonly objects: readonly ExportedObject[];
      /** The object always exists, but was never set up: the push certificate of a tenant without one. */
      readonly unset?: true;
    }
  | { readonly state: 'unreadable'; readonly diagnostic: Diagnostic }
);

/** All objects of a tenant that belong to a set of definitions. */
export interface TenantExport {
  /** In the order of the definitions. */
  readonly definitions: readonly ExportedDefinition[];
  /** Objects in the same collections that belong to no definition. */
  readonly uncovered: readonly UncoveredObject[];
}

/** What to export. */
export interface ExportOptions {
  /** Definitions to export. */
  readonly wanted: readonly ResourceDefinition[];
  /** All definitions: their objects are not reported as uncovered. */
  readonly known: readonly ResourceDefinition[];
}

/**
 * Reads all objects of a tenant that belong to the definitions. All reads start at once, so that lists and batches are
 * shared.
 */
export async function exportTenant(options: ExportOptions, context: EngineContext): Promise<TenantExport> {
  const { wanted, known } = options;
  const [definitions, uncovered] = await Promise.all([
    Promise.all(wanted.map((definition) => exportDefinition(definition, known, context))),
    findUncovered(options, context),
  ]);
  return { definitions, uncovered };
}

async function exportDefinition(
  definition: ResourceDefinition,
  known: readonly ResourceDefinition[],
  context: EngineContext,
): Promise<ExportedDefinition> {
  const places = await placesOf(definition, known, context);
  if (places.state === 'unreadable') return unread(definition, places);
  const found = await Promise.all(places.value.map((place) => exportPlace(place, known, context)));
  const failed = found.find((result) => result.state === 'unreadable');
  if (failed) return unread(definition, failed);
  const objects = found.flatMap((result) => (result.state === 'present' ? result.value : []));
  const set = objects.filter((object) => isSetUp(definition, object));
  return { definition, state: 'present', objects: set, ...(isUnset(definition, set) && { unset: true as const }) };
}

function unread(
  definition: ResourceDefinition,
  result: Extract<ReadResult<unknown>, { state: 'unreadable' }>,
): ExportedDefinition {
  return { definition, state: 'unreadable', diagnostic: unreadable(definition, result) };
}

/** Location of the objects of a definition: in one place, or below each of its parents. */
interface Place {
  readonly definition: ResourceDefinition;
  /** The definition with the ids of the parents in its path. */
  readonly here: ResourceDefinition;
  readonly parents: ValueObject;
}

type Places = Extract<ReadResult<readonly Place[]>, { state: 'present' | 'unreadable' }>;

async function placesOf(
  definition: ResourceDefinition,
  known: readonly ResourceDefinition[],
  context: EngineContext,
): Promise<Places> {
  const [parent] = parentsOf(definition);
  const above = parent === undefined ? undefined : known.find(({ graph }) => graph.path === pathAbove(definition));
  if (parent === undefined || !(above || definition.graph.onlyParent))
    return { state: 'present', value: placeAt(definition, {}, context) };
  const ids = await parentIds(definition, above, context);
  if (ids.state === 'unreadable') return ids;
  return { state: 'present', value: ids.value.flatMap((id) => placeAt(definition, { [parent]: id }, context)) };
}

function pathAbove({ graph: { path } }: ResourceDefinition): string {
  return path.slice(0, path.indexOf('/{'));
}

function placeAt(definition: ResourceDefinition, parents: ValueObject, context: EngineContext): readonly Place[] {
  const here = placed(definition, parents, context);
  return here ? [{ definition, here, parents }] : [];
}

async function exportPlace(
  { definition, here, parents }: Place,
  known: readonly ResourceDefinition[],
  context: EngineContext,
): Promise<ReadResult<readonly ExportedObject[]>> {
  const found = await findObjects(here, context);
  if (found.state !== 'present') return found;
  const own = found.value.filter(
    ({ object }) => definition.shape.kind !== 'collection' || isClaimed(definition, object, known),
  );
  const whole = await Promise.all(own.map((one) => completeObject(here, one, context)));
  const failed = whole.find((result) => result.state === 'unreadable');
  if (failed) return failed;
  const objects = whole.flatMap((result) => (result.state === 'present' ? [result.value] : []));
  return { state: 'present', value: objects.map((one) => exportObject({ definition, parents }, one)) };
}

/** Adds the values of an object that a list does not return. */
async function completeObject(
  definition: ResourceDefinition,
  { id, object }: FoundObject,
  context: EngineContext,
): Promise<ReadResult<FoundObject>> {
  const whole = await wholeObject(definition, { state: 'present', value: object }, context);
  return whole.state === 'present' ? { state: 'present', value: { id, object: whole.value } } : whole;
}

function exportObject({ definition, parents }: Omit<Place, 'here'>, { id, object }: FoundObject): ExportedObject {
  const values = { ...mergeState(definition, null, object), ...parents };
  const remarks = definition.facets.assignments ? foreignAssignments(object.assignments) : [];
  return {
    definition: definition.name,
    importId: id === undefined ? undefined : renderImportId(definition, { ...parents, id }),
    values,
    declared: declaredValues(definition, values),
    files: filesOf(definition, object),
    ...(remarks.length > 0 && { remarks }),
  };
}

/** Images are not stored in the state, but Graph returns them. */
function filesOf({ attributes }: ResourceDefinition, object: JsonObject): Readonly<Record<string, string>> {
  const files = Object.entries(attributes).flatMap(([name, attribute]): [string, string][] => {
    if (attribute.kind !== 'string' || attribute.format !== 'image') return [];
    const content = object[attribute.graphName ?? name];
    const base64 = isJsonObject(content) ? textOf(content.value) : null;
    return base64 === null || base64 === '' ? [] : [[name, base64]];
  });
  return Object.fromEntries(files);
}

/**
 * Whether an object is set up. An object that always exists may never have been set up: it then lacks required values.
 */
function isSetUp({ shape, attributes }: ResourceDefinition, { values }: ExportedObject): boolean {
  if (shape.kind !== 'singleton') return true;
  return Object.entries(attributes).every(
    ([name, attribute]) => presenceOf(attribute) !== 'required' || (values[name] ?? null) !== null,
  );
}

function isUnset({ shape }: ResourceDefinition, objects: readonly ExportedObject[]): boolean {
  return shape.kind === 'singleton' && objects.length === 0;
}

/** Searches the collections that are read anyway. The definitions themselves report collections that cannot be read. */
async function findUncovered(
  { wanted, known }: ExportOptions,
  context: EngineContext,
): Promise<readonly UncoveredObject[]> {
  const listed = wanted.filter((definition) => !isAlwaysThere(definition) && !definition.graph.path.includes('{'));
  const byPath = new Map(listed.map((definition) => [definition.graph.path, definition]));
  const found = await Promise.all(
    [...byPath].map(async ([path, definition]) => {
      const all = await context.graph.list(listRead(definition));
      return all.state === 'present' ? uncoveredIn(path, all.value, known) : [];
    }),
  );
  return found.flat();
}
