import { isJsonObject, type ResourceDefinition, textOf, type ValueObject } from '../../core/index.js';
import type { TestTenant } from './tenant.js';

/** A resource's example, in a tenant that has what the example needs. */
export interface PlacedExample {
  readonly declared: ValueObject;
  readonly changed: ValueObject;
}

/** Creates the objects that an example refers to by hand, and returns the example with their ids. */
type Surroundings = (tenant: TestTenant, definition: ResourceDefinition) => Promise<PlacedExample>;

/** Resources that require other objects. All others are applied as in their definition. */
const surroundings: Readonly<Record<string, Surroundings>> = {
  deviceEnrollmentLimitOrder: async (tenant) => {
    const ids = [await enrollmentLimit(tenant, 'First'), await enrollmentLimit(tenant, 'Second')];
    return { declared: { ids }, changed: { ids: ids.toReversed() } };
  },
  deviceComanagementAuthorityOrder: (tenant) => orderOf(tenant, 'deviceComanagementAuthorityConfiguration'),
  enrollmentStatusPageOrder: (tenant) => orderOf(tenant, 'windows10EnrollmentCompletionPageConfiguration'),
  windowsHelloForBusinessOrder: (tenant) => orderOf(tenant, 'deviceEnrollmentWindowsHelloForBusinessConfiguration'),
  appleUserInitiatedEnrollmentProfileOrder: async (tenant) => {
    const path = '/deviceManagement/appleUserInitiatedEnrollmentProfiles';
    const body = { platform: 'iOS', defaultEnrollmentType: 'device' };
    const ids = [
      await create(tenant, path, { ...body, displayName: 'First' }),
      await create(tenant, path, { ...body, displayName: 'Second' }),
    ];
    return { declared: { platform: 'iOS', ids }, changed: { platform: 'iOS', ids: ids.toReversed() } };
  },
  depIosEnrollmentProfile: belowToken,
  depMacosEnrollmentProfile: belowToken,
  depVisionosEnrollmentPolicy: async (tenant, definition) => {
    const [below, grouped] = [await belowToken(tenant, definition), await withDeviceGroup(tenant, definition)];
    return {
      declared: { ...grouped.declared, ...below.declared, ...groupOf(grouped.declared) },
      changed: { ...grouped.changed, ...below.changed, ...groupOf(grouped.changed) },
    };
  },
  appleConfiguratorEnrollmentProfile: belowAccount,
  defaultDepEnrollmentProfile: async (tenant) => {
    const depOnboardingSettingId = await create(tenant, tokens, { tokenName: 'Contoso' });
    const path = `${tokens}/${depOnboardingSettingId}/enrollmentProfiles`;
    const marker = { '@odata.type': '#microsoft.graph.depIOSEnrollmentProfile' };
    const choice = { depOnboardingSettingId, platform: 'iOS' };
    return {
      declared: { ...choice, enrollmentProfileId: await create(tenant, path, { ...marker, displayName: 'First' }) },
      changed: { ...choice, enrollmentProfileId: await create(tenant, path, { ...marker, displayName: 'Second' }) },
    };
  },
  deviceEnrollmentPlatformRestrictionOrder: (tenant) =>
    iosOrderOf(tenant, 'deviceEnrollmentPlatformRestrictionConfiguration'),
  enrollmentNotificationOrder: (tenant) => iosOrderOf(tenant, 'deviceEnrollmentNotificationConfiguration'),
  androidManagedStoreAccountEnterpriseSettings: bindToGooglePlay,
  androidDeviceOwnerEnrollmentProfile: bindToGooglePlay,
  windowsAutopilotDevicePreparationPolicy: withDeviceGroup,
};

/** The example of a resource, made ready in a tenant. */
export async function placedExample(definition: ResourceDefinition, tenant: TestTenant): Promise<PlacedExample> {
  return surroundings[definition.name]?.(tenant, definition) ?? exampleOf(definition);
}

/** The example of a resource as its definition says. */
export function exampleOf({ example: { declared, changed = declared } }: ResourceDefinition): PlacedExample {
  return { declared, changed };
}

const tokens = '/deviceManagement/depOnboardingSettings';

