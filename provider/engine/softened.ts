import type { Diagnostic } from '../../core/index.js';

/**
 * Problems of a create that came about in part, as warnings: of an error Terraform would conclude that everything has to be destroyed
 * and made again. What is missing shows in the next plan, which reads it. Their codes are `incomplete`, for `intuneform apply`.
 */
export function softened(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'warning' }));
}
