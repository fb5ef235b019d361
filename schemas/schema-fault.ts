import type { Diagnostic, Path } from '../core/index.js';

/** One fault of a document against the schema, with what is needed to explain it. */
export interface SchemaFault {
  readonly keyword: string;
  /** What the keyword asked for, by name: `{ limit: 30 }`. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly path: Path;
  /** The value that stands there. */
  readonly value: unknown;
  /** Keys that the schema knows at this place. */
  readonly knownKeys: readonly string[];
  /** What people call this part of the declaration. */
  readonly subject: string;
}

/** A diagnostic without severity and place. */
export type Explanation = Pick<Diagnostic, 'code' | 'what' | 'why' | 'fix'>;

/** Words of its own for what is wrong at a place: `spec.retention.cleanupRules.*.inactiveDays`. Undefined: it has none for this. */
export type Explanations = Readonly<Record<string, (fault: SchemaFault) => Explanation | undefined>>;
