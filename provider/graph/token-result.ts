import type { Redactor } from '../../core/index.js';
import type { Failure } from './reply.js';

/** Why there is no token. None of the texts holds a secret. */
export type TokenFault =
  /** Entra, or the loopback address, said no. `code` is its own, e.g. `AADSTS7000215`. */
  | { readonly kind: 'rejected'; readonly code?: string; readonly message: string }
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
  if (code !== undefined) return { kind: 'rejected', code, message };
  if (thrown instanceof Error && thrown.name === 'AuthenticationError') return { kind: 'rejected', message };
  return { kind: 'unavailable', message };
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
