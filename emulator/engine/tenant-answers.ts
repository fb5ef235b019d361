import { randomUUID } from 'node:crypto';

import { type Answer, badRequest, refuse } from '../model/answer.js';
import type { Operation } from '../model/operation.js';
import type { Tenant } from '../tenant/tenant.js';

const intune = /^\/device(?:App)?Management(?:\/|$)/iu;

/** Whether the Intune services answer a path; the directory and the gateway have other error formats. */
export function isIntunes(path: string): boolean {
  return intune.test(path);
}

/** The answer of a tenant without an Intune license to every Intune request, in the three reported forms. */
export function unlicensedAnswer({ switches }: Tenant, path: string): Answer | undefined {
  if (switches.unlicensed === 'no' || !isIntunes(path)) return undefined;
  if (switches.unlicensed === 'segment') {
    return badRequest(`Resource not found for the segment '${path.split('/')[2] ?? 'deviceManagement'}'.`);
  }
  if (switches.unlicensed === '503') return { status: 503, html: unavailablePage };
  return refuse(401, 'Unauthorized', intuneMessage(path, 401, 'An error has occurred'));
}

const unavailablePage =
  '<!DOCTYPE HTML><HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD><BODY><h2>Service Unavailable</h2>' +
  '<hr><p>HTTP Error 503. The service is unavailable.</p></BODY></HTML>';

interface Answered {
  readonly path: string;
  readonly operation: Operation;
  readonly answer: Answer;
}

/** An answer with the status and error format of the tenant. */
export function asTenantAnswers(tenant: Tenant, { path, operation, answer }: Answered): Answer {
  if (answer.error) return inIntunesWords(tenant, path, answer);
  if (tenant.switches.statuses !== 'live') return answer;
  const row = liveStatuses.find(({ on }) => on.test(`${operation.method} ${operation.path}`));
  if (!row) return answer;
  return row.status === 204 ? { status: 204 } : { ...answer, status: row.status };
}

/** Statuses from real tenants that tools depend on, if they differ from the documented ones. */
const liveStatuses: readonly { readonly on: RegExp; readonly status: 200 | 204 }[] = [
  { on: /^POST \/deviceManagement\/(roleScopeTags|notificationMessageTemplates)$/u, status: 200 },
  { on: /^POST .*\/(assign|setPriority|setDefaultProfile)$/u, status: 200 },
  { on: /^DELETE \/deviceManagement\/windowsAutopilotDeploymentProfiles\/\{id\}\/assignments/u, status: 200 },
  { on: /^PATCH \/deviceManagement(\/depOnboardingSettings\/\{id\}\/enrollmentProfiles\/\{id\})?$/u, status: 204 },
];

/** Formats an error as the Intune services do, if the tenant does. */
function inIntunesWords({ switches }: Tenant, path: string, answer: Answer): Answer {
  const { error, status } = answer;
  if (!error || switches.errorBodies !== 'intune' || !isIntunes(path)) return answer;
  return { ...answer, error: { ...error, message: intuneMessage(path, status, error.message) } };
}

/**
 * A message of the Intune services: JSON as text, and for 401 nested in the JSON of an older layer.
 *
 * Seen in a dozen reports from 2019 to 2026.
 */
export function intuneMessage(path: string, status: number, sentence: string): string {
  const ids = `Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: ${randomUUID()}`;
  const url = `https://fef.msub01.manage.microsoft.com/StatelessEnrollmentFEService${path}?api-version=2026-11-01`;
  const inner = JSON.stringify({
    _version: 3,
    Message: `${sentence} - ${ids} - Url: ${url}`,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  });
  return status === 401 ? JSON.stringify({ ErrorCode: 'Forbidden', Message: inner }) : inner;
}
