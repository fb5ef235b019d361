import type { Expiration } from '../../provider/resources/readiness-requirements.js';
import type { TenantDeclaration } from '../../schemas/index.js';

/** Something that expires: of the tenant, or a bulk enrollment token, of which the declaration alone knows. */
export type TenantExpiration = Expiration | (Omit<Expiration, 'kind'> & { readonly kind: 'bulkToken' });

/** What expires and is in the declaration alone. */
export function declaredExpirations({ spec }: TenantDeclaration): readonly TenantExpiration[] {
  const packages = spec.enrollment?.windows?.bulkEnrollment?.packages ?? [];
  return packages.flatMap(({ name, tokenExpirationDateTime: expirationDateTime }) =>
    expirationDateTime === undefined ? [] : [{ kind: 'bulkToken' as const, name, expirationDateTime }],
  );
}
