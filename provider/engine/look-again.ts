import {
  hasErrors,
  isUnknown,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  type ValueObject,
} from '../../core/index.js';
import type { EngineContext, StateAnswer } from './contract.js';
import { wholeObject } from './facets/whole.js';
import { readObject } from './locate.js';
import { patiently } from './patiently.js';
import { shapeOf } from './shapes/index.js';
import { equalValues } from './values/equality.js';
import { type NotKept, otherThanSent, reportNotKept } from './values/kept.js';

/** Pauses between reads, because Graph may return old values for a while. Unit: milliseconds. */
const pauses = [500, 1000, 2000, 4000];

/** The plan, and the state that it was based on. */
interface Planned {
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
}

/**
 * Reads an object after a write if the answers did not show all values sent: values that they omit or return as null,
 * and values with requests of their own, such as assignments. Reports values that stay different.
 *
 * An unreadable object proves nothing.
 */
export async function lookAgain(
  definition: ResourceDefinition,
  { prior, planned }: Planned,
  { answer, context }: { readonly answer: StateAnswer; readonly context: EngineContext },
): Promise<StateAnswer> {
  const { unproven, ...rest } = answer;
  if (!unproven || !rest.state || hasErrors(rest.diagnostics) || context.signal.aborted) return rest;
  const names = [...unproven, ...changedFacets(definition, { prior, planned })];
  if (names.length === 0) return rest;
  const { id } = rest.state;
  const lostIn = (seen: ReadResult<JsonObject>): readonly NotKept[] =>
    seen.state === 'present' ? otherThanSent(definition, { object: seen.value, planned, prior, names }) : [];
  const seen = await patiently(context, {
    pauses,
    attempt: () => readAgain(definition, typeof id === 'string' ? id : '', context),
    isSettled: (read) => read.state !== 'present' || lostIn(read).length === 0,
  });
  return { ...rest, diagnostics: [...rest.diagnostics, ...reportNotKept(definition, lostIn(seen), 'a read after it')] };
}

/** Changed attributes that are written separately from the body. Positions are verified when they are set. */
function changedFacets({ attributes, facets }: ResourceDefinition, { prior, planned }: Planned): readonly string[] {
  const apart = [
    ...(facets.assignments ? ['assignments'] : []),
    ...Object.keys(facets.companions?.kinds ?? {}),
    ...(facets.references ? [facets.references.attribute] : []),
  ];
  return apart.filter((name) => {
    const attribute = attributes[name];
    const wanted = planned[name] ?? null;
    return attribute && !isUnknown(wanted) && !equalValues(attribute, wanted, prior?.[name] ?? null);
  });
}

async function readAgain(
  definition: ResourceDefinition,
  id: string,
  context: EngineContext,
): Promise<ReadResult<JsonObject>> {
  const fresh = { ...context, fresh: true };
  if (definition.shape.kind === 'singleton') return shapeOf(definition).find(definition, id, fresh);
  return wholeObject(definition, await readObject(definition, id, { context, fresh: { fresh: true } }), fresh);
}
