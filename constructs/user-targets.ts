import type { UserAssignment } from '../schemas/index.js';

/** A target of users, as the resources call it. */
export interface UserTarget {
  readonly target: 'group' | 'allLicensedUsers';
  readonly groupId?: string;
}

/** Writes an assignment of the declaration as the resources call it. */
export function toUserTarget({ group }: UserAssignment): UserTarget {
  return group === undefined ? { target: 'allLicensedUsers' } : { target: 'group', groupId: group };
}
