import { isJsonObject } from '../../core/index.js';
import type { JsonObject, Redactor } from '../../core/index.js';
import type { Http, HttpAnswer } from './http.js';
import type { GraphSettings } from './settings.js';
import type { TokenResult } from './token-result.js';
import { findCode, renderMessage } from './token-result.js';

/** What signing in works with. `now`: milliseconds since 1970. */
export interface SignInMeans {
  readonly http: Http;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  readonly now: () => number;
}

/**
 * Asks the authority of a loopback address for an application's token (client credentials grant).
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function requestToken(
  settings: GraphSettings,
  proof: Readonly<Record<string, string>>,
  { http, signal, redactor, now }: SignInMeans,
): Promise<TokenResult> {
  const url = `${settings.authority}/${settings.tenantId}/oauth2/v2.0/token`;
  const clientId = 'clientId' in settings.credential ? (settings.credential.clientId ?? '') : '';
  const form = { grant_type: 'client_credentials', client_id: clientId, scope: settings.scope, ...proof };
  const answer = await http({
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    signal,
  });
  if (answer.kind === 'failure') {
    return { fault: { kind: 'unreachable', address: settings.authority, failure: answer } };
  }
  return readAnswer(answer, now(), redactor);
}

function readAnswer(answer: HttpAnswer, now: number, redactor: Redactor): TokenResult {
  const body = parseObject(answer.text);
  const { access_token: token, expires_in: seconds } = body;
  if (answer.status === 200 && typeof token === 'string' && typeof seconds === 'number') {
    return { token, expiresAt: now + seconds * 1000 };
  }
  const description = typeof body.error_description === 'string' ? body.error_description : 'no token in the answer';
  const message = renderMessage(description, redactor);
  const code = findCode(message);
  const said = code === undefined ? `status ${String(answer.status)}, ${message}` : message;
  return { fault: { kind: 'rejected', message: said, ...(code !== undefined && { code }) } };
}

/** Parses a JSON object; anything else is an empty one. */
export function parseObject(text: string): JsonObject {
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body) ? body : {};
  } catch {
    return {};
  }
}
