import type { DeviceEnrollmentPlatformRestriction } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  type Diagnostic,
  error,
  isValueList,
  isValueObject,
  type Path,
  type RestrictionFacts,
  restrictionProblems,
  string,
  stringSet,
  type Value,
  type ValueObject,
  warning,
} from '../../../core/index.js';

/** Microsoft's page about platform restrictions. */
export const restrictionSource =
  'https://learn.microsoft.com/intune/intune-service/enrollment/create-device-platform-restrictions';

/** Settings of a restriction for one platform. */
export const restrictionAttributes = {
  platformBlocked: bool({
    default: false,
    severity: { about: 'restriction', tighter: 'true', outweighs: true },
    doc: 'Whether all devices of the platform are blocked.',
  }),
  personalDeviceEnrollmentBlocked: bool({
    default: false,
    severity: { about: 'restriction', tighter: 'true' },
    doc: 'Whether personally owned devices are blocked. Has no effect while the whole platform is blocked.',
  }),
  osMinimumVersion: string({
    severity: { about: 'restriction', tighter: 'higher' },
    doc: 'Minimum version that can enroll: `major.minor.rev` for iOS, `major.minor.rev.build` for Android, `major.minor.build.0` for Windows. Other platforms have none.',
    source: restrictionSource,
  }),
  osMaximumVersion: string({
    severity: { about: 'restriction', tighter: 'lower' },
    doc: 'Maximum version that can enroll.',
    source: restrictionSource,
  }),
  blockedManufacturers: stringSet({
    default: [],
    minLength: 1,
    severity: { about: 'restriction', tighter: 'more' },
    doc: 'Manufacturers whose devices cannot enroll. Android only.',
  }),
  blockedSkus: stringSet({
    default: [],
    minLength: 1,
    severity: { about: 'restriction', tighter: 'more' },
    doc: 'Editions whose devices cannot enroll.',
  }),
} satisfies AttributesOf<DeviceEnrollmentPlatformRestriction>;

/** Checks a restriction of one platform, `ios`, `windows`, `android`, `androidForWork` or another. Unknown values pass. */
export function checkRestriction(platform: string, restriction: Value | undefined, path: Path): readonly Diagnostic[] {
  if (!isValueObject(restriction)) return [];
  return restrictionProblems(platform, factsOf(restriction)).map(({ member, why, fix, isTolerated }) => {
    const where = { path: [...path, member] };
    return isTolerated
      ? warning('INT2066', { what: `a version of ${platform} has a revision`, where, why, fix })
      : error('INT2064', { what: `the restriction for ${platform} is not valid`, where, why, fix });
  });
}

function factsOf(values: ValueObject): RestrictionFacts {
  const { osMinimumVersion, osMaximumVersion, blockedManufacturers } = values;
  return {
    osMinimumVersion: typeof osMinimumVersion === 'string' ? osMinimumVersion : undefined,
    osMaximumVersion: typeof osMaximumVersion === 'string' ? osMaximumVersion : undefined,
    blockedManufacturers: isValueList(blockedManufacturers) ? blockedManufacturers : undefined,
  };
}
