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

/** What an engine call works with. */
export interface EngineContext {
  readonly graph: Graph;
  readonly clock: Clock;
  /** Aborted by StopProvider. A running apply ends after its present step and returns what it has. */
  readonly signal: AbortSignal;
  /** Whom the token speaks for. Undefined: it cannot be read, and nothing is judged by it. */
  readonly identity?: Identity;
  /** What is done about objects that the identity may not write. Default: `warn`. */
  readonly preflight?: PreflightMode;
  /** Terraform applies: each plan is that of an object which is written next, and which has been planned before. */
  readonly applying?: true;
  /** What is done about an object to create of which the tenant has a namesake. Default: `warn`. */
  readonly onExisting?: OnExistingMode;
  /** All resources of the provider: a default object belongs to one of them. Default: none, and every object may be a namesake. */
  readonly definitions?: readonly ResourceDefinition[];
  /** Reads ahead what a walk is going to ask for. Undefined: nothing is read ahead. */
  readonly ahead?: Ahead;
  /** Finds which ids of groups, apps, filters and scope tags the tenant does not have. Default: nobody looks. */
  readonly missingIds?: (referred: readonly Referred[]) => Promise<readonly Referred[]>;
  /** What earlier processes were about to make. Undefined: nothing is written down, and nothing can be resumed. */
  readonly ledger?: Ledger;
}

/** Reading ahead, for one connection. */
export interface Ahead {
  /** Begins, unless it has begun before. Nothing waits for it. */
  start(): void;
  /** From now on nothing is read ahead: what is written has to be read after that. */
  stop(): void;
}

/** What the engine remembers of an object between calls, kept by Terraform beside the state. JSON, and never a secret. */
export type PrivateState = JsonObject;

/** An object's state with what is remembered of it. `state` null: there is no object. */
export interface StateAnswer {
  readonly state: ValueObject | null;
  readonly private: PrivateState;
  readonly diagnostics: readonly Diagnostic[];
  /** Of a write: what was sent, and what the answers of Graph did not show. Missing: nobody needs to look again. */
  readonly unproven?: readonly string[];
}

/** PlanResourceChange. `prior` null: create. `config` and `proposed` null: destroy. Values may be unknown. */
export interface PlanRequest {
  readonly prior: ValueObject | null;
  readonly config: ValueObject | null;
  readonly proposed: ValueObject | null;
  readonly private: PrivateState;
}

/** What is planned. `requiresReplace`: attributes whose change needs a new object. */
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

/** State as it was stored, in the shape of `version`. Numbers that a double cannot hold are bigint or Decimal. */
export interface UpgradeRequest {
  readonly version: number;
  readonly state: ValueObject;
}
