import {
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  type StepReading,
  textOf,
} from '../../core/index.js';
import type { EngineContext } from './contract.js';
import { type Freshness, freshnessOf, objectRead } from './locate.js';
import { notBelieved, proven } from './proof.js';

type ReadContext = EngineContext & Freshness;

/** Adds the results of actions to an object that does not contain them. */
export async function withSteps(
  definition: ResourceDefinition,
  found: ReadResult<JsonObject>,
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  const readings = definition.steps.flatMap(({ reading }) => reading ?? []);
  if (found.state !== 'present' || readings.length === 0) return found;
  const id = textOf(found.value.id) ?? '';
  const reads = await Promise.all(
    readings.map(async (reading) => ({ reading, read: await readStep(definition, { id, reading }, context) })),
  );
  const failed = reads.find(({ reading, read }) => read.state === 'unreadable' && !isLeft(reading, context))?.read;
  if (failed) return failed;
  // Values that may be unknown are not in the object: the state keeps its values.
  const parts = reads.map(({ reading, read }) => ({
    name: reading.name,
    shown: read.state === 'unreadable' ? {} : reading.shows(read.state === 'present' ? read.value : undefined),
  }));
  const senseless = parts.find(({ shown }) => shown === undefined);
  if (senseless) return notBelieved(definition, `the response of ${senseless.name} lacks required content`);
  return proven(definition, {
    state: 'present',
    value: Object.assign({}, found.value, ...parts.map(({ shown }) => shown)) as JsonObject,
  });
}

function isLeft({ uncertainFor }: StepReading, { identity }: ReadContext): boolean {
  return uncertainFor !== undefined && identity?.kind === uncertainFor;
}

function readStep(
  definition: ResourceDefinition,
  { id, reading }: { readonly id: string; readonly reading: StepReading },
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  const { version, path, area } = objectRead(definition, id);
  const read = { version, area, path: `${path}/${reading.name}`, expects: { nothing: true, property: true } } as const;
  return context.graph.get({ ...read, ...freshnessOf(context) });
}
