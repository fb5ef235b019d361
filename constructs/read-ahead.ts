import { providerName } from '../core/index.js';
import { TerraformResource, type TerraformStack } from './cdk.js';
import type { IntuneProvider } from './generated/index.js';

/** Tells a provider which kinds of objects its stack has, unless somebody has told it: it then reads them in a handful of requests. */
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
