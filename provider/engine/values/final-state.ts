import {
  isUnknown,
  type JsonObject,
  presenceOf,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import type { EngineContext, PrivateState } from '../contract.js';
import { liveValues } from '../state.js';
import { mapAttributes } from './attributes.js';

/** Known facts about an object after a write. */
export interface Written {
  readonly planned: ValueObject;
  /** Earlier state, for an update. */
  readonly prior?: ValueObject;
  /** The object in the answer of the write; empty if there was none. */
  readonly object: JsonObject;
  /** Current values of facets, if they may differ from the plan. */
  readonly achieved: Readonly<Record<string, Value>>;
}

/** The state after a write: the planned values, and those that Graph set. Nothing in it is unknown. */
export function finalState(definition: ResourceDefinition, { planned, prior, object, achieved }: Written): ValueObject {
  const live = liveValues(definition, object);
  return mapAttributes(definition.attributes, (name) => {
    const value = (name in achieved ? achieved[name] : planned[name]) ?? null;
    return isUnknown(value) ? (live[name] ?? prior?.[name] ?? null) : value;
  });
}

/**
 * Records when we wrote and which values were left to Graph, so that a later read recognizes an answer from before the
 * write.
 *
 * Undeclared values were not written: they can change at any time, such as the position of an object when others are
 * moved.
 */
export function notesOfWrite(
  { attributes }: ResourceDefinition,
  config: ValueObject,
  { clock }: Pick<EngineContext, 'clock'>,
): PrivateState {
  const left = Object.entries(attributes).flatMap(([name, attribute]) =>
    presenceOf(attribute) === 'optionalComputed' && (config[name] ?? null) === null ? [name] : [],
  );
  return { writtenAt: clock.now().toISOString(), ...(left.length > 0 && { leftToGraph: left }) };
}
