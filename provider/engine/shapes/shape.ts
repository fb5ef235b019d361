import type { Diagnostic, JsonObject, ReadResult, ResourceDefinition, ValueObject } from '../../../core/index.js';
import type { EngineContext, PrivateState, StateAnswer } from '../contract.js';
import type { Freshness } from '../locate.js';

/** Reads can bypass the cache, or accept answers from before our own writes. */
export type ReadContext = EngineContext & Freshness;

/** A create or update. During plan, values of `planned` and `config` can be unknown. */
export interface Change {
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  readonly config: ValueObject;
  readonly private: PrivateState;
}

/** Behavior of resources that depends on their shape. */
export interface ShapeBehaviour<D extends ResourceDefinition = ResourceDefinition> {
  /** Reads the object of a state. */
  read(definition: D, state: ValueObject, context: ReadContext): Promise<ReadResult<JsonObject>>;
  /** Checks a planned create or update against the tenant. `notes` are added to the private state. */
  check(definition: D, change: Change, context: EngineContext): Promise<PlanCheck>;
  create(definition: D, change: Change, context: EngineContext): Promise<StateAnswer>;
  update(definition: D, change: Change & { readonly prior: ValueObject }, context: EngineContext): Promise<StateAnswer>;
  /** Reports what destroy does instead of deleting. */
  planDestroy(definition: D, change: Destruction): readonly Diagnostic[];
  /** Returns state null, or the state and an error. */
  destroy(definition: D, change: Destruction, context: EngineContext): Promise<StateAnswer>;
  /** Finds the object of an import id. */
  find(definition: D, id: string, context: EngineContext): Promise<ReadResult<JsonObject>>;
  /**
   * The values of an imported object that belong in the state. Rows that no configuration can contain do not: apply would
   * delete them. Only for shapes that delete rows that are not declared. Default: all values.
   */
  importable?(definition: D, values: ValueObject): Importable;
  /**
   * Prefetches the reads for the objects of the definition. Never rejects: the client caches the answers, and a failed
   * read is not reported unless an object needs it. Default: nothing is prefetched.
   */
  readAhead?(definition: D, context: EngineContext): Promise<unknown>;
  /** What to remember of an object when it is first read. */
  remember(definition: D, object: JsonObject, context: EngineContext): PrivateState;
}

/** Values to import, and warnings about those that are left out. */
export interface Importable {
  readonly values: ValueObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** Result of checking the tenant during plan. */
export interface PlanCheck {
  readonly diagnostics: readonly Diagnostic[];
  readonly notes?: PrivateState;
}

/** A destroy. */
export interface Destruction {
  readonly prior: ValueObject;
  readonly private: PrivateState;
}
