import { type Diagnostic, error } from '../../core/index.js';
import { validateDataSource, validateResource } from '../../provider/engine/index.js';
import type { IdentifiedDeclaration } from '../../schemas/index.js';
import type { Environment } from '../process/session.js';
import { readSynthesized } from '../tenants/synthesized-stack.js';
import { type StaticBlock, staticBlocks } from './static-blocks.js';

/** Result of checks without a tenant. Without an identity, the stack cannot be planned. */
export interface ValidatedStack {
  readonly identity?: IdentifiedDeclaration;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks the resources of a synthesized stack as the provider does before a plan. Values that only Terraform can
 * evaluate are skipped.
 */
export function validateStack(file: string, env: Environment): ValidatedStack {
  const read = readSynthesized(file, env);
  if ('code' in read) return { diagnostics: [read] };
  const found = staticBlocks(read).flatMap((one) =>
    problemsOf(one).map((diagnostic) => ({
      ...diagnostic,
      where: { file, address: one.block.address, ...(diagnostic.where?.path && { path: diagnostic.where.path }) },
    })),
  );
  return { identity: read.identity, diagnostics: found };
}

function problemsOf({ definition, values, unknownNames, block }: StaticBlock): readonly Diagnostic[] {
  if (unknownNames.length > 0) return [unknownArguments(block.type, unknownNames)];
  if (!values) return [];
  return definition.kind === 'resource' ? validateResource(definition, values) : validateDataSource(definition, values);
}

function unknownArguments(type: string, names: readonly string[]): Diagnostic {
  return error('INT1379', {
    what: 'the stack has arguments that do not exist',
    why: `${type} has no ${names.join(' or ')}`,
    fix: 'synthesize the stack again with the version of intuneform that plans it',
  });
}
