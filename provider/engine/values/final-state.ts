import {
  isUnknown,
  type JsonObject,
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

/** Remembers when we wrote, so that a read soon after is not taken in by an older answer. */
export function notesOfWrite({ clock }: EngineContext): PrivateState {
  return { writtenAt: clock.now().toISOString() };
}
