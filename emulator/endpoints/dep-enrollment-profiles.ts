import { recordWrite } from '../engine/audit.js';
import { entitySetOperations } from '../engine/entity-set-operations.js';
import { objectKey, objectsOf } from '../engine/set-place.js';
import { type Answer, badRequest, noContent, notFound, ok } from '../model/answer.js';
import { type EntitySet, idOf } from '../model/entity-set.js';
import { type JsonObject, textOf } from '../model/json.js';
import { betaOnly, type Call, type Method, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import type { Tenant } from '../tenant/tenant.js';
import { depEnrollmentProfileTypes } from './dep-enrollment-profile-types.js';
import { depOnboardingSettings } from './dep-onboarding-settings.js';

const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');

/**
 * Profiles of an ADE token. Their ids start with the id of the token, as in captures.
 *
 * Refusals are those that a public tool found and that Microsoft's property descriptions state. Guesses: a name is
 * required, the default profile can be deleted (its platform then has none), and the flags for the screens of Setup
 * Assistant do not affect `enabledSkipKeys`, or vice versa.
 */
export const depEnrollmentProfiles: EntitySet = {
  path: `${depOnboardingSettings.path}/{id}/enrollmentProfiles`,
  parent: depOnboardingSettings.path,
  versions: betaOnly,
  declaredType: 'enrollmentProfile',
  types: depEnrollmentProfileTypes,
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  quirks: {
    checkObject: refusalOf,
    // A recorded list of tokens does not contain the account, which is the parent of profiles of Apple Configurator.
    isUnlistedParent: (key, { intuneAccountId }) => key.toLowerCase() === intuneAccountId.toLowerCase(),
    mintId: (_objects, { tenant, keys: [token = ''] }) => `${token.toLowerCase()}_${tenant.mintGuid()}`,
    onCreate: (profile, tenant) => ({
      ...withoutPassword(profile),
      configurationEndpointUrl: endpointOf(tenant),
    }),
    onUpdate: withoutPassword,
  },
};

/** Type of the profiles of Apple Configurator. */
const configurator = '#microsoft.graph.enrollmentProfile';

/** Captures show the same address for profiles of Apple Configurator and of a token. */
function endpointOf({ intuneAccountId, tenantId }: Tenant): string {
  const server = 'https://appleconfigurator2.manage.microsoft.com/EnrollmentServer/MDMServiceConfig';
  return `${server}?id=${intuneAccountId}&AADTenantId=${tenantId}`;
}

/** The password of an account is not stored, so that no answer can return it. */
function withoutPassword(profile: JsonObject): JsonObject {
  return isMac(profile) ? { ...profile, adminAccountPassword: null } : profile;
}

function refusalOf(profile: JsonObject): Answer | undefined {
  const found = refusals.find(({ applies }) => applies(profile));
  return found && badRequest(found.message);
}

interface Refusal {
  readonly applies: (profile: JsonObject) => boolean;
  readonly message: string;
}

/** Detected by a property, because a new object has no type yet. */
const isMac = (profile: JsonObject): boolean => 'autoAdvanceSetupEnabled' in profile;

const hasVppToken = ({ companyPortalVppTokenId }: JsonObject): boolean =>
  typeof companyPortalVppTokenId === 'string' && !['', noVppToken].includes(companyPortalVppTokenId);

/** The value in a capture if no VPP token was chosen. */
const noVppToken = '00000000-0000-0000-0000-000000000000';

const refusals: readonly Refusal[] = [
  {
    // Reported for writes to macOS profiles; reads were seen to contain `Privacy`.
    applies: (profile) =>
      isMac(profile) &&
      Array.isArray(profile.enabledSkipKeys) &&
      (profile.enabledSkipKeys as readonly string[]).some((key) => /^(?:Privacy|Registration)$/u.test(key)),
    message: 'EnabledSkipKeys must not contain Privacy or Registration for macOS.',
  },
  {
    applies: (profile) =>
      isMac(profile) &&
      profile.isMandatory !== true &&
      (profile.requiresUserAuthentication !== true || profile.autoAdvanceSetupEnabled === true),
    message: 'IsMandatory must be true when RequiresUserAuthentication is false or AutoAdvanceSetupEnabled is true.',
  },
  {
    applies: (profile) => profile.configurationWebUrl === true && profile.usePlatformSSODuringSetupAssistant === true,
    message: 'ConfigurationWebUrl and UsePlatformSSODuringSetupAssistant cannot both be true.',
  },
  {
    applies: (profile) => hasVppToken(profile) && profile.enableAuthenticationViaCompanyPortal !== true,
    message: 'CompanyPortalVppTokenId needs EnableAuthenticationViaCompanyPortal.',
  },
  {
    applies: (profile) =>
      profile.enableSingleAppEnrollmentMode === true &&
      (!hasVppToken(profile) || profile.enableAuthenticationViaCompanyPortal !== true),
    message: 'EnableSingleAppEnrollmentMode needs EnableAuthenticationViaCompanyPortal and CompanyPortalVppTokenId.',
  },
];

interface PlatformDefault {
  /** Value of `platforms` of policies that can be the default. */
  readonly platform: string;
  /** Type of profiles that can be the default. Undefined: the platform has only policies. */
  readonly profileType?: string;
}

/** What each navigation to a default leads to. */
const defaults: Readonly<Record<string, PlatformDefault>> = {
  defaultIosEnrollmentProfile: { platform: 'iOS', profileType: '#microsoft.graph.depIOSEnrollmentProfile' },
  defaultMacOsEnrollmentProfile: { platform: 'macOS', profileType: '#microsoft.graph.depMacOSEnrollmentProfile' },
  defaultTvOSEnrollmentProfile: { platform: 'tvOS' },
  defaultVisionOSEnrollmentProfile: { platform: 'visionOS' },
};

/** Setting a default, and the navigations to it. For a platform without one, the answer is 204, as OData specifies. */
export const depEnrollmentProfileOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: `${depEnrollmentProfiles.path}/{id}/setDefaultProfile`,
    versions: betaOnly,
    permissions: write,
    run: setDefault,
  },
  ...Object.entries(defaults).flatMap(([navigation, { profileType }]) => [
    throughDefault(navigation, 'GET'),
    ...(profileType === undefined ? [] : [throughDefault(navigation, 'PATCH')]),
  ]),
];

