import type { Diagnostic, JsonObject, Value, ValueObject } from '../../../core/index.js';

/** The facets of an existing object, with their plan. */
export interface FacetChange {
  readonly id: string;
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  /** Includes write-only values, which `planned` does not. */
  readonly config: ValueObject;
  /** The object as returned by the last write. */
  readonly object: JsonObject;
}

/** Result of a change. `achieved` holds the facets' current values in the tenant. */
export interface FacetAnswer {
  readonly achieved: Readonly<Record<string, Value>>;
  readonly diagnostics: readonly Diagnostic[];
  /** The object after an action that changed more than planned. */
  readonly object?: JsonObject;
}
