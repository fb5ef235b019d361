import type { Call } from '../model/operation.js';
import { deviceName } from '../tenant/device-name.js';
import type { DeviceFacts } from '../tenant/fleet.js';

/** Adds an action on a device to the audit log. The wording is a guess. */
export function recordDeviceAction(call: Call, device: DeviceFacts, operation: 'Delete' | 'Retire'): void {
  const change = { displayName: 'managementState', oldValue: device.state, newValue: 'retirePending' };
  call.tenant.audit.add({
    actor: call.actor,
    activity: `${operation} ManagedDevice`,
    operation: operation === 'Delete' ? 'Delete' : 'Action',
    category: 'Device',
    component: 'Devices',
    resourceType: 'microsoft.graph.managedDevice',
    resourceId: device.id,
    resourceName: deviceName(device),
    changes: operation === 'Delete' ? [] : [change],
  });
}
