import type { Diagnostic, Path } from '../core/index.js';
import { hasErrors } from '../core/index.js';
import type { TenantDeclaration } from './generated/declaration.js';
import { valueAt, without } from './pointer.js';
import type { DeclarationDraft } from './rule.js';
import { applyRules } from './rules.js';
import { explain, spoilsValue, toFaults } from './schema-diagnostics.js';
import { schemaErrors } from './validator.js';

/** A checked value: the declaration unless there are errors, and everything that was found. */
export interface CheckedDeclaration {
  readonly declaration?: TenantDeclaration;
  readonly diagnostics: readonly Diagnostic[];
}

/** How to check. */
export interface CheckOptions {
  /** Whether the value at a path is not known yet (a reference to something in Terraform), so that nothing can be said of it. */
  readonly isUnknown?: (value: unknown) => boolean;
}

/** Checks a value against the schema and all rules. Diagnostics name paths; who knows a file adds line and column. */
export function checkDeclaration(value: unknown, { isUnknown = () => false }: CheckOptions = {}): CheckedDeclaration {
  const faults = toFaults(schemaErrors(value), value).filter((fault) => !isUnknown(fault.value));
  const spoiled: readonly Path[] = faults.filter(spoilsValue).map(({ path }) => path);
  const draft = (spoiled.length === 0 ? value : without(value, spoiled)) as DeclarationDraft | undefined;
  const broken = (draft ? applyRules(draft) : []).filter(({ where }) => !isUnknown(valueAt(value, where?.path ?? [])));
  const diagnostics = [...faults.map(explain), ...broken];
  return hasErrors(diagnostics) ? { diagnostics } : { declaration: value as TenantDeclaration, diagnostics };
}
