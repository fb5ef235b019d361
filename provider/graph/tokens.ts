import { type Diagnostic, hasErrors, type Identity } from '../../core/index.js';
import type { SignInMeans } from './ask-token.js';
import { readIdentity } from './claims.js';
import { signIn } from './credentials.js';
import type { GraphSettings } from './settings.js';
import { checkIdentity, diagnoseTokenFault } from './token-diagnostics.js';

/** A valid token, or why there is none. */
export interface TokenAnswer {
  readonly token?: string;
  readonly identity?: Identity;
  readonly diagnostics: readonly Diagnostic[];
}

/** The token of a connection. */
export interface Tokens {
  /** Returns the current token; signs in if there is none or it expires soon. Concurrent callers share one sign-in. */
  current(): Promise<TokenAnswer>;
  /** Drops a token that Graph did not accept, so that the next call signs in again. Another token is kept. */
  discard(token: string): void;
  /** Identity of the last valid token. */
  readonly identity: () => Identity | undefined;
}

/** Milliseconds before expiry at which a token is renewed, so that it does not expire in transit. */
const marginMs = 120_000;
/** Milliseconds for which a failed sign-in is not repeated: many failures lock an identity. */
const failureMs = 30_000;

/**
 * Manages the token of a connection. Does not sign in before the first call.
 *
 * A token of another tenant than the declared one, or an expired one, is never returned.
 */
export function createTokens(settings: GraphSettings, means: Omit<SignInMeans, 'now'>): Tokens {
  const { surroundings } = means;
  const now = (): number => surroundings.clock.now().getTime();
  let kept: { readonly answer: Promise<TokenAnswer>; goodUntil: number; token?: string } | undefined;
  let identity: Identity | undefined;
  const renew = async (): Promise<TokenAnswer> => {
    const result = await signIn(settings, { ...means, now });
    if ('token' in result) surroundings.redactor.addSent(result.token);
    const answer = toAnswer(result, settings, now());
    identity = answer.identity ?? identity;
    const token = answer.token;
    const goodUntil = token !== undefined && 'expiresAt' in result ? result.expiresAt - marginMs : now() + failureMs;
    kept = { answer: Promise.resolve(answer), goodUntil, ...(token !== undefined && { token }) };
    return answer;
  };
  return {
    current: () => {
      if (kept === undefined || kept.goodUntil <= now()) kept = { answer: renew(), goodUntil: Infinity };
      return kept.answer;
    },
    discard: (token) => {
      if (kept?.token === token) kept = undefined;
    },
    identity: () => identity,
  };
}

function toAnswer(result: Awaited<ReturnType<typeof signIn>>, settings: GraphSettings, now: number): TokenAnswer {
  if ('fault' in result) return { diagnostics: [diagnoseTokenFault(result.fault, settings)] };
  const identity = readIdentity(result.token);
  const diagnostics = checkIdentity(identity, { tenantId: settings.tenantId, now });
  const known = { ...(identity !== undefined && { identity }), diagnostics };
  return hasErrors(diagnostics) ? known : { ...known, token: result.token };
}
