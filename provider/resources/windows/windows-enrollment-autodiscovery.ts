import {
  bool,
  defineDataSource,
  type Diagnostic,
  error,
  type Graph,
  type ReadResult,
  string,
  type ValueObject,
} from '../../../core/index.js';

const target = 'EnterpriseEnrollment-s.manage.microsoft.com';

/** Whether Windows devices discover Intune from the addresses of a domain's users. */
export const windowsEnrollmentAutodiscovery = defineDataSource({
  name: 'windowsEnrollmentAutodiscovery',
  noun: 'autodiscovery check',
  doc:
    'Whether Windows devices find Intune from the sign-in name of a user of the domain: Graph looks up the CNAME record ' +
    '`EnterpriseEnrollment`. Graph does not look up the second record, `EnterpriseRegistration`.',
  source:
    'https://learn.microsoft.com/graph/api/intune-onboarding-devicemanagement-verifywindowsenrollmentautodiscovery',
  // Microsoft lists a ReadWrite permission as the least privileged one, although nothing is written.
  permissions: {
    read: ['DeviceManagementServiceConfig.ReadWrite.All', 'DeviceManagementConfiguration.ReadWrite.All'],
    write: [],
  },
  attributes: {
    domainName: string({
      required: true,
      minLength: 1,
      maxLength: 253,
      doc: 'Domain of the users’ sign-in names, such as `contoso.com`.',
    }),
    verified: bool({ computed: true, doc: 'Whether the record exists and points to Intune.' }),
    recordName: string({ computed: true, doc: 'Name of the CNAME record.' }),
    recordTarget: string({ computed: true, doc: 'Target that the record must have.' }),
  },
  read: readAutodiscovery,
  validate: checkDomain,
  example: { declared: { domainName: 'contoso.com' } },
});

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domain = new RegExp(`^${label}(?:\\.${label})+$`, 'iu');

/** Rejects anything that is not a domain name, because it could turn the request into a different Graph call. */
function checkDomain({ domainName }: ValueObject): readonly Diagnostic[] {
  if (typeof domainName !== 'string' || domainName === '' || domain.test(domainName)) return [];
  return [
    error('INT1130', {
      what: 'domain_name is not a domain name',
      where: { path: ['domainName'] },
      why: `got ${JSON.stringify(domainName)}`,
      fix: 'use a name such as contoso.com, in ASCII (an international name in its xn-- form)',
    }),
  ];
}

async function readAutodiscovery({ domainName }: ValueObject, graph: Graph): Promise<ReadResult<ValueObject>> {
  if (typeof domainName !== 'string') throw new TypeError('config is not valid');
  const result = await graph.get({
    version: 'beta',
    path: `/deviceManagement/verifyWindowsEnrollmentAutoDiscovery(domainName='${domainName}')`,
    area: 'other',
  });
  if (result.state !== 'present') return result;
  return {
    state: 'present',
    value: {
      id: domainName.toLowerCase(),
      domainName,
      verified: result.value.value === true,
      recordName: `EnterpriseEnrollment.${domainName}`,
      recordTarget: target,
    },
  };
}
