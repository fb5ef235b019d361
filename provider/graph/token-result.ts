import type { Redactor } from '../../core/index.js';
import type { Failure } from './reply.js';

/** Why there is no token. None of the texts contains a secret. */
export type TokenFault =
  /** Microsoft Entra, or the loopback address, refused. `code` is its own, such as `AADSTS7000215`. */
  | { readonly kind: 'rejected'; readonly code?: string; readonly message: string }
  /** It returned neither a token nor a refusal: throttling, a server error, a page of a proxy. */
  | { readonly kind: 'noVerdict'; readonly message: string }
  | { readonly kind: 'unreachable'; readonly address: string; readonly failure: Failure }
  /** The pipeline returned no identity token. */
  | { readonly kind: 'identityToken'; readonly message: string }
  /** The Azure CLI or the managed identity is missing, or not signed in. */
  | { readonly kind: 'unavailable'; readonly message: string };

/** A token, and its expiry in milliseconds since 1970; or why there is none. */
export type TokenResult = { readonly token: string; readonly expiresAt: number } | { readonly fault: TokenFault };

/** Converts an error of `@azure/identity`. */
export function toTokenFault(thrown: unknown, redactor: Redactor): TokenFault {
  const message = renderMessage(thrown instanceof Error ? thrown.message : String(thrown), redactor);
  const code = findCode(message);
  if (isNoVerdict(thrown)) return { kind: 'noVerdict', message };
  if (code !== undefined) return { kind: 'rejected', code, message };
  if (thrown instanceof Error && thrown.name === 'AuthenticationError') return { kind: 'rejected', message };
  return { kind: 'unavailable', message };
}

/** `@azure/identity` returns the status of an answer; Microsoft Entra refuses with a 4xx status. */
function isNoVerdict(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const status = 'statusCode' in thrown ? thrown.statusCode : undefined;
  return typeof status === 'number' && (status === 429 || status === 408 || status >= 500);
}

/** Whether a token is valid in a header. */
export function isUsableToken(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]+$/u.test(token);
}

/** Finds the code of Microsoft Entra in a message, such as `AADSTS7000215`. */
export function findCode(message: string): string | undefined {
  return /AADSTS\d+/u.exec(message)?.[0];
}

/** Formats a message on one line: starting at the code of Microsoft Entra if there is one, without secrets and trace ids. */
export function renderMessage(message: string, redactor: Redactor): string {
  const harmless = redactor.redact(message);
  const said = /AADSTS\d+:.*/su.exec(harmless)?.[0] ?? harmless;
  const [plain = ''] = said.split(/(?:Trace ID|Correlation ID|Timestamp):/u);
  return plain.replace(/\s+/gu, ' ').trim().slice(0, 500);
}
