import { applications, type EmulatedApplication } from '../identities.js';
import { type Answer, badRequest, ok, refuse } from '../model/answer.js';
import { complexes, dateTime, type EntityType, text } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { renderEntity, unknownSelection } from '../odata/render.js';
import { createRandom, seedFrom } from '../tenant/random.js';
import type { Tenant } from '../tenant/tenant.js';
import type { SeededSecret } from '../tenant/tenant-seed.js';

const readOnly = { readOnly: true } as const;

const application: EntityType = {
  name: 'application',
  properties: {
    appId: text(readOnly),
    displayName: text(),
    createdDateTime: dateTime(readOnly),
    // The emulator registers no certificates, so the list is empty.
    keyCredentials: complexes(readOnly),
    passwordCredentials: complexes(readOnly),
  },
};

const more = ['Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/**
 * An application by its client id, read-only. The emulator supports neither the object id nor a list.
 *
 * `hint` is the first three characters of the secret, and `secretText` is never returned again, according to
 * Microsoft's page of `passwordCredential`. Evidence `?`: the messages of refusals, and that
 * `Application.ReadWrite.OwnedBy` allows an application to read itself. In the service, its own service principal must
 * be an owner; here, it is always allowed.
 *
 * @see https://learn.microsoft.com/graph/api/application-get
 * @see https://learn.microsoft.com/graph/api/resources/passwordcredential
 */
export const applicationByAppId: Operation = {
  method: 'GET',
  path: '/applications',
  versions: bothVersions,
  permissions: {
    delegated: ['Application.Read.All', ...more],
    application: ['Application.Read.All', 'Application.ReadWrite.OwnedBy', ...more],
  },
  run: read,
};

function read({ tenant, parameters, query: { select }, root, version }: Call): Answer {
  const { appId } = parameters;
  if (appId === undefined) return refuse(501, 'NotImplemented', 'The emulator does not list applications.');
  const found = applications.find(({ clientId }) => clientId === appId.toLowerCase());
  if (!found) return refuse(404, 'Request_ResourceNotFound', `Resource '${appId}' does not exist.`);
  const view = { version, declaredType: application.name, ...(select && { select }) };
  const unknown = unknownSelection([application], view);
  if (unknown !== undefined) return badRequest(`Could not find a property named '${unknown}' on type 'application'.`);
  return ok({
    '@odata.context': `${root}/$metadata#applications/$entity`,
    ...renderEntity(objectOf(found, tenant), application, view),
  });
}

/** Later than the clock of any test or demo. The default of Microsoft Entra is two years after creation. */
const farAhead = '2099-12-31T00:00:00Z';

function objectOf({ clientId, clientSecret, displayName }: EmulatedApplication, tenant: Tenant): JsonObject {
  const random = createRandom(seedFrom(`${tenant.tenantId.toLowerCase()} application ${clientId}`));
  const id = random.guid();
  const own: SeededSecret = { displayName: 'pipeline', endDateTime: farAhead };
  const secrets = tenant.seed.clientSecrets.length > 0 ? tenant.seed.clientSecrets : [own];
  return {
    id,
    appId: clientId,
    displayName,
    createdDateTime: '2024-03-04T08:00:00Z',
    keyCredentials: [],
    passwordCredentials: secrets.map(({ displayName: name, endDateTime, hint = clientSecret.slice(0, 3) }) => ({
      customKeyIdentifier: null,
      displayName: name,
      endDateTime,
      hint,
      keyId: random.guid(),
      secretText: null,
      startDateTime: '2024-03-04T08:00:00Z',
    })),
  };
}
