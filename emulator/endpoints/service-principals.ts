import { type Answer, badRequest, ok, refuse } from '../model/answer.js';
import type { JsonObject } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { either } from '../model/permissions.js';
import { provisioningClient, provisioningClientId } from './group-owners.js';

/**
 * The service principal of the application Intune Provisioning Client, read-only, by application id; the emulator has
 * no others.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-get
 */
export const servicePrincipalByAppId: Operation = {
  method: 'GET',
  path: '/servicePrincipals',
  versions: bothVersions,
  permissions: either('Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'),
  run: read,
};

function read(call: Call): Answer {
  const { parameters, query, root } = call;
  const asked = parameters.appId ?? /^appId eq '([^']*)'$/u.exec(query.filter ?? '')?.[1];
  if (asked === undefined) return badRequest('The emulator reads service principals by the id of their application.');
  const found = asked.toLowerCase() === provisioningClient.appId ? [principal(call)] : [];
  const context = `${root}/$metadata#servicePrincipals`;
  if (parameters.appId === undefined) return ok({ '@odata.context': context, value: found });
  const [one] = found;
  if (!one) return refuse(404, 'Request_ResourceNotFound', `Resource '${asked}' does not exist.`);
  return ok({ '@odata.context': `${context}/$entity`, ...one });
}

function principal({ tenant, query: { select } }: Call): JsonObject {
  const whole: JsonObject = {
    id: provisioningClientId(tenant),
    ...provisioningClient,
    servicePrincipalType: 'Application',
  };
  return select ? Object.fromEntries(Object.entries(whole).filter(([name]) => select.includes(name))) : whole;
}
