import type { Value, ValueObject } from './value.js';

/** An object of the tenant, as an export gives it. */
export interface ExportedObject {
  /** Name of its definition: `deviceCategory`. */
  readonly definition: string;
  /** What Terraform imports it by. Undefined: the source does not tell, as files of some tools. */
  readonly importId: string | undefined;
  /** What it would be imported by, if the source said enough for a plan to leave it as it is. Default: it says enough. */
  readonly withheldId?: string;
  /** Everything that is known of it, as the state after an import has it. */
  readonly values: ValueObject;
  /**
   * What has to be declared to have it so: without what Graph decides, secrets, what Graph never sees, and what is as the
   * definition's defaults have it.
   */
  readonly declared: ValueObject;
  /** Files that are sent and never stored, as base64, by attribute: images. */
  readonly files: Readonly<Record<string, string>>;
  /** What a reader should know of it that cannot be declared, in one sentence each. Default: nothing. */
  readonly remarks?: readonly string[];
}

/** What an object has under a name; null where it has nothing there. */
export function exportedValue({ values }: Pick<ExportedObject, 'values'>, name: string): Value {
  return values[name] ?? null;
}
