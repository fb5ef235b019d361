import type { ValueObject } from '../../core/index.js';
import type { PlacedNote } from './composition.js';

/** A declaration to be written, with its notes. */
export interface WrittenDeclaration {
  readonly declaration: ValueObject;
  /** Lines at the top. */
  readonly header: readonly string[];
  /** Notes with their paths. */
  readonly notes: readonly PlacedNote[];
}
