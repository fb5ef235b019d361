import type { Diagnostic } from '../../core/index.js';

/**
 * Converts errors of a partly completed create to warnings: after an error, Terraform would destroy and recreate
 * everything. Missing parts appear in the next plan, which reads them. Their codes are `incomplete`, for
 * `intuneform apply`.
 */
export function softened(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'warning' }));
}
