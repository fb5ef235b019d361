import { declaredPaths, type IntuneTenant } from '../../constructs/index.js';
import type { Where } from '../../core/index.js';
import type { LoadedDeclaration } from '../../schemas/index.js';

/** Finds where in a declaration a Terraform address comes from. Undefined: nobody knows. */
export type LocateAddress = (address: string) => Where | undefined;

/**
 * Tells from which place of its declaration each Terraform address of a tenant comes.
 *
 * What no single part of it declares, such as the provider and the lookup of names, comes from the file.
 */
export function locator({ file, locate }: LoadedDeclaration, tenant: IntuneTenant): LocateAddress {
  const paths = declaredPaths(tenant);
  return (address) => {
    const path = paths.get(address);
    return path ? { file, ...locate(path) } : { file };
  };
}
