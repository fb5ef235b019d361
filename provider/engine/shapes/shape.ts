import type { Diagnostic, JsonObject, ReadResult, ResourceDefinition, ValueObject } from '../../../core/index.js';
import type { EngineContext, PrivateState, StateAnswer } from '../contract.js';
import type { Freshness } from '../locate.js';

/** Reads may be asked to go past what is remembered, or to be content with what was there before our own writes. */
export type ReadContext = EngineContext & Freshness;

/** A create or update. While it is only planned, values of `planned` and `config` may be unknown. */
export interface Change {
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  readonly config: ValueObject;
  readonly private: PrivateState;
}

/** What resources of one shape do where the shapes differ. */
export interface ShapeBehaviour<D extends ResourceDefinition = ResourceDefinition> {
  /** Reads the object that a state is about. */
  read(definition: D, state: ValueObject, context: ReadContext): Promise<ReadResult<JsonObject>>;
  /** Looks at a planned create or update with the tenant at hand. `notes` go into private state. */
  check(definition: D, change: Change, context: EngineContext): Promise<PlanCheck>;
  create(definition: D, change: Change, context: EngineContext): Promise<StateAnswer>;
  update(definition: D, change: Change & { readonly prior: ValueObject }, context: EngineContext): Promise<StateAnswer>;
  /** Says what destroy does instead of deleting. */
  planDestroy(definition: D, change: Destruction): readonly Diagnostic[];
  /** Ends with state null, or with the state and an error. */
  destroy(definition: D, change: Destruction, context: EngineContext): Promise<StateAnswer>;
  /** Finds what an import id means. */
  find(definition: D, id: string, context: EngineContext): Promise<ReadResult<JsonObject>>;
  /**
   * Reads what the objects of the definition will be found in, before any of them is asked for. Never rejects: its answers are
   * remembered by the client, and a failed read that no object asks for is not reported. Default: nothing is read ahead.
   */
  readAhead?(definition: D, context: EngineContext): Promise<unknown>;
  /** What to remember of an object at the moment in which it is first seen. */
  remember(definition: D, object: JsonObject, context: EngineContext): PrivateState;
}

/** What looking at the tenant while planning brought up. */
export interface PlanCheck {
  readonly diagnostics: readonly Diagnostic[];
  readonly notes?: PrivateState;
}

/** A destroy. */
export interface Destruction {
  readonly prior: ValueObject;
  readonly private: PrivateState;
}
