import type { DiagnosticCode } from './codes/index.js';
import type { Path } from './path.js';

/** Severity of a diagnostic. An error stops the command; a warning does not. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Location of a problem: in a file (lines and columns start at 1), in an object of the declaration, or at a Terraform
 * address.
 */
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
 * One problem, in the shape that YAML, synth, engine, Graph, gRPC and CLI share.
 *
 * None of its texts ever contains a secret.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One line, in the user's words. */
  readonly what: string;
  readonly where?: Where;
  /** The value found and the values allowed, or Graph's status, code and request id. */
  readonly why: string;
  /** One action that fixes the problem. */
  readonly fix: string;
  /** Address of a page with more information. */
  readonly docs?: string;
}

/** Creates an error. */
export function error(code: DiagnosticCode, texts: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic {
  return { code, severity: 'error', ...texts };
}

/** Creates a warning. */
export function warning(code: DiagnosticCode, texts: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic {
  return { code, severity: 'warning', ...texts };
}

/**
 * Returns the first line of a text, for places with room for one line: a `why` from Graph without the ids that follow.
 */
export function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** Appends to the first line of a text, before the ids that follow it. */
export function addToFirstLine(text: string, more: string): string {
  const first = firstLine(text);
  return `${first}${more}${text.slice(first.length)}`;
}

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
