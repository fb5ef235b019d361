import { type Diagnostic, hasErrors, type Path } from '../core/index.js';
import type { TenantDeclaration } from './generated/declaration.js';
import { hostileTexts } from './hostile-texts.js';
import { valueAt, without } from './pointer.js';
import type { DeclarationDraft } from './rule.js';
import { applyRules } from './rules.js';
import { explain, spoilsValue, toFaults } from './schema-diagnostics.js';
import { createShown, short, type Shown } from './shown.js';
import { schemaErrors } from './validator.js';

/** Result of a check: the declaration if there are no errors, and the diagnostics, limited to a readable number. */
export interface CheckedDeclaration {
  readonly declaration?: TenantDeclaration;
  readonly diagnostics: readonly Diagnostic[];
}

/** Options of a check. */
export interface CheckOptions {
  /** Whether the value at a path is unknown, such as a reference to a Terraform value. Unknown values are not checked. */
  readonly isUnknown?: (value: unknown) => boolean;
  /**
   * Limits the problems that are explained, together with other documents of the file. The caller reports the remaining
   * number. Default: limits this document separately.
   */
  readonly shown?: Shown;
}

/**
 * Checks a value against the schema and all rules. Diagnostics contain paths; callers that know the file add line and
 * column.
 */
export function checkDeclaration(
  value: unknown,
  { isUnknown = () => false, shown: given }: CheckOptions = {},
): CheckedDeclaration {
  const faults = toFaults(schemaErrors(value), value).filter((fault) => !isUnknown(fault.value));
  const spoiled: readonly Path[] = faults.filter(spoilsValue).map(({ path }) => path);
  const draft = (spoiled.length === 0 ? value : without(value, spoiled)) as DeclarationDraft | undefined;
  const broken = [...(draft ? applyRules(draft) : []), ...hostileTexts(value)].filter(
    ({ where }) => !isUnknown(valueAt(value, where?.path ?? [])),
  );
  const shown = given ?? createShown();
  const explained = [
    // Explained only if shown, because finding the intended key for an unknown one takes time.
    ...faults.filter(({ keyword }) => shown.admits(keyword, 'error')).map(explain),
    ...broken.filter(({ code, severity }) => shown.admits(code, severity)),
  ].map(short);
  const diagnostics = given ? explained : [...explained, ...shown.rest()];
  return faults.length > 0 || hasErrors(broken)
    ? { diagnostics }
    : { declaration: value as TenantDeclaration, diagnostics };
}
