import type { IConstruct } from 'constructs';

import { logicalIdOf as idOfText } from '../schemas/index.js';
import { isTemplate } from './templates.js';

/**
 * Returns the Terraform name of an object that is identified by its display name: `Field staff` becomes `field-staff`.
 * It is a public contract, because the state contains it.
 *
 * @param displayName - name of the object
 * @param fallback - used if only Terraform knows the display name
 */
export function logicalIdOf(displayName: string, fallback: string): string {
  return isTemplate(displayName) ? fallback : idOfText(displayName);
}

/**
 * Returns an id that no child of a construct has yet. The rules of the tenant report equal names with a better message
 * than the construct tree. Every object has a `constructor`, which the tree mistakes for a child.
 */
export function freeChildId(scope: IConstruct, id: string, index: number): string {
  return isTaken(scope, id) ? freeChildId(scope, `${id}-${String(index)}`, index) : id;
}

function isTaken(scope: IConstruct, id: string): boolean {
  return scope.node.tryFindChild(id) !== undefined || id in Object.prototype;
}

/**
 * Returns the id of an internal child, which a program does not use for its own children. `overrideLogicalId` sets its
 * Terraform name, which is independent of this id.
 */
export function hiddenChildId(name: string): string {
  return `intuneform.${name}`;
}
