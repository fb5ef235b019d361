import type { Diagnostic } from './diagnostic.js';
import type { JsonObject } from './json.js';
import type { ValueObject } from './value.js';

/** Rules that involve other objects of the same collection in the tenant, including undeclared ones. */
export interface Neighbours {
  /**
   * Checks an object against others that are not in this run's state. Report as errors only what Graph refuses; for an
   * object that does not change, errors become warnings.
   *
   * @param own - planned values; they can be unknown
   * @param others - objects as Graph returns them, of all types in the collection
   */
  readonly judge?: (own: ValueObject, others: readonly JsonObject[]) => readonly Diagnostic[];
  /** Maximum number of custom objects of this kind in a tenant. */
  readonly most?: { readonly count: number; readonly source: string };
}
