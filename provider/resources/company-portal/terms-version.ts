import { type DeclaredChange, type Diagnostic, warning } from '../../../core/index.js';

/**
 * Checks a change of the version. A higher version asks all users again; a lower one would count an earlier acceptance
 * for the new terms.
 */
export function checkTermsVersion({ present, planned }: DeclaredChange): readonly Diagnostic[] {
  const before = present?.version;
  const after = planned.version;
  if (typeof before !== 'number' || typeof after !== 'number' || before === after) return [];
  const where = { path: ['version'] };
  const why = `the tenant has version ${String(before)}, but version ${String(after)} is declared`;
  if (after < before) {
    return [
      // Only a warning: whether Graph accepts a lower version is undocumented, and users may need to go back.
      warning('INT2070', {
        what: 'the version of the terms decreases',
        where,
        why: `${why}; users who accepted a later version would not be asked`,
        fix: `declare ${String(before)} or higher, or remove the version`,
      }),
    ];
  }
  return [
    warning('INT2071', {
      what: 'all users to whom the terms are assigned must accept them again',
      where,
      why,
      fix: 'none, if this change is intended; for a minor correction, keep the version',
    }),
  ];
}
