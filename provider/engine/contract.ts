import type {
  Clock,
  Diagnostic,
  Graph,
  Identity,
  JsonObject,
  OnExistingMode,
  Path,
  PreflightMode,
  Referred,
  ResourceDefinition,
  ValueObject,
} from '../../core/index.js';
import type { Ledger } from './creation/ledger.js';

/** Dependencies of an engine call. */
export interface EngineContext {
  readonly graph: Graph;
  readonly clock: Clock;
  /** Aborted by StopProvider. A running apply finishes its current step and returns the result so far. */
  readonly signal: AbortSignal;
  /** The identity of the token. Undefined: it cannot be read, so checks that need it are skipped. */
  readonly identity?: Identity;
  /** How to handle objects that the identity cannot write. Default: `warn`. */
  readonly preflight?: PreflightMode;
  /** Set during apply: each plan is for an object that is written next and was planned before. */
  readonly applying?: true;
  /** How to handle a new object if the tenant has one with the same name. Default: `warn`. */
  readonly onExisting?: OnExistingMode;
  /**
   * All resources of the provider, to recognize default objects that have their own resource. Default: none, so every
   * object can be a namesake.
   */
  readonly definitions?: readonly ResourceDefinition[];
  /** Prefetches reads of a run. Undefined: nothing is prefetched. */
  readonly ahead?: Ahead;
  /** Finds ids of groups, apps, filters and scope tags that do not exist in the tenant. Default: not checked. */
  readonly missingIds?: (referred: readonly Referred[]) => Promise<readonly Referred[]>;
  /**
   * Objects that earlier processes were about to create. Undefined: nothing is recorded, and nothing can be resumed.
   */
  readonly ledger?: Ledger;
}

/** Prefetching for one connection. */
export interface Ahead {
  /** Starts prefetching, unless it has already started. Does not block. */
  start(): void;
  /** Stops prefetching: reads after a write must be current. */
  stop(): void;
}

/**
 * Data about an object that the engine keeps between calls. Terraform stores it with the state. JSON, and never secret.
 */
export type PrivateState = JsonObject;

/** An object's state and private data. `state` is null if there is no object. */
export interface StateAnswer {
  readonly state: ValueObject | null;
  readonly private: PrivateState;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * For a write: attributes that were sent but that Graph's answers did not show. Missing: no further read is needed.
   */
  readonly unproven?: readonly string[];
}

/** PlanResourceChange. `prior` null: create. `config` and `proposed` null: destroy. Values may be unknown. */
export interface PlanRequest {
  readonly prior: ValueObject | null;
  readonly config: ValueObject | null;
  readonly proposed: ValueObject | null;
  readonly private: PrivateState;
}

/** The plan. `requiresReplace`: attributes whose change replaces the object. */
export interface PlanAnswer {
  readonly planned: ValueObject | null;
  readonly requiresReplace: readonly Path[];
  readonly private: PrivateState;
  readonly diagnostics: readonly Diagnostic[];
}

/** ApplyResourceChange. `planned` and `config` null: destroy. */
export interface ApplyRequest {
  readonly prior: ValueObject | null;
  readonly planned: ValueObject | null;
  readonly config: ValueObject | null;
  readonly private: PrivateState;
}

/** ReadResource. */
export interface ReadRequest {
  readonly state: ValueObject;
  readonly private: PrivateState;
}

/** A stored state, in the shape of `version`. Numbers that a double cannot hold are bigint or Decimal. */
export interface UpgradeRequest {
  readonly version: number;
  readonly state: ValueObject;
}
