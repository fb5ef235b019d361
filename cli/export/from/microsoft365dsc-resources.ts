import { isJsonObject, type JsonObject, textOf } from '../../../core/index.js';

/** How to convert a resource of Microsoft365DSC to a Graph object. */
export interface DscResource {
  /** Graph path of its objects. */
  readonly graphPath: string;
  /** Graph's type without `#`, for a collection with several. Default: the collection has one type. */
  readonly type?: string;
  /** Properties with another name in Graph. Default: the same name, ignoring case. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Conversions beyond names. */
  readonly prepare?: (properties: JsonObject) => { readonly properties: JsonObject; readonly type?: string };
}

const configurations = '/deviceManagement/deviceEnrollmentConfigurations';
const autopilotProfiles = '/deviceManagement/windowsAutopilotDeploymentProfiles';

/**
 * The resources of Microsoft365DSC that have a definition, by their names there.
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

/** Properties about the entry and the credential, not the object. Some are secrets. */
export const dscEnvelope: ReadonlySet<string> = new Set(
  [
    ...['ResourceName', 'ResourceInstanceName', 'ResourceId', 'Ensure', 'DependsOn', 'IsSingleInstance'],
    ...['Credential', 'PsDscRunAsCredential', 'ApplicationId', 'ApplicationSecret', 'TenantId', 'AccessTokens'],
    ...['CertificateThumbprint', 'CertificatePath', 'CertificatePassword', 'ManagedIdentity', 'CIMInstance'],
  ].map((name) => name.toLowerCase()),
);

/** Platform of each single restriction in Graph's spelling, by its lower-case name in Microsoft365DSC. */
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

/** One resource represents two Graph types: the default for all platforms, and a restriction for one. */
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

/** An embedded object can be in a list with one element. A list with null stays one: it is not the same as no object. */
export function firstOf(value: JsonObject[string]): JsonObject[string] {
  if (!Array.isArray(value) || value.length !== 1) return value;
  const [only] = value as readonly JsonObject[string][];
  return only ?? value;
}
