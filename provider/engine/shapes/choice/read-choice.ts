import {
  type ChoiceShape,
  type DefinitionOf,
  type GraphRead,
  type JsonObject,
  type ReadResult,
  textOf,
  type ValueObject,
} from '../../../../core/index.js';
import { collectionRead, freshnessOf, isOfType } from '../../locate.js';
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
  return { state: 'present', value: { id: part, [within]: part, [chosen]: id } };
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
  const odataType = partOf(definition, values)?.odataType;
  return odataType !== undefined && isOfType({ ...definition, graph: { ...graph, odataType } }, object);
}

function partOf(definition: DefinitionOf<'choice'>, values: ValueObject): ChoiceShape['choices'][string] | undefined {
  const { within, choices } = choiceOf(definition);
  const part = values[within];
  return typeof part === 'string' && Object.hasOwn(choices, part) ? choices[part] : undefined;
}
