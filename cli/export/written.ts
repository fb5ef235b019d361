import type { ValueObject } from '../../core/index.js';
import type { PlacedNote } from './composition.js';

/** A declaration that is about to be written, with what its reader has to know. */
export interface WrittenDeclaration {
  readonly declaration: ValueObject;
  /** Lines at its head. */
  readonly header: readonly string[];
  /** Remarks at their places. */
  readonly notes: readonly PlacedNote[];
}
