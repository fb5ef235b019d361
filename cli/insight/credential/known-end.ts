import { defaultWindowDays, type KnownEnd } from '../../../core/index.js';

/** When what the pipeline signs in with ends, or may end. */
export interface CredentialEnd {
  readonly kind: 'clientSecret' | 'clientCertificate';
  /** What it is called in Entra or by itself. Never a part of a secret. */
  readonly name: string;
  readonly ends: Date;
  /** Why it is not sure that this is the one in use. Absent: it is. */
  readonly guess?: string;
}

const nouns: Readonly<Record<CredentialEnd['kind'], string>> = {
  clientSecret: 'client secret',
  clientCertificate: 'client certificate',
};

/** What a report says about it. `windowDays`: days before the end. Default: 30. */
export function toKnownEnd({ kind, name, ends, guess }: CredentialEnd, windowDays = defaultWindowDays): KnownEnd {
  const consequence = 'the pipeline cannot sign in any more: nothing is planned, applied or watched';
  return {
    noun: nouns[kind],
    label: name,
    ends,
    windowDays,
    expiry: {
      consequence: guess === undefined ? consequence : `${guess}; if so, ${consequence}`,
      remedy: renewal(kind),
    },
  };
}

/** How it is renewed. */
export function renewal(kind: CredentialEnd['kind']): string {
  return `add a new ${nouns[kind]} to the app registration, give it to the pipeline, then remove the old one; OIDC needs none`;
}
