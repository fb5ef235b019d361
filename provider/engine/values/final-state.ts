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

/** What is known of an object after it was written. */
export interface Written {
  readonly planned: ValueObject;
  /** State before, for an update. */
  readonly prior?: ValueObject;
  /** The object as the write answered it; empty where it did not. */
  readonly object: JsonObject;
  /** Values of facets as they are now, where they may be other than planned. */
  readonly achieved: Readonly<Record<string, Value>>;
}

/** The state after a write: what was planned, with what Graph decided where nothing was. Nothing in it is unknown. */
export function finalState(definition: ResourceDefinition, { planned, prior, object, achieved }: Written): ValueObject {
  const live = liveValues(definition, object);
  return mapAttributes(definition.attributes, (name) => {
    const value = (name in achieved ? achieved[name] : planned[name]) ?? null;
    return isUnknown(value) ? (live[name] ?? prior?.[name] ?? null) : value;
  });
}

/**
 * Remembers when we wrote and what we left to Graph, so that a read soon after recognizes an answer from before the write.
 *
 * What nobody declared was not written: it may change at once, as the place of an object does when others are moved.
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
