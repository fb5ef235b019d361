import type { IntuneTenant } from '../../constructs/index.js';
import type { Diagnostic } from '../../core/index.js';
import type { LoadedDeclaration } from '../../schemas/index.js';
import { importsFileOf } from './imports.js';

/**
 * Errors that the constructs of a declaration find. Problems of the declaration itself were reported when it was
 * loaded.
 */
export function addedErrors({ diagnostics }: IntuneTenant, { file, locate }: LoadedDeclaration): readonly Diagnostic[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((diagnostic) => {
      const place = diagnostic.where?.path && locate(diagnostic.where.path);
      return { ...diagnostic, where: { file, ...diagnostic.where, ...place } };
    });
}

/** Import entries of a declaration without a declared object. */
export function unusedImportsOf({ diagnostics }: IntuneTenant, { file }: LoadedDeclaration): readonly Diagnostic[] {
  return diagnostics
    .filter(({ code }) => code === 'INT1036')
    .map((diagnostic) => ({ ...diagnostic, where: { ...diagnostic.where, file: importsFileOf(file) } }));
}
