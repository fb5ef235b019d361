import {
  type Diagnostic,
  error,
  hasShape,
  type JsonObject,
  type Referred,
  referredIn,
  type ResourceDefinition,
  textOf,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { untilClaimed } from '../adoption/namesakes.js';
import type { EngineContext } from '../contract.js';
import { isTaken } from '../creation/claimed.js';
import { isClaimed as belongsTo } from '../export/claims.js';
import { collectionRead } from '../locate.js';
import { liveValues } from '../state.js';
import { nameOf } from './outside.js';

/**
 * Refuses to delete an object that others refer to which this run does not manage: Graph would delete it, and leave them with an
 * id of nothing.
 *
 * Kinds that cannot be listed without their parents are not searched. What cannot be read is not judged.
 */
export async function checkUsedElsewhere(
  definition: ResourceDefinition,
  prior: ValueObject,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const { referredAs: kind } = definition;
  const { id } = prior;
  if (kind === undefined || typeof id !== 'string' || context.applying) return [];
  // In one turn, so that the lists travel in few batches. Most of them are read by the plan anyway.
  const found = await Promise.all(listedKinds(context).map((one) => usersOf(one, { kind, text: id }, context)));
  const users = found.flat();
  await untilClaimed(
    users.map(({ object }) => object),
    context,
  );
  const strange = users.filter(({ object }) => !isTaken(textOf(object.id) ?? '', context));
  if (strange.length === 0) return [];
  return [
    error('INT2160', {
      what: `the ${nameOf(definition, prior)} is still in use in the tenant`,
      why: `the plan would delete it, and objects that are not declared here refer to it: ${namesOf(strange)}`,
      fix: 'remove the reference from these objects in the admin center, or declare the object again',
    }),
  ];
}

function listedKinds({ definitions = [] }: EngineContext): readonly ResourceDefinition[] {
  return definitions.filter(
    (one) => (hasShape(one, 'collection') || hasShape(one, 'builtin')) && !one.graph.path.includes('{'),
  );
}

interface User {
  readonly definition: ResourceDefinition;
  readonly object: JsonObject;
  readonly values: ValueObject;
}

async function usersOf(
  definition: ResourceDefinition,
  { kind, text }: Referred,
  { graph, definitions = [] }: EngineContext,
): Promise<readonly User[]> {
  const none = Object.fromEntries(Object.keys(definition.attributes).map((name): [string, Value] => [name, null]));
  const all = await graph.list(collectionRead(definition));
  const objects = all.state === 'present' ? all.value.filter((one) => belongsTo(definition, one, definitions)) : [];
  return objects
    .map((object): User => ({ definition, object, values: { ...none, ...known(liveValues(definition, object)) } }))
    .filter(({ values }) =>
      referredIn(definition.attributes, values).some((one) => one.kind === kind && one.text === text),
    );
}

/** What Graph does not show refers to nothing that could be seen. */
function known(values: Readonly<Record<string, Value | undefined>>): ValueObject {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

const mostNames = 10;

function namesOf(users: readonly User[]): string {
  const shown = users
    .slice(0, mostNames)
    .map(({ definition, object, values }) => `${nameOf(definition, values)} (${textOf(object.id) ?? ''})`);
  const rest = users.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${String(rest)} more`] : [])].join(', ');
}
