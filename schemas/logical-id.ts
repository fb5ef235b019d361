import { createHash } from 'node:crypto';

/**
 * The Terraform name of an object with this display name: `Field staff` becomes `field-staff`.
 *
 * If the name contains other characters than letters, digits and single spaces, part of its hash is appended, so that
 * two names never collide. Case is ignored. The result depends only on the name, never on the order. Public contract:
 * it is in the state.
 */
export function logicalIdOf(displayName: string): string {
  const slug = displayName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  if (/^[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*$/u.test(displayName)) return slug;
  const hash = createHash('sha256').update(displayName.toLowerCase()).digest('hex').slice(0, 8);
  return /^[a-z]/u.test(slug) ? `${slug}-${hash}` : `n-${slug === '' ? '' : `${slug}-`}${hash}`;
}
