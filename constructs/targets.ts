import type { FilteredAssignment, TermsAssignment, UserAssignment, WindowsAssignment } from '../schemas/index.js';

/** A target of users, as the resources call it. */
export interface UserTarget {
  readonly target: 'group' | 'allLicensedUsers';
  readonly groupId?: string;
}

/** Writes an assignment to users as the resources call it. */
export function toUserTarget({ group }: UserAssignment): UserTarget {
  return group === undefined ? { target: 'allLicensedUsers' } : { target: 'group', groupId: group };
}

/** A target of terms, as the resource calls it. */
export interface TermsTarget {
  readonly target: UserTarget['target'] | 'configurationManagerCollection';
  readonly groupId?: string;
  readonly collectionId?: string;
}

/** Writes an assignment of terms as the resource calls it. */
export function toTermsTarget(assignment: TermsAssignment): TermsTarget {
  return assignment.collection === undefined
    ? toUserTarget(assignment)
    : { target: 'configurationManagerCollection', collectionId: assignment.collection };
}

/** A target of users or devices, as the resources call it. */
export interface DeviceTarget {
  readonly target: 'group' | 'exclusionGroup' | 'allLicensedUsers' | 'allDevices';
  readonly groupId?: string;
}

/** Writes an assignment to users or devices as the resources call it. */
export function toDeviceTarget({ group, excludeGroup, allUsers }: WindowsAssignment): DeviceTarget {
  if (group !== undefined) return { target: 'group', groupId: group };
  if (excludeGroup !== undefined) return { target: 'exclusionGroup', groupId: excludeGroup };
  return { target: allUsers === undefined ? 'allDevices' : 'allLicensedUsers' };
}

/** A target of users or devices that a filter narrows, as the resources call it. */
export interface FilteredTarget extends DeviceTarget {
  readonly filterId?: string;
  readonly filterType?: 'include' | 'exclude';
}

/** Writes an assignment with a filter as the resources call it. */
export function toFilteredTarget({ filter, ...assignment }: FilteredAssignment): FilteredTarget {
  const target = toDeviceTarget(assignment);
  if (filter?.include !== undefined) return { ...target, filterId: filter.include, filterType: 'include' };
  if (filter?.exclude !== undefined) return { ...target, filterId: filter.exclude, filterType: 'exclude' };
  return target;
}
