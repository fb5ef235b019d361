import type { Diagnostic } from './diagnostic.js';
import type { JsonObject } from './json.js';
import type { ValueObject } from './value.js';

/** Rules among the objects of one collection of the tenant, also those that nobody declares. */
export interface Neighbours {
  /**
   * Judges an object beside others that the state of this run does not have. Errors are for what Graph refuses; of an object that
   * stays as it is they become warnings.
   *
   * @param own - what is planned; values may be unknown
   * @param others - objects as Graph shows them, of every type that the collection mixes
   */
  readonly judge?: (own: ValueObject, others: readonly JsonObject[]) => readonly Diagnostic[];
  /** Most custom objects of the kind that a tenant can have. */
  readonly most?: { readonly count: number; readonly source: string };
}
