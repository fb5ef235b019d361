/** What takes a secret's place. */
export const redacted = '[redacted]';

/** Takes secrets out of every text that leaves the process: logs, crash reports, diagnostics. */
export interface Redactor {
  /** Learns a secret. Texts of less than four characters are no secrets, and would garble everything. */
  readonly add: (secret: string) => void;
  /** The text without any secret: those learnt (also percent-encoded, in JSON and in Base64), bearer and JSON Web Tokens, PEM keys. */
  readonly redact: (text: string) => string;
}

/** Makes a redactor that has learnt nothing yet, and knows tokens and keys by their look. */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  return {
    add(secret) {
      if (secret.length >= shortestSecret) spellings(secret).forEach((spelling) => known.add(spelling));
    },
    redact: (text) =>
      longestFirst(known).reduce((rest, secret) => rest.replaceAll(secret, redacted), withoutTokens(text)),
  };
}

const shortestSecret = 4;

/** A secret travels percent-encoded in forms, escaped in JSON, and in Base64 in basic authentication. */
function spellings(secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').replace(/=+$/u, ''),
  ];
}

/** A secret may be part of another; the longer one goes first, so that no rest of it stays. */
function longestFirst(secrets: ReadonlySet<string>): readonly string[] {
  return [...secrets].sort((a, b) => b.length - a.length);
}

const tokens: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu,
  /\beyJ[\w-]{5,}(?:\.[\w-]*){1,4}/gu,
  /\b(?<=bearer\s+)[\w.~+/=-]+/giu,
  /(?<=\b(?:client_secret|client_assertion|access_token|refresh_token|id_token|password|code)=)[^&\s"']+/giu,
];

function withoutTokens(text: string): string {
  return tokens.reduce((rest, pattern) => rest.replace(pattern, redacted), text);
}
