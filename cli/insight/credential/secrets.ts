import { isJsonObject, jsonElements, type JsonObject, textOf } from '../../../core/index.js';
import type { CredentialExpiration } from './expiration.js';

/** A secret of an application, as listed by Microsoft Entra. */
interface KnownSecret {
  readonly name: string;
  readonly ends: Date;
  /** First three characters. Undefined: Microsoft Entra does not return them. */
  readonly hint: string | undefined;
}

/**
 * The secrets that can be the one that just signed in: unexpired secrets with the same first characters; if there are
 * none, those whose first characters are unknown. If there are several, each is marked as a guess. None: unknown.
 *
 * @see https://learn.microsoft.com/graph/api/resources/passwordcredential
 */
export function secretsInUse(application: JsonObject, secret: string, now: Date): readonly CredentialExpiration[] {
  const valid = secretsOf(application).filter(({ ends }) => ends > now);
  const alike = valid.filter(({ hint }) => hint !== undefined && secret.startsWith(hint));
  const found = alike.length > 0 ? alike : valid.filter(({ hint }) => hint === undefined);
  const guess = guessOf(alike.length, found.length);
  return found.map(({ name, ends }) => ({
    ...{ kind: 'clientSecret', name, ...(guess && { guess }) },
    expirationDateTime: ends.toISOString(),
  }));
}

function guessOf(alike: number, found: number): string | undefined {
  if (alike === 1) return undefined;
  return alike > 1
    ? `it may be the secret in use: ${String(alike)} secrets of the application start with the same characters`
    : `it may be the secret in use: Microsoft Entra ID does not return the first characters of ${found === 1 ? 'it' : `${String(found)} secrets`}`;
}

function secretsOf({ passwordCredentials }: JsonObject): readonly KnownSecret[] {
  return jsonElements(passwordCredentials)
    .filter(isJsonObject)
    .flatMap(({ displayName, keyId, endDateTime, hint }) => {
      const ends = new Date(textOf(endDateTime) ?? '');
      if (Number.isNaN(ends.getTime())) return [];
      return [
        { name: textOf(displayName) ?? textOf(keyId) ?? 'without a name', ends, hint: textOf(hint) ?? undefined },
      ];
    });
}
