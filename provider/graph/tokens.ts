import { type Diagnostic, hasErrors, type Identity } from '../../core/index.js';
import type { SignInMeans } from './ask-token.js';
import { readIdentity } from './claims.js';
import { signIn } from './credentials.js';
import type { GraphSettings } from './settings.js';
import { checkIdentity, diagnoseTokenFault } from './token-diagnostics.js';

/** A token that may be used, or why there is none. */
export interface TokenAnswer {
  readonly token?: string;
  readonly identity?: Identity;
  readonly diagnostics: readonly Diagnostic[];
}

/** The token of a connection. */
export interface Tokens {
  /** The present token; signs in where there is none or it is about to expire. Callers at the same time share one sign-in. */
  current(): Promise<TokenAnswer>;
  /** Gives up a token that Graph did not accept, so that the next call signs in anew. Another one is left alone. */
  discard(token: string): void;
  /** Whom the last good token speaks for. */
  readonly identity: () => Identity | undefined;
}

/** A token is renewed this long before it expires, so that none expires on its way. */
const marginMs = 120_000;
/** A failed sign-in is not tried again for so long: many wrong ones lock an identity. */
const failureMs = 30_000;

/**
 * Keeps the token of a connection. Nothing is signed in before the first call.
 *
 * A token of another tenant than the declared one, or an expired one, is never handed out.
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
