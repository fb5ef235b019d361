import { createHash } from 'node:crypto';
import type { IConstruct } from 'constructs';
import { isTemplate } from './templates.js';

/**
 * The Terraform name of an object that is told apart by its display name: `Field staff` becomes `field-staff`.
 *
 * A name of other characters than letters, digits and single spaces gets a part of its hash, so that two names never
 * become one. It depends on the name alone, never on the order. Public contract: it is in the state.
 *
 * @param displayName - name of the object
 * @param fallback - what stands in for a name that is only known in Terraform
 */
export function logicalIdOf(displayName: string, fallback: string): string {
  if (isTemplate(displayName)) return fallback;
  const slug = displayName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  if (/^[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*$/u.test(displayName)) return slug;
  const hash = createHash('sha256').update(displayName.toLowerCase()).digest('hex').slice(0, 8);
  return /^[a-z]/u.test(slug) ? `${slug}-${hash}` : `n-${slug === '' ? '' : `${slug}-`}${hash}`;
}

/**
 * An id that no child of a construct has yet. Equal names are reported by the rules of the tenant, with a better message than
 * that of the construct tree; and every object has a `constructor`, which the tree takes for a child.
 */
export function freeChildId(scope: IConstruct, id: string, index: number): string {
  const taken = scope.node.tryFindChild(id) !== undefined || id in Object.prototype;
  return taken ? `${id}-${String(index)}` : id;
}
