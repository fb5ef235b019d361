import { refuse } from '../model/answer.js';
import { boolean, complex, dateTime, type EntityType, guid, int32, oneOf, text } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { betaOnly, bothVersions } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import type { Singleton } from '../model/singleton.js';
import type { Tenant } from '../tenant/tenant.js';

const areas = ['Apps', 'Configuration', 'ManagedDevices', 'RBAC', 'ServiceConfig'];
const beta = { beta: true } as const;
const readOnly = { readOnly: true } as const;

const subscriptionStates = ['pending', 'active', 'warning', 'disabled', 'deleted', 'blocked', 'lockedOut'];

/** The older cleanup setting, a string. */
const cleanupSettings: EntityType = {
  name: 'managedDeviceCleanupSettings',
  properties: { deviceInactivityBeforeRetirementInDays: text() },
};

const deviceManagementType: EntityType = {
  name: 'deviceManagement',
  properties: {
    intuneAccountId: guid(readOnly),
    subscriptionState: oneOf(subscriptionStates, { ...readOnly, initial: 'active' }),
    settings: complex({
      deviceComplianceCheckinThresholdDays: int32(),
      isScheduledActionEnabled: boolean(),
      secureByDefault: boolean(),
      androidDeviceAdministratorEnrollmentEnabled: boolean(beta),
      // The oldest of the three cleanup settings.
      deviceInactivityBeforeRetirementInDay: int32({ ...beta, min: 30, max: 270 }),
      enhancedJailBreak: boolean(beta),
      enableLogCollection: boolean(beta),
      enableAutopilotDiagnostics: boolean(beta),
    }),
    subscriptions: text({ ...beta, ...readOnly }),
    maximumDepTokens: int32({ ...beta, ...readOnly }),
    legacyPcManangementEnabled: boolean({ ...beta, ...readOnly }),
    unlicensedAdminstratorsEnabled: boolean({ ...beta, ...readOnly }),
    accountMoveCompletionDateTime: dateTime({ ...beta, ...readOnly }),
    managedDeviceCleanupSettings: complex(cleanupSettings.properties, beta),
  },
};

const key = 'deviceManagement';

function load(tenant: Tenant): JsonObject {
  return tenant.objects('/deviceManagement').get(key) ?? initial(tenant);
}

function store(tenant: Tenant, object: JsonObject): void {
  tenant.objects('/deviceManagement').set(key, object);
}

function initial({ intuneAccountId, seed }: Tenant): JsonObject {
  return {
    id: key,
    intuneAccountId,
    subscriptionState: 'active',
    settings: {
      deviceComplianceCheckinThresholdDays: 30,
      isScheduledActionEnabled: true,
      secureByDefault: false,
      androidDeviceAdministratorEnrollmentEnabled: false,
      deviceInactivityBeforeRetirementInDay: 0,
      enhancedJailBreak: false,
      enableLogCollection: true,
      enableAutopilotDiagnostics: true,
    },
    subscriptions: 'intune',
    maximumDepTokens: 100,
    legacyPcManangementEnabled: false,
    unlicensedAdminstratorsEnabled: false,
    accountMoveCompletionDateTime: '0001-01-01T00:00:00Z',
    // The value in a migrated tenant is a guess; the path below returns 403.
    managedDeviceCleanupSettings: seed.migratedCleanup ? null : { deviceInactivityBeforeRetirementInDays: '0' },
  };
}

const audit = { category: 'Other', component: 'TenantAdministration' };

/** The singleton of Intune. Its `id` is `deviceManagement`; ids of built-in objects start with `intuneAccountId`. */
export const deviceManagement: Singleton = {
  path: '/deviceManagement',
  versions: bothVersions,
  type: deviceManagementType,
  propertyPaths: ['settings', 'subscriptionState', 'intuneAccountId'],
  permissions: { read: toRead(...areas), write: toWrite(...areas) },
  audit,
  load,
  store,
};

/**
 * The older cleanup setting at its own path: a string of days, `0` for off; 403 on tenants that were migrated to rules.
 *
 * It can be read and written here, but hides no devices.
 */
export const managedDeviceCleanupSettings: Singleton = {
  path: '/deviceManagement/managedDeviceCleanupSettings',
  versions: betaOnly,
  type: cleanupSettings,
  permissions: { read: toRead('ManagedDevices'), write: toWrite('ManagedDevices') },
  audit,
  load: (tenant) => (load(tenant).managedDeviceCleanupSettings ?? {}) as JsonObject,
  store: (tenant, settings) => {
    store(tenant, { ...load(tenant), managedDeviceCleanupSettings: settings });
  },
  check: ({ tenant }) =>
    tenant.seed.migratedCleanup
      ? refuse(403, 'Forbidden', 'This tenant has been migrated to device cleanup rules.')
      : undefined,
};
