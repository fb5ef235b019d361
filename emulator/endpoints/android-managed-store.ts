import { singletonAction } from '../engine/singleton-action.js';
import { type Answer, badRequest, noContent, ok } from '../model/answer.js';
import { boolean, complexes, dateTime, type EntityType, oneOf, text, texts } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import type { Singleton } from '../model/singleton.js';
import { graphTime } from '../tenant/graph-time.js';
import type { Tenant } from '../tenant/tenant.js';

const readOnly = { readOnly: true } as const;
const path = '/deviceManagement/androidManagedStoreAccountEnterpriseSettings';
const key = 'settings';

/** States of the binding between the tenant and Google. */
export const bindStates = ['notBound', 'bound', 'boundAndValidated', 'unbinding'] as const;

const type: EntityType = {
  name: 'androidManagedStoreAccountEnterpriseSettings',
  properties: {
    bindStatus: oneOf(bindStates, readOnly),
    lastAppSyncDateTime: dateTime({ ...readOnly, nullable: true }),
    lastAppSyncStatus: oneOf(
      ['success', 'credentialsNotValid', 'androidForWorkApiError', 'managementServiceError', 'unknownError', 'none'],
      { ...readOnly, initial: 'none' },
    ),
    ownerUserPrincipalName: text(readOnly),
    ownerOrganizationName: text(readOnly),
    lastModifiedDateTime: dateTime({ ...readOnly, nullable: true }),
    enrollmentTarget: oneOf(['none', 'all', 'targeted', 'targetedAsEnrollmentRestrictions']),
    targetGroupIds: texts(),
    deviceOwnerManagementEnabled: boolean(readOnly),
    companyCodes: complexes({ ...readOnly, secret: true }),
    androidDeviceOwnerFullyManagedEnrollmentEnabled: boolean(),
    managedGooglePlayInitialScopeTagIds: texts(),
  },
};

function load(tenant: Tenant): JsonObject {
  const settings = tenant.objects(path).get(key) ?? initial(tenant);
  tenant.objects(path).set(key, settings);
  return settings;
}

/**
 * It is documented that groups matter only under `targeted`, but not what the service does with them otherwise. Here,
 * they are kept.
 */
function store(tenant: Tenant, settings: JsonObject): void {
  tenant.objects(path).set(key, { ...settings, lastModifiedDateTime: graphTime(tenant.now()) });
}

function initial(tenant: Tenant): JsonObject {
  const { managedGooglePlay } = tenant.seed;
  const bound = managedGooglePlay === 'bound' || managedGooglePlay === 'boundAndValidated';
  return {
    id: tenant.intuneAccountId,
    ...unboundSettings,
    ...(bound && boundSettings(tenant)),
    bindStatus: managedGooglePlay,
    // The initial values of a tenant are not documented: a guess.
    enrollmentTarget: 'all',
    targetGroupIds: [],
    androidDeviceOwnerFullyManagedEnrollmentEnabled: false,
    managedGooglePlayInitialScopeTagIds: [],
  };
}

const unboundSettings: JsonObject = {
  bindStatus: 'notBound',
  lastAppSyncDateTime: null,
  lastAppSyncStatus: 'none',
  ownerUserPrincipalName: null,
  ownerOrganizationName: null,
  lastModifiedDateTime: null,
  deviceOwnerManagementEnabled: false,
  companyCodes: [],
};

function boundSettings(tenant: Tenant): JsonObject {
  return {
    bindStatus: 'bound',
    ownerUserPrincipalName: 'android@contoso.com',
    ownerOrganizationName: tenant.seed.displayName,
    deviceOwnerManagementEnabled: true,
    companyCodes: [companyCode(tenant)],
  };
}

/** The code of fully managed devices: a secret in every answer without `$select`. */
function companyCode({ mintGuid }: Tenant): JsonObject {
  const enrollmentToken = mintGuid().replaceAll('-', '').slice(0, 20).toUpperCase();
  return { enrollmentToken, qrCodeContent: JSON.stringify({ token: enrollmentToken }), qrCodeImage: null };
}

/** The binding of the tenant to managed Google Play. DELETE is not documented and has no permission. */
export const androidManagedStoreSettings: Singleton = {
  path,
  versions: betaOnly,
  type,
  permissions: { read: toRead('Configuration'), write: toWrite('Configuration') },
  audit: { category: 'Enrollment', component: 'Android' },
  load,
  store,
};

/**
 * The actions of the binding.
 *
 * Undocumented results are guesses: the state after sign-up is `bound`, unbinding completes at once, and a second
 * unbinding gets the same answer as the first. The sign-up address is a dummy.
 */
export const androidManagedStoreOperations: readonly Operation[] = [
  action('requestSignupUrl', requestSignupUrl),
  action('completeSignup', completeSignup),
  action('unbind', ({ tenant }) => change(tenant, unboundSettings)),
  action('setAndroidDeviceOwnerFullyManagedEnrollmentState', setFullyManaged),
  action('syncApps', ({ tenant }) =>
    change(tenant, { lastAppSyncStatus: 'success', lastAppSyncDateTime: graphTime(tenant.now()) }),
  ),
];

function action(name: string, run: (call: Call) => Answer): Operation {
  return singletonAction(androidManagedStoreSettings, name, run);
}

function requestSignupUrl({ body, root }: Call): Answer {
  if (typeof body.hostName !== 'string') return badRequest("Parameter 'hostName' is missing.");
  return ok({ '@odata.context': `${root}/$metadata#Edm.String`, value: 'https://play.google.com/adminsignup' });
}

function completeSignup({ body, tenant }: Call): Answer {
  if (typeof body.enterpriseToken !== 'string') return badRequest("Parameter 'enterpriseToken' is missing.");
  return change(tenant, boundSettings(tenant));
}

function setFullyManaged({ body, tenant }: Call): Answer {
  if (typeof body.enabled !== 'boolean') return badRequest("Parameter 'enabled' is missing.");
  return change(tenant, { androidDeviceOwnerFullyManagedEnrollmentEnabled: body.enabled });
}

function change(tenant: Tenant, changes: JsonObject): Answer {
  store(tenant, { ...load(tenant), ...changes });
  return noContent;
}

/** Whether the tenant is bound to managed Google Play. */
export function isBound(tenant: Tenant): boolean {
  const { bindStatus } = load(tenant);
  return bindStatus === 'bound' || bindStatus === 'boundAndValidated';
}
