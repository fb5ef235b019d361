import { isValueObject, type Value, type ValueObject } from '../../core/index.js';
import type { loose } from '../../schemas/index.js';
import type { IntuneDeviceEnrollmentPlatformRestrictionPlatformRestriction } from '../generated/index.js';

/**
 * Converts the declaration of a platform to the names of the resources.
 *
 * Personal devices are blocked unless they are allowed. If the whole platform is blocked, they are not blocked
 * separately, unless the declaration does so.
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

/** The attributes behind the members of a platform rule, below the restriction of the platform. */
export const ruleAttributes = {
  platform: 'platformBlocked',
  personal: 'personalDeviceEnrollmentBlocked',
  osMinimumVersion: 'osMinimumVersion',
  osMaximumVersion: 'osMaximumVersion',
  blockedManufacturers: 'blockedManufacturers',
  blockedSkus: 'blockedSkus',
} as const satisfies Record<
  keyof loose.PlatformRule,
  keyof IntuneDeviceEnrollmentPlatformRestrictionPlatformRestriction
>;

/**
 * Converts a platform's restriction in a resource to its declaration. Defaults can be missing.
 *
 * `known`: all values that the source contains. A null there is unknown, and is not declared.
 */
export function fromRestriction(
  { platformBlocked = false, personalDeviceEnrollmentBlocked = false, ...settings }: ValueObject,
  known: Value | undefined,
): ValueObject {
  const isUnknown = known !== undefined && isValueObject(known) && known.personalDeviceEnrollmentBlocked === null;
  const personal = personalDeviceEnrollmentBlocked === true ? 'block' : 'allow';
  if (platformBlocked === true) return { platform: 'block', ...(personal === 'block' && { personal }), ...settings };
  // Always declared: an empty rule would not show that personal devices are blocked.
  return { ...(!isUnknown && { personal }), ...settings };
}
