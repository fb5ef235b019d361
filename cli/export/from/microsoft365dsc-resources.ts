import { isJsonObject, type JsonObject, textOf } from '../../../core/index.js';

/** How a resource of Microsoft365DSC becomes an object of Graph. */
export interface DscResource {
  /** Path in Graph that its objects come from. */
  readonly graphPath: string;
  /** Graph's type without `#`, in a collection of several. Default: the collection has one. */
  readonly type?: string;
  /** Properties that have another name in Graph. Default: the same one, without regard to case. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What differs beyond names. */
  readonly prepare?: (properties: JsonObject) => { readonly properties: JsonObject; readonly type?: string };
}

const configurations = '/deviceManagement/deviceEnrollmentConfigurations';
const autopilotProfiles = '/deviceManagement/windowsAutopilotDeploymentProfiles';

/**
 * The resources of Microsoft365DSC that a definition covers, by its names of them.
 *
 * @see https://github.com/microsoft/Microsoft365DSC/tree/Dev/Modules/Microsoft365DSC/DSCResources (`*.schema.mof`)
 */
export const dscResources: Readonly<Record<string, DscResource>> = {
  IntuneAppleMDMPushNotificationCertificate: { graphPath: '/deviceManagement/applePushNotificationCertificate' },
  IntuneDeviceAndAppManagementAssignmentFilter: {
    graphPath: '/deviceManagement/assignmentFilters',
    renamed: { Identity: 'id' },
  },
  IntuneDeviceCategory: { graphPath: '/deviceManagement/deviceCategories' },
  IntuneDeviceCleanupRuleV2: { graphPath: '/deviceManagement/managedDeviceCleanupRules' },
  IntuneDeviceEnrollmentLimitRestriction: {
    graphPath: configurations,
    type: 'microsoft.graph.deviceEnrollmentLimitConfiguration',
  },
  IntuneDeviceEnrollmentPlatformRestriction: {
    graphPath: configurations,
    renamed: { Identity: 'id' },
    prepare: platformRestriction,
  },
  IntuneDeviceEnrollmentStatusPageWindows10: {
    graphPath: configurations,
    type: 'microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
  },
  IntuneDeviceManagementEnrollmentAndroidGooglePlay: {
    graphPath: '/deviceManagement/androidManagedStoreAccountEnterpriseSettings',
  },
  IntuneRoleScopeTag: { graphPath: '/deviceManagement/roleScopeTags' },
  IntuneWindowsAutopilotDeploymentProfileAzureADHybridJoined: {
    graphPath: autopilotProfiles,
    type: 'microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile',
  },
  IntuneWindowsAutopilotDeploymentProfileAzureADJoined: {
    graphPath: autopilotProfiles,
    type: 'microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
  },
};

/** What Microsoft365DSC says of the entry and of who signs in, not of the object. Some are secrets. */
export const dscEnvelope: ReadonlySet<string> = new Set(
  [
    ...['ResourceName', 'ResourceInstanceName', 'ResourceId', 'Ensure', 'DependsOn', 'IsSingleInstance'],
    ...['Credential', 'PsDscRunAsCredential', 'ApplicationId', 'ApplicationSecret', 'TenantId', 'AccessTokens'],
    ...['CertificateThumbprint', 'CertificatePath', 'CertificatePassword', 'ManagedIdentity', 'CIMInstance'],
  ].map((name) => name.toLowerCase()),
);

/** Platform of each single restriction that Microsoft365DSC names after it, in Graph's spelling, by its name in lower case. */
const restrictedPlatforms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    androidforworkrestriction: 'androidForWork',
    androidrestriction: 'android',
    iosrestriction: 'ios',
    macosrestriction: 'mac',
    macrestriction: 'mac',
    windowsrestriction: 'windows',
  }),
);

/** One resource stands for two types of Graph: the default for all platforms, and a restriction of one. */
function platformRestriction(properties: JsonObject): { readonly properties: JsonObject; readonly type: string } {
  const { DeviceEnrollmentConfigurationType: kind, ...rest } = properties;
  if (textOf(kind)?.toLowerCase() === 'platformrestrictions') {
    return { properties: rest, type: 'microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration' };
  }
  const type = 'microsoft.graph.deviceEnrollmentPlatformRestrictionConfiguration';
  if (rest.PlatformRestriction !== undefined) return { properties: rest, type };
  const named = Object.entries(rest).filter(
    ([name, value]) => restrictedPlatforms.has(name.toLowerCase()) && isJsonObject(firstOf(value)),
  );
  const [only, ...more] = named;
  if (!only || more.length > 0) return { properties: rest, type };
  const { [only[0]]: restriction, ...others } = rest;
  const platform = restrictedPlatforms.get(only[0].toLowerCase());
  return { properties: { ...others, PlatformType: platform, PlatformRestriction: restriction }, type };
}

/** An embedded object may stand in a list of one. */
export function firstOf(value: JsonObject[string]): JsonObject[string] {
  return Array.isArray(value) && value.length === 1 ? (value as readonly JsonObject[string][])[0] : value;
}