function setDefault(call: Call): Answer {
  const profiles = objectsOf(depEnrollmentProfiles, call);
  const id = objectKey(depEnrollmentProfiles, call);
  const before = profiles.get(id.toLowerCase());
  if (!before) return setDefaultPolicy(call, id);
  // A guess: no platform has a default of this type.
  if (before['@odata.type'] === configurator) return badRequest('The profile cannot be the default of a token.');
  for (const [key, profile] of profiles) {
    if (profile['@odata.type'] === before['@odata.type'])
      profiles.set(key, { ...profile, isDefault: profile === before });
  }
  const set = Object.values(defaults).find(({ profileType }) => profileType === before['@odata.type']);
  defaultPolicies(call).delete(set?.platform ?? '');
  const after = { ...before, isDefault: true };
  recordWrite(depEnrollmentProfiles, call, { operation: 'SetDefaultProfile', before, after });
  return noContent;
}

/** Default policies of a token, by platform. */
function defaultPolicies({ tenant, keys: [token = ''] }: Call): Map<string, JsonObject> {
  return tenant.objects(`${depOnboardingSettings.path}/${token.toLowerCase()}/defaultPolicies`);
}

/**
 * Makes a settings catalog policy the default. Its id in the path is `<token>_<policy>`, as
 * terraform-provider-microsoft365 sends it. A guess: it replaces a default profile of its platform.
 */
function setDefaultPolicy(call: Call, id: string): Answer {
  const {
    tenant,
    keys: [token = ''],
  } = call;
  const policyId = id.toLowerCase().slice(token.length + 1);
  const policy = tenant.objects('/deviceManagement/configurationPolicies').get(policyId);
  const source = `DepTokenId_${token}`.toLowerCase();
  if (textOf(policy?.creationSource).toLowerCase() !== source) return notFound(id);
  const platform = textOf(policy?.platforms);
  const profileType = Object.values(defaults).find((one) => one.platform === platform)?.profileType;
  const profiles = objectsOf(depEnrollmentProfiles, call);
  for (const [key, profile] of profiles)
    if (profile['@odata.type'] === profileType) profiles.set(key, { ...profile, isDefault: false });
  defaultPolicies(call).set(platform, { id: policyId });
  return noContent;
}

/** Default policy of a platform, as the navigation shows it: without a type, and with `isDefault: false`. */
function shownPolicy(call: Call, platform: string): Answer | undefined {
  const {
    tenant,
    keys: [token = ''],
  } = call;
  const chosen = defaultPolicies(call).get(platform);
  // A guess: a deleted policy is no longer the default.
  const policy = chosen && tenant.objects('/deviceManagement/configurationPolicies').get(textOf(chosen.id));
  if (!policy) return undefined;
  const id = `ECV2_${token.toLowerCase()}_${textOf(policy.id).toLowerCase()}`;
  return ok({ id, displayName: textOf(policy.name), isDefault: false });
}

/** The operations on a profile, through the address of the default. */
function throughDefault(navigation: string, method: Method): Operation {
  const byKey = entitySetOperations(depEnrollmentProfiles).find(
    (operation) => operation.method === method && operation.path.endsWith('/{id}'),
  );
  if (!byKey) throw new RangeError(`profiles take no ${method}`);
  const run = (call: Call): Answer => {
    const { platform = '', profileType } = defaults[navigation] ?? {};
    const policy = method === 'GET' ? shownPolicy(call, platform) : undefined;
    if (policy) return policy;
    const profile = [...objectsOf(depEnrollmentProfiles, call).values()].find(
      (one) => one.isDefault === true && one['@odata.type'] === profileType,
    );
    if (profile) return byKey.run({ ...call, keys: [...call.keys, idOf(profile)] });
    return method === 'GET' ? noContent : notFound(navigation);
  };
  return { ...byKey, path: `${depOnboardingSettings.path}/{id}/${navigation}`, run };
}
