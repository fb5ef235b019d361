import { providerName } from '../core/index.js';
import { TerraformResource, type TerraformStack } from './cdk.js';
import type { IntuneProvider } from './generated/index.js';

/**
 * Tells a provider which kinds of objects its stack has, unless that is already set. The provider then reads them in a
 * few requests.
 */
export function readAhead(stack: TerraformStack, provider: IntuneProvider): void {
  if (provider.readAheadInput !== undefined) return;
  const kinds = new Set(
    stack.node
      .findAll()
      .filter((node) => TerraformResource.isTerraformResource(node))
      .map(({ terraformResourceType }) => terraformResourceType)
      .filter((type) => type.startsWith(`${providerName}_`)),
  );
  if (kinds.size > 0) provider.readAhead = [...kinds].sort();
}
