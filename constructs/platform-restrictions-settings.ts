import type { ValueObject } from '../core/index.js';
import type { FilteredAssignment, PlatformRule } from '../schemas/index.js';
import type {
  IntuneDeviceEnrollmentPlatformRestrictionAssignments,
  IntuneDeviceEnrollmentPlatformRestrictionPlatformRestriction,
} from './generated/index.js';

/**
 * Writes what is declared of a platform as the resources call it.
 *
 * Personal devices stay out unless they are let in. Where the whole platform is blocked they are not blocked once more, unless
 * that is said.
 */
export function toRestriction({
  platform = 'allow',
  personal = platform === 'allow' ? 'block' : 'allow',
  osMinimumVersion,
  osMaximumVersion,
  blockedManufacturers,
  blockedSkus,
}: PlatformRule): IntuneDeviceEnrollmentPlatformRestrictionPlatformRestriction {
  return {
    platformBlocked: platform === 'block',
    personalDeviceEnrollmentBlocked: personal === 'block',
    ...(osMinimumVersion !== undefined && { osMinimumVersion }),
    ...(osMaximumVersion !== undefined && { osMaximumVersion }),
    ...(blockedManufacturers && { blockedManufacturers }),
    ...(blockedSkus && { blockedSkus }),
  };
}

/** Reads what the resources have of a platform as it is declared, with what else they know of it. Defaults may be missing. */
export function fromRestriction({
  platformBlocked = false,
  personalDeviceEnrollmentBlocked = false,
  ...settings
}: ValueObject): ValueObject {
  const personal = personalDeviceEnrollmentBlocked === true ? 'block' : 'allow';
  if (platformBlocked === true) return { platform: 'block', ...(personal === 'block' && { personal }), ...settings };
  // Said in any case: a rule that is empty would not tell its reader that personal devices stay out.
  return { personal, ...settings };
}

/** Writes an assignment of the declaration as the resources call it. */
export function toFilteredTarget(assignment: FilteredAssignment): IntuneDeviceEnrollmentPlatformRestrictionAssignments {
  return { ...toTarget(assignment), ...toFilter(assignment.filter) };
}

type Target = Pick<IntuneDeviceEnrollmentPlatformRestrictionAssignments, 'target' | 'groupId'>;

function toTarget({ group, excludeGroup, allUsers }: FilteredAssignment): Target {
  if (group !== undefined) return { target: 'group', groupId: group };
  if (excludeGroup !== undefined) return { target: 'exclusionGroup', groupId: excludeGroup };
  return { target: allUsers ? 'allLicensedUsers' : 'allDevices' };
}

function toFilter(
  filter: FilteredAssignment['filter'],
): Pick<IntuneDeviceEnrollmentPlatformRestrictionAssignments, 'filterId' | 'filterType'> {
  if (filter?.include !== undefined) return { filterId: filter.include, filterType: 'include' };
  if (filter?.exclude !== undefined) return { filterId: filter.exclude, filterType: 'exclude' };
  return {};
}
