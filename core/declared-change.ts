import type { ValueObject } from './value.js';

/** A create or update, as passed to the `check` of a definition. */
export interface DeclaredChange {
  /** Current values in the tenant, as values of the resource. Null: the object does not exist. */
  readonly present: ValueObject | null;
  /** Planned values. During plan they can be unknown. */
  readonly planned: ValueObject;
  /** Declared values, including write-only ones. They can be unknown. */
  readonly config: ValueObject;
  readonly now: Date;
}
