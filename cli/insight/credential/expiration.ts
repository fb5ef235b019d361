import { defaultWindowDays, type Expiration, type ReportedExpiration } from '../../../core/index.js';

/** The client secret or certificate of a pipeline. */
export type CredentialExpiration = Expiration & { readonly kind: 'clientSecret' | 'clientCertificate' };

const nouns: Readonly<Record<CredentialExpiration['kind'], string>> = {
  clientSecret: 'client secret',
  clientCertificate: 'client certificate',
};

/** The entry in a report. `windowDays`: days before expiry. Default: 30. */
export function reportedExpiration(
  { kind, name, expirationDateTime, guess }: CredentialExpiration,
  windowDays = defaultWindowDays,
): ReportedExpiration {
  const consequence = 'the pipeline can no longer sign in, so it cannot plan, apply or monitor anything';
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
