import { counted } from '../../report/index.js';
import { type Coverage, uncoveredName } from './coverage.js';
import { renderFormats } from './from/judge-files.js';
import type { FilesFacts } from './live-source.js';

/** What a declaration was made from. */
export interface Provenance {
  readonly tenantId: string;
  /** Default: the live tenant. */
  readonly files: FilesFacts | undefined;
}

/** Lines at the head of a declaration: where it is from, and what is not in it. */
export function headerOf({ tenantId, files }: Provenance, coverage: Coverage): readonly string[] {
  const { uncovered, unset, excluded } = coverage;
  return [
    ...(files ? fromFiles(tenantId, files, coverage) : [fromTenant(tenantId)]),
    ...uncovered.map(
      ({ kind, objects }) =>
        `Not managed by intuneform: ${String(objects.length)} of ${kind}: ${objects.map(uncoveredName).join(', ')}`,
    ),
    ...unset.map(({ definition, why }) => `Nothing to declare: the ${definition.noun} ${why}.`),
    ...(excluded.length === 0 ? [] : [`Left out as asked: ${excluded.join(', ')}.`]),
  ];
}

function fromTenant(tenantId: string): string {
  return `What intuneform export found in the tenant ${tenantId}. The imports beside it take everything over as it is.`;
}

function fromFiles(tenantId: string, { path, formats }: FilesFacts, coverage: Coverage): readonly string[] {
  const { imports, withheld, notImported, notHeld } = coverage;
  const used = formats.length === 0 ? '' : ` (${renderFormats(formats)})`;
  return [
    `What intuneform export made of the files in ${path}${used}, not of the live tenant ${tenantId}.`,
    'The tenant may have changed since, and may have more: review this, and compare it with intuneform drift, before anything is applied.',
    ...(imports === 0
      ? []
      : [`The imports beside it take over ${counted(imports, 'object')} of which the files have the ids.`]),
    ...(withheld === 0
      ? []
      : [
          `Without an import so far, because a plan would change what the files do not say: ${counted(withheld, 'object')}. Complete them as the comments say, then import them: their ids are withheld beside this file.`,
        ]),
    ...(notImported === 0
      ? []
      : [
          `Without an import, because the files have no ids of them: ${counted(notImported, 'object')}. A plan would create them beside those that are there.`,
        ]),
    ...(notHeld.length === 0
      ? []
      : [`Not in the files, which does not mean that the tenant has none: ${notHeld.join(', ')}.`]),
  ];
}
