import type { DiagnosticCode, Path, Severity } from '../core/index.js';
import type { Condition } from './condition.js';
import type { Draft } from './draft.js';
import type { TenantDeclaration } from './generated/loose-declaration.js';

/** A declaration as rules see it. */
export type DeclarationDraft = Draft<TenantDeclaration>;

/** One place that breaks a rule. */
export interface Finding {
  /** Where in the declaration. */
  readonly path: Path;
  /** One line, in the user's words. */
  readonly what: string;
  /** The value got and those allowed. */
  readonly why: string;
  /** One action that mends it. */
  readonly fix: string;
}

/** A condition across objects of a declaration. */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** Page that says so, or what it follows from. */
  readonly source: string;
  /** The places that break it. Values that the schema refused are undefined and break nothing. */
  readonly findings: (declaration: DeclarationDraft) => readonly Finding[];
  /**
   * What of it a JSON Schema can say. The rule finds at least what they reject.
   *
   * @default - nothing: it compares values that a schema cannot compare
   */
  readonly conditions?: readonly Condition[];
}
