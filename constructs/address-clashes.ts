import type { IConstruct } from 'constructs';

import { type Diagnostic, error } from '../core/index.js';
import { addressOf, isBlock } from './address.js';

/** Finds constructs that share a Terraform address. cdktf would merge them into one without a warning. */
export function addressClashes(stack: IConstruct): readonly Diagnostic[] {
  const firsts = new Map<string, IConstruct>();
  const blocks = stack.node.findAll().filter(isBlock);
  return blocks.flatMap((construct) => {
    const address = addressOf(construct);
    const first = firsts.get(address);
    if (!first) {
      firsts.set(address, construct);
      return [];
    }
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
