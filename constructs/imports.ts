import type { IConstruct } from 'constructs';

import { type Diagnostic, warning } from '../core/index.js';
import { addressOf } from './address.js';
import { TerraformResource } from './cdk.js';

/** An existing object to import: its Terraform address, and its import id. */
export interface TakenOver {
  readonly to: string;
  readonly id: string;
}

/** Imports for a stack, and imports whose object is not declared. */
export interface SortedImports {
  readonly blocks: readonly TakenOver[];
  readonly unused: readonly TakenOver[];
}

/**
 * Separates imports of declared resources from others, which Terraform refuses. Terraform ignores resources that it has
 * already imported. An entry for a former address applies to the present one.
 *
 * `importFrom` of a resource would do the same, but makes cdktf start Terraform during synth.
 */
export function sortImports(
  stack: IConstruct,
  wanted: readonly TakenOver[],
  moved: readonly { readonly from: string; readonly to: string }[],
): SortedImports {
  const declared = new Set(stack.node.findAll().filter(isResource).map(addressOf));
  const next = new Map(moved.map(({ from, to }) => [from, to]));
  const now = (address: string): string => {
    let at = address;
    for (let step = 0; step < moved.length && !declared.has(at); step += 1) at = next.get(at) ?? at;
    return at;
  };
  const all = wanted.map(({ to, id }) => ({ to: now(to), id }));
  const used = all.filter(({ to }) => declared.has(to));
  return {
    // Imports that are declared with the object come first, because Terraform accepts only one import per address.
    blocks: used.filter(({ to }, index) => used.findIndex((other) => other.to === to) === index),
    unused: all.filter(({ to }) => !declared.has(to)),
  };
}

/** Creates the diagnostic for an import without a declared object (INT1036). */
export function unusedImport({ to, id }: TakenOver): Diagnostic {
  return warning('INT1036', {
    what: `nothing is declared for the import of ${id}`,
    where: { address: to },
    why: `${to} is not in the declaration; a renamed object would be created a second time`,
    fix: 'add formerly or logicalId to the renamed object, or remove the entry from the imports',
  });
}

function isResource(construct: IConstruct): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct);
}
