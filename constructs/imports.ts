import type { IConstruct } from 'constructs';

import { type Diagnostic, warning } from '../core/index.js';
import { TerraformResource } from './cdk.js';

/** An object that is there and shall be taken over: its Terraform address, and what Terraform imports it by. */
export interface TakenOver {
  readonly to: string;
  readonly id: string;
}

/** What to import into a stack, and what nothing is declared for. */
export interface SortedImports {
  readonly blocks: readonly TakenOver[];
  readonly unused: readonly TakenOver[];
}

/**
 * Sorts imports by whether their resource is declared: Terraform refuses others, and does nothing about one that it has
 * imported already. An entry for a former address is for the present one.
 *
 * `importFrom` of a resource would do the same, but makes cdktf start Terraform while it synthesizes.
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
    // An import beside the object comes first, and Terraform takes one for each address.
    blocks: used.filter(({ to }, index) => used.findIndex((other) => other.to === to) === index),
    unused: all.filter(({ to }) => !declared.has(to)),
  };
}

/** Says that an import has no object (INT1036). */
export function unusedImport({ to, id }: TakenOver): Diagnostic {
  return warning('INT1036', {
    what: `nothing is declared for the import of ${id}`,
    where: { address: to },
    why: `${to} is not in the declaration; an object that was renamed would be created a second time`,
    fix: 'add formerly or logicalId to the renamed object, or remove the entry from the imports',
  });
}

function isResource(construct: IConstruct): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct);
}

function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}
