import type { IConstruct } from 'constructs';

import type { Path } from '../core/index.js';
import { TerraformDataSource, type TerraformElement, TerraformResource } from './cdk.js';

/**
 * Gives an element its name in Terraform, and notes which part of the declaration it is made from.
 *
 * @param element - a resource or data source; undefined does nothing
 * @param logicalId - its name in Terraform
 * @param path - path in the declaration, such as `['spec', 'retention', 'cleanupRules', 0]`
 */
export function nameFrom(element: TerraformElement | undefined, logicalId: string, path: Path): void {
  if (!element) return;
  element.overrideLogicalId(logicalId);
  paths.set(element, path);
}

/** Where in its declaration each Terraform address of a tenant comes from. Only what the areas made has a place. */
export function declaredPaths(tenant: IConstruct): ReadonlyMap<string, Path> {
  const places = tenant.node.findAll().flatMap((construct): (readonly [string, Path])[] => {
    const path = paths.get(construct);
    const address = path && addressOf(construct);
    return path && address !== undefined ? [[address, path]] : [];
  });
  return new Map(places);
}

/** Which part of the declaration of its construct an element is made from. Undefined: none. */
export function declaredPathOf(element: IConstruct): Path | undefined {
  return paths.get(element);
}

/** Kept beside the constructs, so that their classes show nothing that is not the user's. */
const paths = new WeakMap<IConstruct, Path>();

function addressOf(construct: IConstruct): string | undefined {
  if (TerraformDataSource.isTerraformDataSource(construct)) {
    return `data.${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
  }
  if (!TerraformResource.isTerraformResource(construct)) return undefined;
  return `${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
}
