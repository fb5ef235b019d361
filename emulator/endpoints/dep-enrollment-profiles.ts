import { recordWrite } from '../engine/audit.js';
import { entitySetOperations } from '../engine/entity-set-operations.js';
import { objectKey, objectsOf } from '../engine/set-place.js';
import { type Answer, badRequest, noContent, notFound } from '../model/answer.js';
import { type EntitySet, idOf } from '../model/entity-set.js';
import type { JsonObject } from '../model/json.js';
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

/** The profile type of each platform's default. */
const defaults: Readonly<Record<string, string>> = {
  defaultIosEnrollmentProfile: '#microsoft.graph.depIOSEnrollmentProfile',
  defaultMacOsEnrollmentProfile: '#microsoft.graph.depMacOSEnrollmentProfile',
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
  ...Object.keys(defaults).flatMap((navigation) => [
    throughDefault(navigation, 'GET'),
    throughDefault(navigation, 'PATCH'),
  ]),
];

function setDefault(call: Call): Answer {
  const profiles = objectsOf(depEnrollmentProfiles, call);
  const id = objectKey(depEnrollmentProfiles, call);
  const before = profiles.get(id.toLowerCase());
  if (!before) return notFound(id);
  // A guess: no platform has a default of this type.
  if (before['@odata.type'] === configurator) return badRequest('The profile cannot be the default of a token.');
  for (const [key, profile] of profiles) {
    if (profile['@odata.type'] === before['@odata.type'])
      profiles.set(key, { ...profile, isDefault: profile === before });
  }
  const after = { ...before, isDefault: true };
  recordWrite(depEnrollmentProfiles, call, { operation: 'SetDefaultProfile', before, after });
  return noContent;
}

/** The operations on a profile, through the address of the default. */
function throughDefault(navigation: string, method: Method): Operation {
  const byKey = entitySetOperations(depEnrollmentProfiles).find(
    (operation) => operation.method === method && operation.path.endsWith('/{id}'),
  );
  if (!byKey) throw new RangeError(`profiles take no ${method}`);
  const run = (call: Call): Answer => {
    const profile = [...objectsOf(depEnrollmentProfiles, call).values()].find(
      (one) => one.isDefault === true && one['@odata.type'] === defaults[navigation],
    );
    if (profile) return byKey.run({ ...call, keys: [...call.keys, idOf(profile)] });
    return method === 'GET' ? noContent : notFound(navigation);
  };
  return { ...byKey, path: `${depOnboardingSettings.path}/{id}/${navigation}`, run };
}
