import { defaultWindowDays, type Expiration, type ReportedExpiration } from '../../../core/index.js';

/** The client secret or client certificate that a pipeline signs in with. */
export type CredentialExpiration = Expiration & { readonly kind: 'clientSecret' | 'clientCertificate' };

const nouns: Readonly<Record<CredentialExpiration['kind'], string>> = {
  clientSecret: 'client secret',
  clientCertificate: 'client certificate',
};

/** What a report says about it. `windowDays`: days before the end. Default: 30. */
export function reportedExpiration(
  { kind, name, expirationDateTime, guess }: CredentialExpiration,
  windowDays = defaultWindowDays,
): ReportedExpiration {
  const consequence = 'the pipeline can no longer sign in: nothing is planned, applied or monitored';
  return {
    noun: nouns[kind],
    name,
    expirationDateTime,
    windowDays,
    consequence: guess === undefined ? consequence : `${guess}; if so, ${consequence}`,
    remedy: renewal(kind),
  };
}

/** How it is renewed. */
export function renewal(kind: CredentialExpiration['kind']): string {
  return `add a new ${nouns[kind]} to the app registration, configure it in the pipeline, then remove the old one; OIDC needs none`;
}
