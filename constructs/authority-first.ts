import type { IConstruct } from 'constructs';

import { addressOf } from './address.js';
import { type IAspect, TerraformResource } from './cdk.js';
import { IntuneMdmAuthority } from './generated/index.js';

/**
 * Makes every Intune resource of a tenant depend on its MDM authority.
 *
 * Data sources do not depend on it: a data source that waits for a change is read at apply, too late for preconditions
 * that use it.
 */
export class AuthorityFirst implements IAspect {
  private authorities: readonly string[] = [];

  constructor(private readonly tenant: IConstruct) {}

  /** Adds the dependency to a resource that lacks it. Aspects visit the tenant before its children. */
  visit(node: IConstruct): void {
    if (node === this.tenant) this.authorities = authoritiesOf(node);
    if (!isDependent(node)) return;
    const missing = this.authorities.filter((address) => !node.dependsOn?.includes(address));
    if (missing.length > 0) node.dependsOn = [...(node.dependsOn ?? []), ...missing];
  }
}

function authoritiesOf(tenant: IConstruct): readonly string[] {
  return tenant.node.findAll().filter(isAuthority).map(addressOf);
}

function isDependent(node: IConstruct): node is TerraformResource {
  return (
    TerraformResource.isTerraformResource(node) &&
    node.terraformResourceType.startsWith('intune_') &&
    !isAuthority(node)
  );
}

function isAuthority(node: IConstruct): node is TerraformResource {
  return (
    TerraformResource.isTerraformResource(node) && node.terraformResourceType === IntuneMdmAuthority.tfResourceType
  );
}
