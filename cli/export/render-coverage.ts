import { counted, inert, paintFor, type TextStyle } from '../../report/index.js';
import { type Coverage, uncoveredName } from './coverage.js';

/** Files that were written. Undefined: none. */
export interface WrittenNames {
  readonly file?: string;
  readonly importsFile?: string;
}

/**
 * Renders the coverage of an export for people. Parts that could not be read or declared are in the preceding
 * diagnostics.
 */
export function renderCoverage(coverage: Coverage, { file, importsFile }: WrittenNames, style: TextStyle): string {
  const paint = paintFor(style);
  const total = coverage.declared.reduce((sum, { count }) => sum + count, 0);
  const imports =
    coverage.imports === 0 ? 'no imports' : `${counted(coverage.imports, 'import')} in ${importsFile ?? 'it'}`;
  const files = file === undefined ? 'nothing was written' : `${file}, ${imports}`;
  const lines = [
    ...coverage.declared.map(({ noun, count }) => `${String(count).padStart(6)} ${noun}`),
    ...coverage.uncovered.map(
      ({ kind, objects }) =>
        `not managed by intuneform: ${String(objects.length)} of ${inert(kind)}: ${objects.map((one) => inert(uncoveredName(one))).join(', ')}`,
    ),
    ...coverage.unset.map(({ definition, why }) => `nothing to declare: the ${definition.noun} ${why}`),
    ...(coverage.withheld === 0
      ? []
      : [
          `imports withheld, because a plan would change settings that are missing in the files: ${String(coverage.withheld)}`,
        ]),
    ...(coverage.notImported === 0
      ? []
      : [`without an import, because their ids are not in the files: ${String(coverage.notImported)}`]),
    ...(coverage.notHeld.length === 0 ? [] : [`not in the files: ${coverage.notHeld.join(', ')}`]),
    ...(coverage.excluded.length === 0 ? [] : [`excluded on request: ${coverage.excluded.join(', ')}`]),
  ];
  return `${paint.good(`${counted(total, 'object')}: ${inert(files)}`)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
