import { declaredPaths, type IntuneTenant } from '../../constructs/index.js';
import type { Where } from '../../core/index.js';
import type { LoadedDeclaration } from '../../schemas/index.js';

/** Finds the place in a declaration that a Terraform address comes from. Undefined: unknown. */
export type LocateAddress = (address: string) => Where | undefined;

/**
 * Creates a function that finds the place in a declaration for each Terraform address of a tenant.
 *
 * Addresses without a single place, such as the provider and name lookups, come from the file.
 */
export function locator({ file, locate }: LoadedDeclaration, tenant: IntuneTenant): LocateAddress {
  const paths = declaredPaths(tenant);
  return (address) => {
    const path = paths.get(address);
    return path ? { file, ...locate(path) } : { file };
  };
}
