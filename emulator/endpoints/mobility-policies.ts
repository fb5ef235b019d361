import type { EntitySet } from '../model/entity-set.js';
import type { EntityType } from '../model/entity-type.js';
import { boolean, oneOf, text } from '../model/entity-type.js';
import { betaOnly } from '../model/operation.js';
import { delegatedOnly } from '../model/permissions.js';

const mobilityManagementPolicy: EntityType = {
  name: 'mobilityManagementPolicy',
  writable: false,
  properties: {
    displayName: text(),
    description: text(),
    appliesTo: oneOf(['none', 'all', 'selected']),
    isValid: boolean(),
    termsOfUseUrl: text(),
    discoveryUrl: text(),
    complianceUrl: text(),
  },
};

/** MDM user scope, read-only so far. It stands for what only a signed-in user may read, in any API version. */
export const mobileDeviceManagementPolicies: EntitySet = {
  path: '/policies/mobileDeviceManagementPolicies',
  versions: betaOnly,
  declaredType: 'mobilityManagementPolicy',
  types: [mobilityManagementPolicy],
  directory: true,
  permissions: {
    list: delegatedOnly('Policy.Read.All', 'Policy.ReadWrite.MobilityManagement'),
    get: delegatedOnly('Policy.Read.All', 'Policy.ReadWrite.MobilityManagement'),
  },
  audit: { category: 'Other', component: 'MobilityManagement' },
  seed: () => [
    {
      id: '0000000a-0000-0000-c000-000000000000',
      displayName: 'Microsoft Intune',
      description: null,
      appliesTo: 'none',
      isValid: true,
      termsOfUseUrl: 'https://portal.manage.microsoft.com/TermsofUse.aspx',
      discoveryUrl: 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc',
      complianceUrl: 'https://portal.manage.microsoft.com/?portalAction=Compliance',
    },
  ],
};
