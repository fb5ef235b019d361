import type { Redactor } from '../../core/index.js';
import type { Failure } from './reply.js';

/** Why there is no token. None of the texts holds a secret. */
export type TokenFault =
  /** Entra, or the loopback address, said no. `code` is its own, e.g. `AADSTS7000215`. */
  | { readonly kind: 'rejected'; readonly code?: string; readonly message: string }
  /** It answered neither with a token nor with a refusal: throttling, a server error, a page of a proxy. */
  | { readonly kind: 'noVerdict'; readonly message: string }
  | { readonly kind: 'unreachable'; readonly address: string; readonly failure: Failure }
  /** No identity token could be had from the pipeline. */
  | { readonly kind: 'identityToken'; readonly message: string }
  /** The Azure CLI or the managed identity is not there, or not signed in. */
  | { readonly kind: 'unavailable'; readonly message: string };

/** A token, and when it expires in milliseconds since 1970; or why there is none. */
export type TokenResult = { readonly token: string; readonly expiresAt: number } | { readonly fault: TokenFault };

/** Makes a fault of what `@azure/identity` throws. */
export function toTokenFault(thrown: unknown, redactor: Redactor): TokenFault {
  const message = renderMessage(thrown instanceof Error ? thrown.message : String(thrown), redactor);
  const code = findCode(message);
  if (isNoVerdict(thrown)) return { kind: 'noVerdict', message };
  if (code !== undefined) return { kind: 'rejected', code, message };
  if (thrown instanceof Error && thrown.name === 'AuthenticationError') return { kind: 'rejected', message };
  return { kind: 'unavailable', message };
}

/** `@azure/identity` gives the status of an answer; Entra refuses with one of the client's. */
function isNoVerdict(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const status = 'statusCode' in thrown ? thrown.statusCode : undefined;
  return typeof status === 'number' && (status === 429 || status === 408 || status >= 500);
}

/** Whether a token may be put into a header. */
export function isUsableToken(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]+$/u.test(token);
}

/** Finds Entra's own code in a message, e.g. `AADSTS7000215`. */
export function findCode(message: string): string | undefined {
  return /AADSTS\d+/u.exec(message)?.[0];
}

/** Makes one line of a message: from Entra's code on where there is one, secrets taken out, without the trace ids that Entra adds. */
export function renderMessage(message: string, redactor: Redactor): string {
  const harmless = redactor.redact(message);
  const said = /AADSTS\d+:.*/su.exec(harmless)?.[0] ?? harmless;
  const [plain = ''] = said.split(/(?:Trace ID|Correlation ID|Timestamp):/u);
  return plain.replace(/\s+/gu, ' ').trim().slice(0, 500);
}
