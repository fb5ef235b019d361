import { defaultWindowDays, type Expiration } from '../../core/index.js';
import type { TenantDeclaration } from '../../schemas/index.js';

/** What expires and is in the declaration alone. */
export function declaredExpirations({ spec }: TenantDeclaration): readonly Expiration[] {
  const packages = spec.enrollment?.windows?.bulkEnrollment?.packages ?? [];
  return packages.flatMap(({ name, tokenExpirationDateTime: expirationDateTime }) =>
    expirationDateTime === undefined ? [] : [{ kind: 'bulkToken' as const, name, expirationDateTime }],
  );
}

/** Days before its end from which an object is reported, as its declaration says. Undeclared objects have 30. */
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
