import { referencesOf } from '../engine/references.js';
import { badRequest } from '../model/answer.js';
import type { EntitySet, ReferenceFacet } from '../model/entity-set.js';
import { boolean, type EntityType, oneOf, text } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { betaOnly } from '../model/operation.js';
import { delegatedOnly } from '../model/permissions.js';

const read = delegatedOnly('Policy.Read.All', 'Policy.ReadWrite.MobilityManagement');
const write = delegatedOnly('Policy.ReadWrite.MobilityManagement');

const urls = ['termsOfUseUrl', 'discoveryUrl', 'complianceUrl'];

const properties = {
  displayName: text({ readOnly: true }),
  description: text({ readOnly: true }),
  appliesTo: oneOf(['none', 'all', 'selected']),
  isValid: boolean({ readOnly: true }),
  termsOfUseUrl: text(),
  discoveryUrl: text(),
  complianceUrl: text(),
};

/** Samples and metadata use the declared type although objects have their own subtypes; so does the emulator. */
const declaredType = 'mobilityManagementPolicy';

const includedGroups: ReferenceFacet = {
  navigation: 'includedGroups',
  set: 'groups',
  permissions: { read, write },
  onAdd: (policy) => ({ ...policy, appliesTo: 'selected' }),
};

/** Scope of automatic MDM enrollment. Only a signed-in user can read and write it. */
export const mobileDeviceManagementPolicies: EntitySet = policies('/policies/mobileDeviceManagementPolicies', {
  // Newer than the typings. Whether it can be sent with the scope or with the addresses is a guess: with either.
  isMdmEnrollmentDuringRegistrationDisabled: boolean(),
});

/** Scope of mobile application management for Windows. */
export const mobileAppManagementPolicies: EntitySet = policies('/policies/mobileAppManagementPolicies', {});

function policies(path: string, own: EntityType['properties']): EntitySet {
  const set: EntitySet = {
    path,
    versions: betaOnly,
    declaredType,
    types: [{ name: declaredType, properties: { ...properties, ...own } }],
    directory: true,
    // @see https://learn.microsoft.com/graph/api/mobiledevicemanagementpolicies-list
    filterable: { displayName: ['eq'] },
    permissions: { list: read, get: read, update: write },
    audit: { category: 'Other', component: 'MobilityManagement' },
    references: includedGroups,
    quirks: {
      checkUpdate,
      updateStatus: () => 204,
      // `all` deletes the groups, as documented; that `none` keeps them is a guess.
      afterWrite: (policy, { tenant, keys: [id = ''] }) => {
        if (policy.appliesTo === 'all') referencesOf(set, includedGroups, tenant, id).clear();
      },
    },
    seed: () => [{ ...seeded, ...(path.includes('Device') && { isMdmEnrollmentDuringRegistrationDisabled: false }) }],
  };
  return set;
}

/** Codes and messages are guesses, except the first message, which is documented. */
function checkUpdate(_present: JsonObject, changes: JsonObject): ReturnType<typeof badRequest> | undefined {
  if (!('appliesTo' in changes)) return undefined;
  if (urls.some((url) => url in changes)) {
    return badRequest(
      'Simultaneous patch requests on both the appliesTo and URL properties are currently not supported.',
    );
  }
  if (changes.appliesTo !== 'selected') return undefined;
  return badRequest("'appliesTo' cannot be set to 'selected'; add groups to 'includedGroups' instead.");
}

const seeded: JsonObject = {
  id: '0000000a-0000-0000-c000-000000000000',
  displayName: 'Microsoft Intune',
  description: null,
  appliesTo: 'none',
  isValid: true,
  termsOfUseUrl: 'https://portal.manage.microsoft.com/TermsofUse.aspx',
  discoveryUrl: 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc',
  complianceUrl: 'https://portal.manage.microsoft.com/?portalAction=Compliance',
};
