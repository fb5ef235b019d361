import type { IConstruct } from 'constructs';

import { TerraformStack } from './cdk.js';
import { DataIntuneTenant } from './generated/data-tenant.js';
import { hiddenChildId } from './logical-id.js';

const accountId = 'account';

/**
 * Returns a reference to the id of the Intune account, from a data source of the tenant: `data.intune_tenant.account`.
 */
export function intuneAccountId(construct: IConstruct): string {
  const stack = TerraformStack.of(construct);
  const account = accounts.get(stack) ?? new DataIntuneTenant(stack, hiddenChildId(accountId));
  account.overrideLogicalId(accountId);
  accounts.set(stack, account);
  return account.intuneAccountId;
}

/** Stored outside the stacks, to keep their public classes free of internals. */
const accounts = new WeakMap<TerraformStack, DataIntuneTenant>();
