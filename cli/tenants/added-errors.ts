import type { IntuneTenant } from '../../constructs/index.js';
import type { Diagnostic } from '../../core/index.js';

/** What the constructs of a declaration find wrong. What is known of the declaration itself was told when it was loaded. */
export function addedErrors({ diagnostics }: IntuneTenant, file: string): readonly Diagnostic[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((diagnostic) => ({ ...diagnostic, where: { file, ...diagnostic.where } }));
}
