import type { Value, ValueObject } from './value.js';

/** An object of the tenant, as returned by an export. */
export interface ExportedObject {
  /** Name of its definition: `deviceCategory`. */
  readonly definition: string;
  /** Import id for Terraform. Undefined: the source does not contain it, as with the files of some tools. */
  readonly importId: string | undefined;
  /**
   * Import id that is withheld, because the source is too incomplete for an empty plan after import. Default: the
   * source is complete.
   */
  readonly withheldId?: string;
  /** All known values, as in the state after an import. */
  readonly values: ValueObject;
  /**
   * Minimal declaration of the object: without values that Graph sets, secrets, values that Graph never sees, and
   * values that equal the defaults of the definition.
   */
  readonly declared: ValueObject;
  /** Images as base64, by attribute: they are sent but never stored. */
  readonly files: Readonly<Record<string, string>>;
  /** Facts that cannot be declared but that the reader should know, one sentence each. Default: none. */
  readonly remarks?: readonly string[];
}

/** Returns the value under a name, or null if there is none. */
export function exportedValue({ values }: Pick<ExportedObject, 'values'>, name: string): Value {
  return values[name] ?? null;
}
