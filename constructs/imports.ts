import type { IConstruct } from 'constructs';

import { TerraformResource } from './cdk.js';

/** An object that is there and shall be taken over: its Terraform address, and what Terraform imports it by. */
export interface TakenOver {
  readonly to: string;
  readonly id: string;
}

/**
 * The import blocks of a stack: those whose resource is still declared. Terraform refuses others, and does nothing about one
 * that it has imported already.
 *
 * `importFrom` of a resource would do the same, but makes cdktf start Terraform while it synthesizes.
 */
export function importBlocks(stack: IConstruct, wanted: readonly TakenOver[]): readonly TakenOver[] {
  const declared = new Set(stack.node.findAll().filter(isResource).map(addressOf));
  return wanted.filter(({ to }) => declared.has(to)).map(({ to, id }) => ({ to, id }));
}

function isResource(construct: IConstruct): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct);
}

function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}
