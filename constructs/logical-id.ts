import type { IConstruct } from 'constructs';

import { logicalIdOf as idOfText } from '../schemas/index.js';
import { isTemplate } from './templates.js';

/**
 * The Terraform name of an object that its display name identifies: `Field staff` becomes `field-staff`. Public
 * contract: it is in the state.
 *
 * @param displayName - name of the object
 * @param fallback - what stands in for a name that is only known in Terraform
 */
export function logicalIdOf(displayName: string, fallback: string): string {
  return isTemplate(displayName) ? fallback : idOfText(displayName);
}

/**
 * An id that no child of a construct has yet. Equal names are reported by the rules of the tenant, with a better message than
 * that of the construct tree; and every object has a `constructor`, which the tree takes for a child.
 */
export function freeChildId(scope: IConstruct, id: string, index: number): string {
  const taken = scope.node.tryFindChild(id) !== undefined || id in Object.prototype;
  return taken ? `${id}-${String(index)}` : id;
}

/**
 * The id of a child that is ours alone, which a program does not choose for a child of its own. Its Terraform name is set by
 * `overrideLogicalId` and does not depend on it.
 */
export function hiddenChildId(name: string): string {
  return `intuneform.${name}`;
}
