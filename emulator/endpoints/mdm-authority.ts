import { recordWrite } from '../engine/audit.js';
import { type Answer, badRequest, ok, refuse } from '../model/answer.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { toWrite } from '../model/permissions.js';
import { authorities, organizations } from './organization.js';

/** The action that sets the MDM authority. It takes no parameter: Intune is the only possible value. */
export const setAuthority: Operation = {
  method: 'POST',
  path: '/organization/{id}/setMobileDeviceManagementAuthority',
  versions: bothVersions,
  permissions: toWrite('ServiceConfig', 'Configuration'),
  run: (call) => set(call),
};

function set(call: Call): Answer {
  const [id = ''] = call.keys;
  const objects = call.tenant.objects(organizations.path);
  const organization = objects.get(id.toLowerCase());
  if (!organization) return refuse(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
  // The hybrid subscription must be removed first; the error of the service is not documented.
  if (organization.mobileDeviceManagementAuthority === 'sccm') {
    return badRequest('The MDM authority is Configuration Manager and cannot be changed here.');
  }
  const after = { ...organization, mobileDeviceManagementAuthority: 'intune' };
  objects.set(id.toLowerCase(), after);
  recordWrite(organizations, call, { operation: 'SetMobileDeviceManagementAuthority', before: organization, after });
  // The documented sample returns 2, which is a placeholder; the ordinal of the new authority is our interpretation of
  // Int32.
  return ok({ '@odata.context': `${call.root}/$metadata#Edm.Int32`, value: authorities.indexOf('intune') });
}
