import type { IConstruct } from 'constructs';

import { type Diagnostic, error } from '../core/index.js';
import { TerraformDataSource, TerraformResource } from './cdk.js';

/** Finds constructs that share a Terraform address. cdktf would merge them into one without a warning. */
export function addressClashes(stack: IConstruct): readonly Diagnostic[] {
  const firsts = new Map<string, IConstruct>();
  return stack.node.findAll().flatMap((construct) => {
    const address = addressOf(construct);
    const first = address === undefined ? undefined : firsts.get(address);
    if (address !== undefined && !first) firsts.set(address, construct);
    if (address === undefined || !first) return [];
    return [
      error('INT1290', {
        what: 'two constructs have the same Terraform address',
        where: { address },
        why: `${first.node.path} and ${construct.node.path}`,
        fix: 'give one of them a different construct id',
      }),
    ];
  });
}

function addressOf(construct: IConstruct): string | undefined {
  if (TerraformResource.isTerraformResource(construct)) {
    return `${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
  }
  if (!TerraformDataSource.isTerraformDataSource(construct)) return undefined;
  return `data.${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
}
