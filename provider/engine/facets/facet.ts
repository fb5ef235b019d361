import type { Diagnostic, JsonObject, Value, ValueObject } from '../../../core/index.js';

/** The facets of one object that is there now, and how they are to be. */
export interface FacetChange {
  readonly id: string;
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  /** Holds write-only values, which `planned` does not. */
  readonly config: ValueObject;
  /** The object as the last write answered it. */
  readonly object: JsonObject;
}

/** How far it came. `achieved` holds the facets' values as they are now in the tenant. */
export interface FacetAnswer {
  readonly achieved: Readonly<Record<string, Value>>;
  readonly diagnostics: readonly Diagnostic[];
  /** The object as it is after an action that changed more of it than was planned. */
  readonly object?: JsonObject;
}
