import {
  type Choice,
  type ChoiceShape,
  type DefinitionOf,
  type GraphRead,
  type JsonObject,
  type ReadResult,
  textOf,
  type ValueObject,
} from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { collectionRead, findObject, freshnessOf, isOfType, listObjects, objectRead, sameId } from '../../locate.js';
import { notBelieved } from '../../proof.js';
import type { ReadContext } from '../shape.js';

/** The shape of a choice. */
export function choiceOf({ shape }: DefinitionOf<'choice'>): ChoiceShape {
  return shape;
}

/** Reads the choice, as an object with the attributes of the resource. Absent: there is none. */
export async function readChoice(
  definition: DefinitionOf<'choice'>,
  values: ValueObject,
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  const { chosen, within } = choiceOf(definition);
  const part = values[within];
  const read = navigationRead(definition, values);
  if (typeof part !== 'string' || !read) return { state: 'absent' };
  const expects = { nothing: true } as const;
  const found = await context.graph.get({ ...read, expects, ...freshnessOf(context) });
  if (found.state !== 'present') return found;
  const id = textOf(found.value.id);
  if (id === null || id === '') return notBelieved(definition, 'the chosen object has no id');
  return { state: 'present', value: { id: part, [within]: part, [chosen]: ownId(definition, values, id) } };
}

/** Address of the choice. Undefined if the value of `within` is not a known one. */
export function navigationRead(definition: DefinitionOf<'choice'>, values: ValueObject): GraphRead | undefined {
  const { version, path, area } = collectionRead(definition);
  const choice = partOf(definition, values);
  return choice && { version, path: `${path.slice(0, path.lastIndexOf('/'))}/${choice.navigation}`, area };
}

/** Whether an object of the collection can be chosen there. */
export function isEligible(definition: DefinitionOf<'choice'>, values: ValueObject, object: JsonObject): boolean {
  const { graph } = definition;
  const choice = partOf(definition, values);
  if (!choice) return false;
  return isOfType(
    { ...definition, graph: 'policies' in choice ? choice.policies : { ...graph, odataType: choice.odataType } },
    object,
  );
}

/** Finds the object to choose. Absent: the tenant does not have it. */
export async function objectToChoose(
  definition: DefinitionOf<'choice'>,
  { planned, wanted }: { readonly planned: ValueObject; readonly wanted: string },
  context: EngineContext,
): Promise<ReadResult<JsonObject>> {
  const choice = partOf(definition, planned);
  if (choice && 'policies' in choice) return findObject({ ...definition, graph: choice.policies }, wanted, context);
  const all = await listObjects(definition, context);
  if (all.state !== 'present') return all;
  const object = all.value.find(({ id }) => sameId(id, wanted));
  return object ? { state: 'present', value: object } : { state: 'absent' };
}

/** Address of the object to choose, in the collection. */
export function pathToChoose(definition: DefinitionOf<'choice'>, values: ValueObject, wanted: string): string {
  const choice = partOf(definition, values);
  const id = choice && 'policies' in choice ? `${parentIn(definition)}_${wanted}` : wanted;
  return objectRead(definition, id).path;
}

/** Id of the chosen object from an answer of the navigation. An id of another kind stays as it is. */
function ownId(definition: DefinitionOf<'choice'>, values: ValueObject, id: string): string {
  const choice = partOf(definition, values);
  if (!choice || !('policies' in choice)) return id;
  const before = `${choice.prefix}${parentIn(definition)}_`.toLowerCase();
  return id.toLowerCase().startsWith(before) ? id.slice(before.length) : id;
}

/** Id of the parent of the collection. */
function parentIn(definition: DefinitionOf<'choice'>): string {
  return decodeURIComponent(collectionRead(definition).path.split('/').at(-2) ?? '');
}

function partOf(definition: DefinitionOf<'choice'>, values: ValueObject): Choice | undefined {
  const { within, choices } = choiceOf(definition);
  const part = values[within];
  return typeof part === 'string' && Object.hasOwn(choices, part) ? choices[part] : undefined;
}
