import { type Diagnostic, hasErrors, type Path } from '../core/index.js';
import type { TenantDeclaration } from './generated/declaration.js';
import { hostileTexts } from './hostile-texts.js';
import { valueAt, without } from './pointer.js';
import type { DeclarationDraft } from './rule.js';
import { applyRules } from './rules.js';
import { explain, spoilsValue, toFaults } from './schema-diagnostics.js';
import { createShown, short, type Shown } from './shown.js';
import { schemaErrors } from './validator.js';

/** A checked value: the declaration unless there are errors, and what was found, at most as much as anybody reads. */
export interface CheckedDeclaration {
  readonly declaration?: TenantDeclaration;
  readonly diagnostics: readonly Diagnostic[];
}

/** How to check. */
export interface CheckOptions {
  /** Whether the value at a path is not known yet (a reference to something in Terraform), so that nothing can be said of it. */
  readonly isUnknown?: (value: unknown) => boolean;
  /** Which problems are explained, with those of other documents of the file. Who gives it says how many more there are. Default: this document alone. */
  readonly shown?: Shown;
}

/** Checks a value against the schema and all rules. Diagnostics name paths; who knows a file adds line and column. */
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
    // Explained only where it is shown: to find what was meant by an unknown key takes time.
    ...faults.filter(({ keyword }) => shown.admits(keyword, 'error')).map(explain),
    ...broken.filter(({ code, severity }) => shown.admits(code, severity)),
  ].map(short);
  const diagnostics = given ? explained : [...explained, ...shown.rest()];
  return faults.length > 0 || hasErrors(broken)
    ? { diagnostics }
    : { declaration: value as TenantDeclaration, diagnostics };
}
