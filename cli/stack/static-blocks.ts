import {
  type DataSourceDefinition,
  dataSourceOfType,
  isValueObject,
  type ResourceDefinition,
  resourceOfType,
  unknown,
  type ValueObject,
} from '../../core/index.js';
import { type Block, blocksOf } from '../tenants/blocks.js';
import { definitions } from '../tenants/definitions.js';
import { evaluate } from '../tenants/evaluate.js';
import type { SynthesizedFile } from '../tenants/synthesized-stack.js';
import { toArguments } from '../tenants/terraform-values.js';

/** A block of a stack, with its values that are known without a tenant. */
export interface StaticBlock {
  readonly block: Block;
  readonly definition: ResourceDefinition | DataSourceDefinition;
  /** Under Graph's names; references to other objects are unknown. Undefined: only Terraform can evaluate it. */
  readonly values: ValueObject | undefined;
  /** Arguments that the definition does not have. */
  readonly unknownNames: readonly string[];
}

/** The blocks of our provider in a stack. */
export function staticBlocks({ stack, folder }: Pick<SynthesizedFile, 'stack' | 'folder'>): readonly StaticBlock[] {
  const { blocks } = blocksOf(stack);
  const objects = new Map(blocks.map(({ address }) => [address, unknown]));
  return blocks.flatMap((block): readonly StaticBlock[] => {
    const definition = (block.mode === 'managed' ? resourceOfType : dataSourceOfType)(definitions, block.type);
    if (!definition) return [];
    const evaluated = evaluate(block.parsed, { objects, module: folder });
    if ('problem' in evaluated || !isValueObject(evaluated.value))
      return [{ block, definition, values: undefined, unknownNames: [] }];
    return [{ block, definition, ...toArguments(definition.attributes, evaluated.value) }];
  });
}
