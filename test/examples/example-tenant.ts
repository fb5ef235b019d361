import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { isJsonObject, type JsonObject } from '../../core/index.js';
import { administratorsConsole } from '../../emulator/identities.js';
import { testCertificates } from '../support/push-certificates.js';
import { startTenant, type TestTenant, type TestTenantOptions } from '../support/tenant.js';
import { yamlOf } from './example.js';

/** Keys under which a declaration names Entra groups. */
const groupKeys = ['group', 'excludeGroup', 'groups', 'targetGroupIds'];

/**
 * A tenant in the state before the first apply of an example: with its groups, the certificate and binding that only
 * people can set up, devices, and objects that were created by hand.
 */
export async function startExampleTenant(
  name: string,
  options: Pick<TestTenantOptions, 'clock'> = {},
): Promise<TestTenant> {
  const groups = [...new Set(groupsIn(parse(readFileSync(yamlOf(name), 'utf8'))))];
  const tenant = await startTenant(
    {
      authority: 'unknown',
      managedGooglePlay: 'bound',
      domains: ['contoso.com'],
      // With this seed, no device is inactive long enough for a cleanup rule.
      devices: 12,
      seed: 137,
      groups,
    },
    { identity: administratorsConsole, ...options },
  );
  await byHand(tenant, 'PATCH', '/applePushNotificationCertificate', {
    appleIdentifier: 'mdm@contoso.com',
    certificate: testCertificates.older.pem,
  });
  await byHand(tenant, 'POST', '/deviceCategories', { displayName: 'Made by hand' });
  await byHand(tenant, 'POST', '/termsAndConditions', { displayName: 'Made by hand', title: 'T', bodyText: 'B' });
  return tenant;
}

function groupsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(groupsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    groupKeys.includes(key) ? [member].flat().map(String) : groupsIn(member),
  );
}

async function byHand({ handle }: TestTenant, method: string, path: string, body: JsonObject): Promise<void> {
  const { status } = await handle.request(method, `/beta/deviceManagement${path}`, body);
  if (status >= 300) throw new Error(`${method} ${path} was answered ${String(status)}`);
}

/** Where the tenant stores what can be declared, or must never change. */
const places = {
  authority: '/organization?$select=mobileDeviceManagementAuthority',
  groups: '/groups',
  devices: '/deviceManagement/managedDevices?$select=id,managementState',
  messageTemplates: '/deviceManagement/notificationMessageTemplates?$expand=localizedNotificationMessages',
  pushCertificate: '/deviceManagement/applePushNotificationCertificate',
  consents: '/deviceManagement/dataSharingConsents',
  googlePlay: '/deviceManagement/androidManagedStoreAccountEnterpriseSettings',
  appleTokens: '/deviceManagement/depOnboardingSettings',
  appleProfiles: '/deviceManagement/appleUserInitiatedEnrollmentProfiles',
  androidProfiles: '/deviceManagement/androidDeviceOwnerEnrollmentProfiles',
  enrollment: '/deviceManagement/deviceEnrollmentConfigurations?$expand=assignments',
  autopilot: '/deviceManagement/windowsAutopilotDeploymentProfiles',
  userScopes: '/policies/mobileDeviceManagementPolicies?$expand=includedGroups',
  appScopes: '/policies/mobileAppManagementPolicies?$expand=includedGroups',
  categories: '/deviceManagement/deviceCategories',
  terms: '/deviceManagement/termsAndConditions',
  branding: '/deviceManagement/intuneBrandingProfiles',
  identifiers: '/deviceManagement/importedDeviceIdentities',
  filters: '/deviceManagement/assignmentFilters',
  scopeTags: '/deviceManagement/roleScopeTags',
  cleanupRules: '/deviceManagement/managedDeviceCleanupRules',
} as const;

/** What a tenant has, place by place. */
export type Picture = Readonly<Record<keyof typeof places, unknown>>;

/** Everything in the tenant, except counters and modification dates. */
export async function pictureOf({ handle }: TestTenant): Promise<Picture> {
  const entries = await Promise.all(
    Object.entries(places).map(async ([place, path]) => {
      const { status, body } = await handle.request('GET', `/beta${path}`);
      // A singleton that nobody has set up yet.
      if (status === 404) return [place, null];
      if (status !== 200) throw new Error(`GET ${path} was answered ${String(status)}`);
      return [place, timeless(isJsonObject(body) && 'value' in body ? body.value : body)];
    }),
  );
  return Object.fromEntries(entries) as Picture;
}

/** The id of the push certificate differs at every read. */
const restless = /^(?:version|.*DateTime|@odata\..*)$/u;

function timeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) => {
      if (restless.test(key)) return undefined;
      return isJsonObject(member) && 'topicIdentifier' in member ? { ...member, id: '' } : member;
    }),
  );
}
