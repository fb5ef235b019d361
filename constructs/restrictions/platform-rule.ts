import { isValueObject, type Value, type ValueObject } from '../../core/index.js';
import type { loose } from '../../schemas/index.js';
import type { IntuneDeviceEnrollmentPlatformRestrictionPlatformRestriction } from '../generated/index.js';

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
}: loose.PlatformRule): IntuneDeviceEnrollmentPlatformRestrictionPlatformRestriction {
  return {
    platformBlocked: platform === 'block',
    personalDeviceEnrollmentBlocked: personal === 'block',
    ...(osMinimumVersion !== undefined && { osMinimumVersion }),
    ...(osMaximumVersion !== undefined && { osMaximumVersion }),
    ...(blockedManufacturers && { blockedManufacturers }),
    ...(blockedSkus && { blockedSkus }),
  };
}

/**
 * Reads what the resources have of a platform as it is declared, with what else they know of it. Defaults may be missing.
 *
 * `known`: all that the source says of it. What is null there nobody knows, and it is not said.
 */
export function fromRestriction(
  { platformBlocked = false, personalDeviceEnrollmentBlocked = false, ...settings }: ValueObject,
  known: Value | undefined,
): ValueObject {
  const isUnknown = known !== undefined && isValueObject(known) && known.personalDeviceEnrollmentBlocked === null;
  const personal = personalDeviceEnrollmentBlocked === true ? 'block' : 'allow';
  if (platformBlocked === true) return { platform: 'block', ...(personal === 'block' && { personal }), ...settings };
  // Said in any case: a rule that is empty would not tell its reader that personal devices stay out.
  return { ...(!isUnknown && { personal }), ...settings };
}
