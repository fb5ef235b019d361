import type { IConstruct } from 'constructs';

import type { Path } from '../core/index.js';
import { addressOf, isBlock } from './address.js';
import type { TerraformElement } from './cdk.js';

/**
 * Sets the Terraform name of an element, and records the part of the declaration that it comes from.
 *
 * @param element - a resource or data source; undefined is ignored
 * @param logicalId - its Terraform name
 * @param path - path in the declaration, such as `['spec', 'retention', 'cleanupRules', 0]`
 */
export function nameFrom(element: TerraformElement | undefined, logicalId: string, path: Path): void {
  if (!element) return;
  element.overrideLogicalId(logicalId);
  paths.set(element, path);
}

/**
 * Maps the Terraform addresses of a tenant to places in the declaration. Contains only elements that sections created.
 */
export function declaredPaths(tenant: IConstruct): ReadonlyMap<string, Path> {
  const places = tenant.node.findAll().flatMap((construct): (readonly [string, Path])[] => {
    const path = paths.get(construct);
    return path && isBlock(construct) ? [[addressOf(construct), path]] : [];
  });
  return new Map(places);
}

/** Returns the part of the construct's declaration that an element comes from. Undefined: none. */
export function declaredPathOf(element: IConstruct): Path | undefined {
  return paths.get(element);
}

/** Stored outside the constructs, to keep their public classes free of internals. */
const paths = new WeakMap<IConstruct, Path>();
