import { badRequest } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import {
  boolean,
  complex,
  complexes,
  dateTime,
  type EntityType,
  int32,
  int64,
  oneOf,
  text,
  texts,
} from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { either } from '../model/permissions.js';
import type { Tenant } from '../tenant/tenant.js';

const readOnly = { readOnly: true } as const;

/** Authorities in the order of their ordinals. */
export const authorities = ['unknown', 'intune', 'sccm', 'office365'] as const;

const organization: EntityType = {
  name: 'organization',
  properties: {
    deletedDateTime: dateTime({ ...readOnly, nullable: true }),
    assignedPlans: complexes(readOnly),
    businessPhones: texts(readOnly),
    city: text(readOnly),
    country: text(readOnly),
    countryLetterCode: text(readOnly),
    createdDateTime: dateTime({ ...readOnly, nullable: true }),
    defaultUsageLocation: text(readOnly),
    displayName: text(readOnly),
    isMultipleDataLocationsForServicesEnabled: boolean({ ...readOnly, nullable: true, beta: true }),
    marketingNotificationEmails: texts(),
    onPremisesLastSyncDateTime: dateTime({ ...readOnly, nullable: true }),
    onPremisesSyncEnabled: boolean({ ...readOnly, nullable: true }),
    partnerTenantType: text(readOnly),
    postalCode: text(readOnly),
    preferredLanguage: text(readOnly),
    privacyProfile: complex({ contactEmail: text(), statementUrl: text({ maxLength: 255 }) }),
    provisionedPlans: complexes(readOnly),
    securityComplianceNotificationMails: texts(),
    securityComplianceNotificationPhones: texts(),
    state: text(readOnly),
    street: text(readOnly),
    technicalNotificationMails: texts(),
    tenantType: text(readOnly),
    verifiedDomains: complexes(readOnly),
    // A live check found that it is not in the default projection: a GET without `$select` does not return the
    // authority.
    mobileDeviceManagementAuthority: oneOf(authorities, { selectOnly: true }),
    certificateConnectorSetting: complex(
      {
        status: int32(),
        certExpiryTime: dateTime(),
        enrollmentError: text(),
        lastConnectorConnectionTime: dateTime(),
        connectorVersion: text(),
        lastUploadVersion: int64(),
      },
      { readOnly: true, beta: true, selectOnly: true },
    ),
  },
};

const intune = [
  'Configuration.Read.All',
  'Configuration.ReadWrite.All',
  'ServiceConfig.Read.All',
  'ServiceConfig.ReadWrite.All',
].map((name) => `DeviceManagement${name}`);
const directory = [
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Organization.Read.All',
  'Organization.ReadWrite.All',
  'User.Read.All',
];

const onlyIntunes = (body: JsonObject): boolean =>
  'mobileDeviceManagementAuthority' in body || 'certificateConnectorSetting' in body;

/** The organization: one object, the tenant itself. POST and DELETE are not documented and have no permissions. */
export const organizations: EntitySet = {
  path: '/organization',
  versions: bothVersions,
  declaredType: 'organization',
  types: [organization],
  directory: true,
  permissions: {
    list: { delegated: [...intune, ...directory, 'User.Read'], application: [...intune, ...directory] },
    get: either(...intune, 'User.Read.All'),
    update: either(
      'DeviceManagementServiceConfig.ReadWrite.All',
      'DeviceManagementConfiguration.ReadWrite.All',
      'Organization.ReadWrite.All',
    ),
  },
  audit: { category: 'Other', component: 'Organization' },
  quirks: {
    // According to Intune's page, the answer is 200 with the object; according to the directory's, 204 without.
    updateStatus: (body) => (onlyIntunes(body) ? 200 : 204),
    // Writing the authority with PATCH is documented but not confirmed; only the current value is accepted here.
    checkUpdate: (present, { mobileDeviceManagementAuthority: wanted }) =>
      wanted === undefined || wanted === present.mobileDeviceManagementAuthority
        ? undefined
        : badRequest('The MDM authority cannot be set with PATCH; use setMobileDeviceManagementAuthority.'),
  },
  seed: (tenant) => [seedOrganization(tenant)],
};

function seedOrganization({ tenantId, seed }: Tenant): JsonObject {
  const initial = {
    name: `${initialDomain(seed.displayName)}.onmicrosoft.com`,
    isInitial: true,
    isDefault: seed.domains.length === 0,
  };
  const own = seed.domains.map((name, index) => ({ name, isInitial: false, isDefault: index === 0 }));
  return {
    id: tenantId,
    displayName: seed.displayName,
    createdDateTime: '2016-02-23T09:12:45Z',
    countryLetterCode: 'US',
    preferredLanguage: 'en',
    tenantType: 'AAD',
    assignedPlans: [],
    provisionedPlans: [],
    businessPhones: [],
    marketingNotificationEmails: [],
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    technicalNotificationMails: [],
    verifiedDomains: [initial, ...own].map((domain) => ({
      ...domain,
      capabilities: 'Email, OfficeCommunicationsOnline',
      type: 'Managed',
    })),
    mobileDeviceManagementAuthority: seed.authority,
  };
}

function initialDomain(displayName: string): string {
  return displayName.toLowerCase().replace(/[^a-z\d]/gu, '');
}
