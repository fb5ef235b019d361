import { isJsonObject, jsonElements, type JsonObject, textOf } from '../../../core/index.js';
import type { CredentialExpiration } from './expiration.js';

/** A secret of an application, as Microsoft Entra lists it. */
interface KnownSecret {
  readonly name: string;
  readonly ends: Date;
  /** First three characters. Undefined: Entra does not tell. */
  readonly hint: string | undefined;
}

/**
 * The secrets that may be the one in use, which just signed in: those that have not ended and begin as it does; where none
 * does, those of which Entra does not tell how they begin. Several: each is a guess, and says so. None: it is not known.
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
    : `it may be the secret in use: Microsoft Entra ID does not say how ${found === 1 ? 'it begins' : `${String(found)} secrets begin`}`;
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
