import type { ValueObject } from '../core/index.js';
import type { FilteredAssignment, PlatformRule } from '../schemas/index.js';
import type {
  IntuneDeviceEnrollmentPlatformRestrictionAssignments,
  IntuneDeviceEnrollmentPlatformRestrictionPlatformRestriction,
} from './generated/index.js';

/**
 * Writes what is declared of a platform as the resources call it.
 *
 * Personal devices stay out unless they are let in. Where the whole platform is blocked they are not blocked once more, which
 * a public tool warns of.
 */
export function toRestriction({
  platform = 'allow',
  personal = 'block',
  osMinimumVersion,
  osMaximumVersion,
  blockedManufacturers,
}: PlatformRule): IntuneDeviceEnrollmentPlatformRestrictionPlatformRestriction {
  return {
    platformBlocked: platform === 'block',
    personalDeviceEnrollmentBlocked: platform === 'allow' && personal === 'block',
    ...(osMinimumVersion !== undefined && { osMinimumVersion }),
    ...(osMaximumVersion !== undefined && { osMaximumVersion }),
    ...(blockedManufacturers && { blockedManufacturers }),
  };
}

/** A rule of a platform with what else the resources know of it; undefined where no rule says what they have. */
export type ReadRule = ValueObject | undefined;

/**
 * Reads what the resources have of a platform as it is declared. Defaults may be missing.
 *
 * Undefined: the platform is blocked, and its personal devices once more, which no rule says.
 */
export function fromRestriction({
  platformBlocked = false,
  personalDeviceEnrollmentBlocked = false,
  ...settings
}: ValueObject): ReadRule {
  if (platformBlocked === true && personalDeviceEnrollmentBlocked === true) return undefined;
  if (platformBlocked === true) return { platform: 'block', ...settings };
  // Said in any case: a rule that is empty would not tell its reader that personal devices stay out.
  return { personal: personalDeviceEnrollmentBlocked === true ? 'block' : 'allow', ...settings };
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
