import type { FilteredAssignment, TermsAssignment, UserAssignment, WindowsAssignment } from '../schemas/index.js';

/** A target of users, with the names that the resources use. */
export interface UserTarget {
  readonly target: 'group' | 'allLicensedUsers';
  readonly groupId?: string;
}

/** Converts an assignment to users to the names that the resources use. */
export function toUserTarget({ group }: UserAssignment): UserTarget {
  return group === undefined ? { target: 'allLicensedUsers' } : { target: 'group', groupId: group };
}

/** A target of terms, with the names that the resource uses. */
export interface TermsTarget {
  readonly target: UserTarget['target'] | 'configurationManagerCollection';
  readonly groupId?: string;
  readonly collectionId?: string;
}

/** Converts an assignment of terms to the names that the resource uses. */
export function toTermsTarget(assignment: TermsAssignment): TermsTarget {
  return assignment.collection === undefined
    ? toUserTarget(assignment)
    : { target: 'configurationManagerCollection', collectionId: assignment.collection };
}

/** A target of users or devices, with the names that the resources use. */
export interface DeviceTarget {
  readonly target: 'group' | 'exclusionGroup' | 'allLicensedUsers' | 'allDevices';
  readonly groupId?: string;
}

/** Converts an assignment to users or devices to the names that the resources use. */
export function toDeviceTarget({ group, excludeGroup, allUsers }: WindowsAssignment): DeviceTarget {
  if (group !== undefined) return { target: 'group', groupId: group };
  if (excludeGroup !== undefined) return { target: 'exclusionGroup', groupId: excludeGroup };
  return { target: allUsers === undefined ? 'allDevices' : 'allLicensedUsers' };
}

/** A target of users or devices that a filter narrows, with the names that the resources use. */
export interface FilteredTarget extends DeviceTarget {
  readonly filterId?: string;
  readonly filterType?: 'include' | 'exclude';
}

/** Converts an assignment with a filter to the names that the resources use. */
export function toFilteredTarget({ filter, ...assignment }: FilteredAssignment): FilteredTarget {
  const target = toDeviceTarget(assignment);
  if (filter?.include !== undefined) return { ...target, filterId: filter.include, filterType: 'include' };
  if (filter?.exclude !== undefined) return { ...target, filterId: filter.exclude, filterType: 'exclude' };
  return target;
}
