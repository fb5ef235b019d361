import { randomUUID } from 'node:crypto';

import { type EmulatedApplication, type EmulatedUser, intuneAdministrator, users } from '../identities.js';
import { type Answer, isRefused, type Outcome } from '../model/answer.js';
import { isJsonObject, parseJson } from '../model/json.js';
import type { TokenAuthority } from './access-token.js';

/** Dependencies of the token endpoint. */
export interface TokenEndpoint {
  readonly authority: TokenAuthority;
  readonly hasTenant: (tenantId: string) => boolean;
  readonly permissions: readonly string[];
  readonly applications: readonly EmulatedApplication[];
  readonly now: () => Date;
}

interface TokenForm {
  readonly endpoint: TokenEndpoint;
  readonly tenantId: string;
  readonly form: URLSearchParams;
}

/** Answers `POST /{tenantId}/oauth2/v2.0/token`: client credentials (secret or assertion) and passwords of the demo's users. */
export function answerTokenRequest(endpoint: TokenEndpoint, tenantId: string, form: URLSearchParams): Answer {
  const context = { endpoint, tenantId, form };
  if (!endpoint.hasTenant(tenantId)) return problem(context, tenantNotFound(tenantId));
  const grant = form.get('grant_type');
  if (grant === 'client_credentials') return forApplication(context);
  if (grant === 'password') return forUser(context);
  return problem(context, {
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    text: `The app requested an unsupported grant type '${grant ?? ''}'.`,
  });
}

interface Problem {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly text: string;
}

function tenantNotFound(tenantId: string): Problem {
  return { status: 400, error: 'invalid_request', code: 90002, text: `Tenant '${tenantId}' not found.` };
}

function problem({ endpoint }: TokenForm, { status, error, code, text }: Problem): Answer {
  const timestamp = endpoint.now().toISOString();
  const ids = { trace_id: randomUUID(), correlation_id: randomUUID() };
  const description = `AADSTS${String(code)}: ${text} Trace ID: ${ids.trace_id} Correlation ID: ${ids.correlation_id} Timestamp: ${timestamp}`;
  return { status, body: { error, error_description: description, error_codes: [code], timestamp, ...ids } };
}

function forApplication(context: TokenForm): Answer {
  const application = authenticate(context);
  if (isRefused(application)) return application.refusal;
  const { endpoint, tenantId } = context;
  const { clientId, displayName, grants, signedIn, expiresInSeconds } = application.value;
  const token = endpoint.authority.issue({
    tenantId,
    kind: signedIn ? 'delegated' : 'application',
    ...(signedIn && { userPrincipalName: signedIn.userPrincipalName, userId: signedIn.userId }),
    applicationId: clientId,
    applicationDisplayName: displayName,
    permissions:
      grants === 'all' ? endpoint.permissions : endpoint.permissions.filter((name) => /\.Read(\.All)?$/u.test(name)),
    directoryRoles: application.value.directoryRoles,
    expiresInSeconds,
  });
  return granted(token, expiresInSeconds);
}

function granted(token: string, expiresInSeconds: number): Answer {
  // A real answer is never 0 or negative; clients then learn that the token has expired when Graph refuses it.
  const lifetime = expiresInSeconds > 0 ? expiresInSeconds : 3599;
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token: token },
  };
}

function authenticate(context: TokenForm): Outcome<EmulatedApplication> {
  const { form, endpoint } = context;
  const clientId = form.get('client_id') ?? '';
  const application = endpoint.applications.find((candidate) => candidate.clientId === clientId.toLowerCase());
  if (!application) return { refusal: problem(context, clientNotFound(clientId)) };
  const assertion = form.get('client_assertion');
  if (assertion !== null) return checkAssertion(context, application, assertion);
  if (form.get('client_secret') === application.clientSecret) return { value: application };
  return { refusal: problem(context, wrongSecret(clientId)) };
}

function clientNotFound(clientId: string): Problem {
  const text = `Application with identifier '${clientId}' was not found in the directory.`;
  return { status: 400, error: 'unauthorized_client', code: 700016, text };
}

function wrongSecret(clientId: string): Problem {
  const text = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`;
  return { status: 401, error: 'invalid_client', code: 7000215, text };
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** An assertion must be a JWT that has not expired. Its signature is not verified, because no certificate is registered. */
function checkAssertion(
  context: TokenForm,
  application: EmulatedApplication,
  assertion: string,
): Outcome<EmulatedApplication> {
  const claims = parseJson(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString());
  const isJwt = context.form.get('client_assertion_type') === assertionType && isJsonObject(claims);
  const expired = isJwt && typeof claims.exp === 'number' && claims.exp * 1000 <= context.endpoint.now().getTime();
  if (isJwt && !expired) return { value: application };
  const code = expired ? 700024 : 50027;
  const text = expired ? 'Client assertion is not within its valid time range.' : 'JWT token is invalid or malformed.';
  return { refusal: problem(context, { status: 401, error: 'invalid_client', code, text }) };
}

function forUser(context: TokenForm): Answer {
  const { endpoint, tenantId, form } = context;
  const user = userOf(form);
  if (!user) return problem(context, wrongPassword);
  const application = endpoint.applications.find(({ clientId }) => clientId === form.get('client_id')?.toLowerCase());
  const token = endpoint.authority.issue({
    tenantId,
    kind: 'delegated',
    applicationId: application?.clientId ?? adminCenter.id,
    applicationDisplayName: application?.displayName ?? adminCenter.name,
    permissions: endpoint.permissions,
    userPrincipalName: user.userPrincipalName,
    userId: user.userId,
    directoryRoles: [intuneAdministrator],
    expiresInSeconds: 3599,
  });
  return granted(token, 3599);
}

/** Application of users if none is given. */
const adminCenter = { id: '5926fc8e-304e-4f59-8bed-58ca97cc39a4', name: 'Microsoft Intune portal extension' };

const wrongPassword: Problem = {
  status: 400,
  error: 'invalid_grant',
  code: 50126,
  text: 'Error validating credentials due to invalid username or password.',
};

function userOf(form: URLSearchParams): EmulatedUser | undefined {
  const name = form.get('username')?.toLowerCase();
  return users.find(
    ({ userPrincipalName, password }) => userPrincipalName === name && password === form.get('password'),
  );
}
