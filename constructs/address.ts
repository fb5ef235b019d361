import type { IConstruct } from 'constructs';

import { TerraformDataSource, TerraformResource } from './cdk.js';

/** A resource or data source of any provider. */
export type Block = TerraformResource | TerraformDataSource;

/** Whether a construct is a resource or data source. */
export function isBlock(construct: IConstruct): construct is Block {
  return TerraformResource.isTerraformResource(construct) || TerraformDataSource.isTerraformDataSource(construct);
}

/** Returns the address of a block in Terraform: `intune_device_category.kiosk`, `data.intune_name_lookup.names`. */
export function addressOf(block: Block): string {
  const own = `${block.terraformResourceType}.${block.friendlyUniqueId}`;
  return TerraformDataSource.isTerraformDataSource(block) ? `data.${own}` : own;
}

/**
 * Returns a reference to the id of a block, for other blocks of the same stack.
 *
 * It is a text instead of a token of cdktf, which cdktf would resolve several times. Unlike a token, it cannot refer to
 * another stack.
 */
export function referenceToId(block: Block): string {
  return `\${${addressOf(block)}.id}`;
}
