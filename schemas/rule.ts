import type { DiagnosticCode, Path, Severity } from '../core/index.js';
import type { Condition } from './condition.js';
import type { Draft } from './draft.js';
import type { TenantDeclaration } from './generated/loose-declaration.js';

/** A declaration as passed to rules. */
export type DeclarationDraft = Draft<TenantDeclaration>;

/** A violation of a rule. */
export interface Finding {
  /** Location in the declaration. */
  readonly path: Path;
  /** One line, in the terms of the user. */
  readonly what: string;
  /** The value found and the values allowed. */
  readonly why: string;
  /** One action that fixes it. */
  readonly fix: string;
}

/** A condition across objects of a declaration. */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** Page that documents the rule, or from which it follows. */
  readonly source: string;
  /** Finds the violations. Values that the schema rejected are undefined and violate nothing. */
  readonly findings: (declaration: DeclarationDraft) => readonly Finding[];
  /**
   * The part that a JSON Schema can express. The rule finds at least what these conditions reject.
   *
   * @default - none: it compares values that a schema cannot compare
   */
  readonly conditions?: readonly Condition[];
}
