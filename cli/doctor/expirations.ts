import { defaultWindowDays } from '../../core/index.js';
import type { Expiration } from '../../provider/resources/readiness/readiness-requirements.js';
import type { TenantDeclaration } from '../../schemas/index.js';
import type { CredentialEnd } from '../insight/credential/known-end.js';

/** Something that expires: of the tenant, a bulk enrollment token, of which the declaration alone knows, or the credential. */
export interface TenantExpiration extends Omit<Expiration, 'kind'> {
  readonly kind: Expiration['kind'] | 'bulkToken' | CredentialEnd['kind'];
  /** Why it is not sure that it is the one in use. Absent: it is, or the question does not arise. */
  readonly guess?: string;
}

/** What expires and is in the declaration alone. */
export function declaredExpirations({ spec }: TenantDeclaration): readonly TenantExpiration[] {
  const packages = spec.enrollment?.windows?.bulkEnrollment?.packages ?? [];
  return packages.flatMap(({ name, tokenExpirationDateTime: expirationDateTime }) =>
    expirationDateTime === undefined ? [] : [{ kind: 'bulkToken' as const, name, expirationDateTime }],
  );
}

/** When the credential ends, or may end. */
export function credentialExpirations(ends: readonly CredentialEnd[]): readonly TenantExpiration[] {
  return ends.map(({ ends: end, ...rest }) => ({ ...rest, expirationDateTime: end.toISOString() }));
}

/** Days before its end from which an object is reported, as its declaration says. Undeclared objects have 30. */
export function windowOf({ spec }: TenantDeclaration, { kind, name }: TenantExpiration): number {
  const { apple, android, windows } = spec.enrollment ?? {};
  const declared = {
    pushCertificate: () => apple?.pushCertificate,
    adeToken: () => apple?.automatedDeviceEnrollment?.find(({ tokenName }) => tokenName === name),
    androidToken: () => android?.corporateProfiles?.find(({ displayName }) => displayName === name),
    bulkToken: () => windows?.bulkEnrollment?.packages.find((one) => one.name === name),
    clientSecret: () => spec.credential,
    clientCertificate: () => spec.credential,
  }[kind]();
  return declared?.renewBeforeDays ?? defaultWindowDays;
}
