import type { DiagnosticCode } from './codes/index.js';
import type { Path } from './path.js';

/** How much a diagnostic matters. An error stops the verb; a warning does not. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a problem is: in a file (lines and columns from 1), in an object of the declaration, at a Terraform address. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Path within the document or the resource. */
  readonly path?: Path;
  /** Terraform address, e.g. `intune_mdm_authority.authority`. */
  readonly address?: string;
}

/**
 * One problem, in the one shape that YAML, synth, engine, Graph, gRPC and CLI share.
 *
 * None of the texts ever holds a secret.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One line, in the user's words. */
  readonly what: string;
  readonly where?: Where;
  /** The value got and those allowed, or Graph's status, code and request id. */
  readonly why: string;
  /** One action that mends it. */
  readonly fix: string;
  /** Address of a page that says more. */
  readonly docs?: string;
}

/** Makes an error. */
export function error(code: DiagnosticCode, texts: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic {
  return { code, severity: 'error', ...texts };
}

/** Makes a warning. */
export function warning(code: DiagnosticCode, texts: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic {
  return { code, severity: 'warning', ...texts };
}

/** The first line of a text: a `why` of Graph without the ids that follow it, for where there is one line. */
export function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** Adds to the first line of a text, before the ids that follow it. */
export function addToFirstLine(text: string, more: string): string {
  const first = firstLine(text);
  return `${first}${more}${text.slice(first.length)}`;
}

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
