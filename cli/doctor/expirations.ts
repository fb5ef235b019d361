import { defaultWindowDays, type Expiration } from '../../core/index.js';
import type { TenantDeclaration } from '../../schemas/index.js';

/** Expiry of things that are only in the declaration. */
export function declaredExpirations({ spec }: TenantDeclaration): readonly Expiration[] {
  const packages = spec.enrollment?.windows?.bulkEnrollment?.packages ?? [];
  return packages.flatMap(({ name, tokenExpirationDateTime: expirationDateTime }) =>
    expirationDateTime === undefined ? [] : [{ kind: 'bulkToken' as const, name, expirationDateTime }],
  );
}

/** Days before expiry from which an object is reported, according to its declaration. 30 for undeclared objects. */
export function windowOf({ spec }: TenantDeclaration, { kind, name }: Expiration): number {
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