/** The example of what belongs to an ADE token. */
async function belowToken(tenant: TestTenant, definition: ResourceDefinition): Promise<PlacedExample> {
  const parent = { depOnboardingSettingId: await create(tenant, tokens, { tokenName: 'Contoso' }) };
  const { declared, changed } = exampleOf(definition);
  return { declared: { ...declared, ...parent }, changed: { ...changed, ...parent } };
}

/** The example of what belongs to the Intune account. */
function belowAccount({ handle }: TestTenant, definition: ResourceDefinition): Promise<PlacedExample> {
  const parent = { depOnboardingSettingId: handle.intuneAccountId };
  const { declared, changed } = exampleOf(definition);
  return Promise.resolve({ declared: { ...declared, ...parent }, changed: { ...changed, ...parent } });
}

/** The example of what devices join a group by: another group after the change. */
async function withDeviceGroup(tenant: TestTenant, definition: ResourceDefinition): Promise<PlacedExample> {
  const { declared, changed } = exampleOf(definition);
  return {
    declared: { ...declared, enrollmentTimeDeviceGroupId: await deviceGroup(tenant, 'New devices') },
    changed: { ...changed, enrollmentTimeDeviceGroupId: await deviceGroup(tenant, 'Newer devices') },
  };
}

function groupOf({ enrollmentTimeDeviceGroupId = null }: ValueObject): ValueObject {
  return { enrollmentTimeDeviceGroupId };
}

/** A security group that the service may add devices to. */
export async function deviceGroup(tenant: TestTenant, displayName: string): Promise<string> {
  const body = {
    displayName,
    mailNickname: displayName.replaceAll(' ', ''),
    mailEnabled: false,
    securityEnabled: true,
  };
  const id = await create(tenant, '/groups', body);
  await own(tenant, id);
  return id;
}

async function own({ handle }: TestTenant, group: string): Promise<void> {
  const client = "/beta/servicePrincipals(appId='f1346770-5b25-470b-88bd-d5744ab7952c')";
  const { body } = await handle.request('GET', client);
  const id = isJsonObject(body) ? textOf(body.id) : null;
  const reference = { '@odata.id': `https://graph.microsoft.com/beta/directoryObjects/${id ?? ''}` };
  await handle.request('POST', `/beta/groups/${group}/owners/$ref`, reference);
}

/** What a person does at Google. */
async function bindToGooglePlay({ handle }: TestTenant, definition: ResourceDefinition): Promise<PlacedExample> {
  const path = '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings/completeSignup';
  await handle.request('POST', path, { enterpriseToken: 'from Google' });
  return exampleOf(definition);
}

/** Two enrollment configurations of a type, in an order. */
async function orderOf(
  tenant: TestTenant,
  type: string,
  members: Readonly<Record<string, string>> = {},
): Promise<PlacedExample> {
  const path = '/deviceManagement/deviceEnrollmentConfigurations';
  const marker = { ...members, '@odata.type': `#microsoft.graph.${type}` };
  const ids = [
    await create(tenant, path, { ...marker, displayName: 'First' }),
    await create(tenant, path, { ...marker, displayName: 'Second' }),
  ];
  return { declared: { ids }, changed: { ids: ids.toReversed() } };
}

/** Two of a type that has an order for each platform. */
async function iosOrderOf(tenant: TestTenant, type: string): Promise<PlacedExample> {
  const platform = { platformType: 'ios' };
  const { declared, changed } = await orderOf(tenant, type, platform);
  return { declared: { ...platform, ...declared }, changed: { ...platform, ...changed } };
}

function enrollmentLimit(tenant: TestTenant, displayName: string): Promise<string> {
  const type = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
  return create(tenant, '/deviceManagement/deviceEnrollmentConfigurations', {
    '@odata.type': type,
    displayName,
    limit: 3,
  });
}

async function create(
  { handle }: TestTenant,
  path: string,
  body: Record<string, string | number | boolean>,
): Promise<string> {
  const { status, body: created } = await handle.request('POST', `/beta${path}`, body);
  const id = isJsonObject(created) ? textOf(created.id) : null;
  if (id === null) throw new Error(`POST ${path} was answered ${String(status)}`);
  return id;
}
