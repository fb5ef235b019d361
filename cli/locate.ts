import { TerraformDataSource } from '../constructs/cdk.js';
import type { TerraformElement } from '../constructs/cdk.js';
import type { IntuneTenant } from '../constructs/index.js';
import type { Path } from '../core/index.js';
import type { LoadedDeclaration } from '../schemas/index.js';
import type { LocateAddress } from './terraform/diagnostics.js';

/** Tells from which place of its declaration each Terraform address of a tenant comes; of the provider's only the file. */
export function locator({ file, locate }: LoadedDeclaration, tenant: IntuneTenant): LocateAddress {
  const paths = new Map(addressesOf(tenant));
  return (address) => {
    if (address.startsWith('provider[')) return { file };
    const path = paths.get(address);
    return path && { file, ...locate(path) };
  };
}

const androidPath = ['spec', 'enrollment', 'android'];

type Place = readonly [address: string, path: Path];

/** Maps hold their constructs in the order of the declaration. */
function addressesOf({ authority, android, retention, limits, categories }: IntuneTenant): readonly Place[] {
  return [
    ...(authority ? [place(authority.resource, ['spec', 'authority'])] : []),
    ...(android?.managedGooglePlay ? [place(android.managedGooglePlay, [...androidPath, 'managedGooglePlay'])] : []),
    ...places(android?.corporateProfiles, [...androidPath, 'corporateProfiles']),
    ...places(retention?.rules, ['spec', 'retention', 'cleanupRules']),
    ...places(retention?.previews, ['spec', 'retention', 'cleanupRules']),
    ...(limits?.default ? [place(limits.default, ['spec', 'enrollment', 'limits', 'default'])] : []),
    ...places(limits?.custom, ['spec', 'enrollment', 'limits', 'custom']),
    ...places(categories?.resources, ['spec', 'enrollment', 'categories']),
  ];
}

type Block = TerraformElement & { readonly terraformResourceType: string };

function places(blocks: ReadonlyMap<string, Block> | undefined, path: Path): readonly Place[] {
  return [...(blocks?.values() ?? [])].map((block, index) => place(block, [...path, index]));
}

function place(block: Block, path: Path): Place {
  const prefix = TerraformDataSource.isTerraformDataSource(block) ? 'data.' : '';
  return [`${prefix}${block.terraformResourceType}.${block.friendlyUniqueId}`, path];
}
