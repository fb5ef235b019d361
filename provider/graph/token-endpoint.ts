import { isJsonObject, type JsonObject, type Redactor } from '../../core/index.js';
import { askPersistently, type SignInMeans } from './ask-token.js';
import type { HttpAnswer } from './http.js';
import type { GraphSettings } from './settings.js';
import { findCode, isUsableToken, renderMessage, type TokenResult } from './token-result.js';

/**
 * Requests an application's token from Microsoft Entra, or from a loopback address (client credentials grant).
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function requestToken(
  settings: GraphSettings,
  proof: Readonly<Record<string, string>>,
  means: SignInMeans,
): Promise<TokenResult> {
  const url = `${settings.authority}/${settings.tenantId}/oauth2/v2.0/token`;
  const clientId = 'clientId' in settings.credential ? (settings.credential.clientId ?? '') : '';
  const form = { grant_type: 'client_credentials', client_id: clientId, scope: settings.scope, ...proof };
  const answer = await askPersistently(means, {
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  if (answer.kind === 'failure') {
    return { fault: { kind: 'unreachable', address: settings.authority, failure: answer } };
  }
  return readAnswer(answer, means.now(), means.surroundings.redactor);
}

function readAnswer(answer: HttpAnswer, now: number, redactor: Redactor): TokenResult {
  const body = parseObject(answer.text);
  const { access_token: token } = body;
  const seconds = secondsOf(body.expires_in);
  if (answer.status === 200 && isUsableToken(token) && seconds !== undefined) {
    return { token, expiresAt: now + seconds * 1000 };
  }
  const description = typeof body.error_description === 'string' ? body.error_description : 'no token in the response';
  const message = renderMessage(description, redactor);
  const code = findCode(message);
  const said = code === undefined ? `status ${String(answer.status)}, ${message}` : message;
  if (!isRefusal(answer, body)) return { fault: { kind: 'noVerdict', message: said } };
  return { fault: { kind: 'rejected', message: said, ...(code !== undefined && { code }) } };
}

/** Only an error in the format of Microsoft Entra with a 4xx status concerns the credential, unless it is transient. */
function isRefusal({ status }: HttpAnswer, { error }: JsonObject): boolean {
  const isRefused = status >= 400 && status < 500 && status !== 429 && status !== 408;
  return isRefused && typeof error === 'string' && !transientErrors.has(error);
}

/**
 * Errors of the service, which Microsoft Entra can return with a 4xx status.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application
 */
const transientErrors: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);

/** Some token endpoints return the lifetime as text. */
function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** Parses a JSON object; anything else becomes an empty one. */
export function parseObject(text: string): JsonObject {
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body) ? body : {};
  } catch {
    return {};
  }
}
