import type { Diagnostic, Path } from '../core/index.js';

/** A violation of the schema, with the data that its explanation needs. */
export interface SchemaFault {
  readonly keyword: string;
  /** Requirements of the keyword, by name: `{ limit: 30 }`. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly path: Path;
  /** The value at this place. */
  readonly value: unknown;
  /** Keys in the schema for this place. */
  readonly knownKeys: readonly string[];
  /** Name of this part of the declaration in messages. */
  readonly subject: string;
}

/** A diagnostic without severity and location. */
export type Explanation = Pick<Diagnostic, 'code' | 'what' | 'why' | 'fix'>;

/** Messages for specific places: `spec.retention.cleanupRules.*.inactiveDays`. Undefined: there is none for this fault. */
export type Explanations = Readonly<Record<string, (fault: SchemaFault) => Explanation | undefined>>;
