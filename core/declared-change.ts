import type { ValueObject } from './value.js';

/** A create or update, as a definition's own check sees it. */
export interface DeclaredChange {
  /** What the tenant has, as values of the resource. Null: no such object. */
  readonly present: ValueObject | null;
  /** What is to be. While it is only planned, values may be unknown. */
  readonly planned: ValueObject;
  /** What is declared, write-only values included. Values may be unknown. */
  readonly config: ValueObject;
  readonly now: Date;
}
