import type { CodeTable } from './code.js';

/** Codes 2056 to 2058: groups that devices join during enrollment. */
export const deviceGroupCodes = {
  INT2056: {
    title: 'Graph rejected the argument of an action',
    cause:
      'The object was written, but Graph rejected the value that the action sets. For a device group, the error code gives the reason: `firstPartyAppNotAnOwner` means that the service principal Intune Provisioning Client does not own the group.',
    remedy: 'Correct the problem that the message describes, then apply again.',
  },
  INT2057: {
    title: 'The service cannot add devices to a group',
    cause:
      'Devices join a group during enrollment only if it is a security group with assigned membership, and the service principal Intune Provisioning Client owns it. In some tenants, the service principal is named Intune Autopilot ConfidentialClient. Otherwise, devices enroll without joining the group.',
    remedy:
      'Correct the group in Microsoft Entra ID, or choose another one. If the plan changes nothing, this is a warning.',
  },
  INT2058: {
    title: 'It is unknown whether the service can add devices to a group',
    cause: 'The identity cannot read the group or its owners, so the plan cannot check them.',
    remedy: 'Grant the permissions that the message names, or check the group by hand.',
  },
} as const satisfies CodeTable;
