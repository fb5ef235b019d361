import { counted } from '../../report/index.js';
import { type Coverage, uncoveredName } from './coverage.js';
import { renderFormats } from './from/judge-files.js';
import type { FilesFacts } from './live-source.js';

/** Source of a declaration. */
export interface Provenance {
  readonly tenantId: string;
  /** Default: the live tenant. */
  readonly files: FilesFacts | undefined;
  /** Whether an object follows an omitted one in an ordered list, so that apply would change the order. */
  readonly isDisplaced: boolean;
}

/** Lines at the top of a declaration: its source, and what it does not contain. */
export function headerOf({ tenantId, files, isDisplaced }: Provenance, coverage: Coverage): readonly string[] {
  const { uncovered, unset, excluded, leftOut } = coverage;
  const isChanged = isDisplaced || leftOut.some(({ consequence = 'unchanged' }) => consequence !== 'unchanged');
  return [
    ...(files ? fromFiles(tenantId, files, coverage) : [fromTenant(tenantId, isChanged)]),
    ...uncovered.map(
      ({ kind, objects }) =>
        `Not managed by intuneform: ${String(objects.length)} of ${kind}: ${objects.map(uncoveredName).join(', ')}`,
    ),
    ...unset.map(({ definition, why }) => `Nothing to declare: the ${definition.noun} ${why}.`),
    ...(excluded.length === 0 ? [] : [`Excluded on request: ${excluded.join(', ')}.`]),
  ];
}

function fromTenant(tenantId: string, isChanged: boolean): string {
  const imports = `The imports file next to it imports every object${isChanged ? '. Comments state what apply changes.' : ' unchanged.'}`;
  return `Exported by intuneform from the tenant ${tenantId}. ${imports}`;
}

function fromFiles(tenantId: string, { path, formats }: FilesFacts, coverage: Coverage): readonly string[] {
  const { imports, withheld, notImported, notHeld } = coverage;
  const used = formats.length === 0 ? '' : ` (${renderFormats(formats)})`;
  return [
    `Written by intuneform export from the files in ${path}${used}, not from the live tenant ${tenantId}.`,
    'The tenant may have changed since, and may have more objects: review this file and run intuneform drift before you apply it.',
    ...(imports === 0
      ? []
      : [`The imports file next to it imports ${counted(imports, 'object')} whose ids are in the files.`]),
    ...(withheld === 0
      ? []
      : [
          `Without an import so far, because a plan would change settings that are missing in the files: ${counted(withheld, 'object')}. Complete them as the comments describe, then import them. Their ids are in a separate file next to this one.`,
        ]),
    ...(notImported === 0
      ? []
      : [
          `Without an import, because their ids are not in the files: ${counted(notImported, 'object')}. A plan would create duplicates of them.`,
        ]),
    ...(notHeld.length === 0 ? [] : [`Not in the files, although the tenant may have them: ${notHeld.join(', ')}.`]),
  ];
}
