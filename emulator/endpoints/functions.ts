import { badRequest, ok } from '../model/answer.js';
import { bothVersions, type Operation } from '../model/operation.js';
import { toWrite } from '../model/permissions.js';

/**
 * Whether the `EnterpriseEnrollment` CNAME of the domain points to Intune: true for the seeded domains. The least
 * permission is a ReadWrite one even for this GET, according to Microsoft's permission list.
 */
export const verifyWindowsEnrollmentAutoDiscovery: Operation = {
  method: 'GET',
  path: '/deviceManagement/verifyWindowsEnrollmentAutoDiscovery',
  versions: bothVersions,
  permissions: toWrite('ServiceConfig', 'Configuration'),
  run: ({ parameters, tenant, root }) => {
    const domain = parameters.domainName;
    if (!domain) return badRequest("Parameter 'domainName' is missing.");
    const verified = tenant.seed.domains.some((name) => name.toLowerCase() === domain.toLowerCase());
    return ok({ '@odata.context': `${root}/$metadata#Edm.Boolean`, value: verified });
  },
};
