/**
 * Patterns of credentials, regardless of their owner: private keys, JSON Web Tokens, values after `Bearer` and `Basic`,
 * and the secret fields of a form.
 */
const looks: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu,
  /\beyJ[\w-]{5,}(?:\.[\w-]*){1,4}/gu,
  /\b(?<=(?:bearer|basic)\s+)(?=[A-Z.~+/_=-]*[0-9.~+/_=-])[\w.~+/=-]{8,}/giu,
  /(?<=\b(?:client_secret|client_assertion|access_token|refresh_token|id_token|password)=)[^&\s"']+/giu,
];

/** A whole token, header and claims. In an answer from Graph, it can only be one that was sent. */
const jsonWebToken = /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/gu;

/** Replaces every whole JSON Web Token. */
export function withoutTokens(text: string, replacement: string): string {
  return text.replace(jsonWebToken, replacement);
}

/** Replaces everything that looks like a credential. */
export function withoutLooks(text: string, replacement: string): string {
  return looks.reduce((rest, look) => rest.replace(look, replacement), text);
}
