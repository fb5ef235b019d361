import type { IConstruct } from 'constructs';

import { TerraformStack } from './cdk.js';
import { DataIntuneTenant } from './generated/data-tenant.js';
import { hiddenChildId } from './logical-id.js';

const accountId = 'account';

/** A reference to the id of the Intune account, which a data source of the tenant reads: `data.intune_tenant.account`. */
export function intuneAccountId(construct: IConstruct): string {
  const stack = TerraformStack.of(construct);
  const account = accounts.get(stack) ?? new DataIntuneTenant(stack, hiddenChildId(accountId));
  account.overrideLogicalId(accountId);
  accounts.set(stack, account);
  return account.intuneAccountId;
}

/** Kept beside the stacks, so that their classes show nothing that is not the user's. */
const accounts = new WeakMap<TerraformStack, DataIntuneTenant>();
