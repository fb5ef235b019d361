import { type JsonObject, textOf } from '../model/json.js';
import type { Actor } from './audit-log.js';
import { deviceName } from './device-name.js';
import type { Tenant } from './tenant.js';

const day = 86_400_000;
const rulesPath = '/deviceManagement/managedDeviceCleanupRules';

const service: Actor = {
  kind: 'service',
  applicationId: null,
  applicationDisplayName: 'Microsoft Intune',
  userPrincipalName: null,
  userId: null,
  permissions: [],
  directoryRoles: [],
};

/** Days after the expiry of its certificate until the service removes a device. */
const certificateGrace = 180 * day;

/** Applies both timers: the certificates first, then the cleanup rules. */
export function removeDepartedDevices(tenant: Tenant): void {
  tenant.fleet.expire(tenant.now().getTime() - certificateGrace);
  hideSilentDevices(tenant);
}

/**
 * Hides the devices that the tenant's cleanup rules cover, and logs each with the activity that Microsoft documents.
 *
 * They disappear at once; when the service hides them is not documented. They stay hidden if the rule is deleted.
 */
function hideSilentDevices(tenant: Tenant): void {
  for (const rule of tenant.objects(rulesPath).values()) {
    const limit = tenant.now().getTime() - Number(rule.deviceInactivityBeforeRetirementInDays) * day;
    for (const position of tenant.fleet.hide(textOf(rule.deviceCleanupRulePlatformType), limit)) {
      logHidden(tenant, rule, position);
    }
  }
}

function logHidden(tenant: Tenant, rule: JsonObject, position: number): void {
  const device = tenant.fleet.at(position);
  const activity = `Device set to be hidden from admin by Device Cleanup Rule ${textOf(rule.displayName)}`;
  tenant.audit.add({
    actor: service,
    activity,
    operation: 'Patch',
    category: 'Device',
    component: 'Devices',
    resourceType: 'microsoft.graph.managedDevice',
    resourceId: device.id,
    resourceName: deviceName(device),
    changes: [],
  });
}
