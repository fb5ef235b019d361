import type { WindowsAssignment } from '../schemas/index.js';

/** A target of users or devices, as the resources call it. */
export interface WindowsTarget {
  readonly target: 'group' | 'exclusionGroup' | 'allLicensedUsers' | 'allDevices';
  readonly groupId?: string;
}

/** Writes an assignment of the declaration as the resources call it. */
export function toWindowsTarget({ group, excludeGroup, allUsers }: WindowsAssignment): WindowsTarget {
  if (group !== undefined) return { target: 'group', groupId: group };
  if (excludeGroup !== undefined) return { target: 'exclusionGroup', groupId: excludeGroup };
  return { target: allUsers === undefined ? 'allDevices' : 'allLicensedUsers' };
}
