import { recordWrite } from '../engine/audit.js';
import { type Answer, badRequest, notFound, ok } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import { boolean, dateTime, text } from '../model/entity-type.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { either, toWrite } from '../model/permissions.js';
import { graphTime, unsetTime } from '../tenant/graph-time.js';

const read = either(
  'DeviceManagementConfiguration.Read.All',
  'DeviceManagementConfiguration.ReadWrite.All',
  'DeviceManagementServiceConfig.ReadWrite.All',
);

/**
 * Consents to data sharing between Microsoft and others. Only one is known: for Apple push certificates.
 *
 * Creating, changing and deleting consents is only in generated documentation, and no tool uses it. The emulator makes
 * them read-only.
 */
export const dataSharingConsents: EntitySet = {
  path: '/deviceManagement/dataSharingConsents',
  versions: betaOnly,
  declaredType: 'dataSharingConsent',
  types: [
    {
      name: 'dataSharingConsent',
      properties: {
        serviceDisplayName: text(),
        termsUrl: text(),
        granted: boolean(),
        grantDateTime: dateTime(),
        grantedByUpn: text(),
        grantedByUserId: text(),
      },
    },
  ],
  permissions: { list: read, get: read },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  seed: () => [
    {
      id: 'appleMDMPushCertificate',
      // The texts of the service are unknown.
      serviceDisplayName: 'Apple MDM push certificate',
      termsUrl: 'https://go.microsoft.com/fwlink/?linkid=857505',
      granted: false,
      grantDateTime: unsetTime,
      grantedByUpn: null,
      grantedByUserId: null,
    },
  ],
};

/** Grants a consent, which cannot be withdrawn. */
export const consentToDataSharing: Operation = {
  method: 'POST',
  path: `${dataSharingConsents.path}/{id}/consentToDataSharing`,
  versions: betaOnly,
  permissions: toWrite('ServiceConfig'),
  run: consent,
};

function consent(call: Call): Answer {
  const [id = ''] = call.keys;
  const objects = call.tenant.objects(dataSharingConsents.path);
  const before = objects.get(id.toLowerCase());
  if (!before) return notFound(id);
  // That a second consent is refused is a guess; it reveals clients that grant twice.
  if (before.granted === true) return badRequest('The consent has been given already.');
  const { actor, tenant, root } = call;
  const after = {
    ...before,
    granted: true,
    grantDateTime: graphTime(tenant.now()),
    grantedByUpn: actor.userPrincipalName,
    grantedByUserId: actor.userId,
  };
  objects.set(id.toLowerCase(), after);
  recordWrite(dataSharingConsents, call, { operation: 'ConsentToDataSharing', before, after });
  return ok({ '@odata.context': `${root}/$metadata#deviceManagement/dataSharingConsents/$entity`, ...after });
}
