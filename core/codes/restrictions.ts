import type { CodeTable } from './code.js';

/** Codes 1250 to 1259: platform restrictions, filters and scope tags in a declaration. */
export const restrictionCodes = {
  INT1250: {
    title: 'An assignment needs exactly one target',
    cause:
      'Each assignment has one of `group`, `excludeGroup`, `allUsers` or `allDevices`. A filter only narrows the target.',
    remedy: 'Set one target. Add another assignment for each further target.',
  },
  INT1251: {
    title: 'Too many platform restrictions',
    cause: 'A tenant has at most 25 platform restrictions in addition to the default restriction.',
    remedy: 'Merge restrictions, or assign one restriction to several groups.',
  },
  INT1252: {
    title: 'Two platform restrictions, filters or scope tags have the same name',
    cause: 'Names identify these objects in references, in reports and in the state.',
    remedy: 'Rename one of them.',
  },
  INT1253: {
    title: 'A platform restriction is not assigned',
    cause: 'A custom restriction without assignments has no effect.',
    remedy: 'Assign it to a group, or remove it.',
  },
  INT1254: {
    title: 'Android restrictions do not support filters',
    cause: 'Enrollment restrictions support assignment filters for iOS, macOS and Windows, but not for Android.',
    remedy: 'Remove the filter, and use a group instead.',
  },
  INT1255: {
    title: 'A restriction is not valid',
    cause:
      'A version has the wrong format for its platform, the minimum version is higher than the maximum version, or the platform does not support a setting.',
    remedy: 'Correct the value that the message names.',
  },
  INT1256: {
    title: 'Apple devices are allowed without a push certificate',
    cause:
      'iPhones, iPads and Macs cannot enroll without an Apple MDM push certificate, and the declaration has none. The tenant may have a certificate that is not declared.',
    remedy: 'Add `pushCertificate` to `spec.enrollment.apple`, or block the platform.',
  },
  INT1269: {
    title: 'A Windows version contains a revision',
    cause:
      'Windows does not report its revision during enrollment. A maximum version such as `10.0.26100.9999` works. A minimum version with a revision blocks all devices of that build.',
    remedy: 'Use `major.minor.build.0`. None, if the tenant already has this value and it is intended.',
  },
  INT1257: {
    title: 'Blocking personal Windows devices affects Autopilot and bulk enrollment',
    cause:
      'Devices that enroll through some Autopilot and bulk enrollment methods count as personal. The default restriction blocks them.',
    remedy: 'Allow personal Windows devices in the default restriction, or register the devices as corporate.',
  },
  INT1258: {
    title: 'Two different settings for the work profile',
    cause:
      '`android.workProfile` and `restrictions.default.androidForWork` set the same restriction to different values.',
    remedy: 'Keep one of the settings.',
  },
  INT1259: {
    title: 'Android is restricted, but the work profile is not',
    cause:
      '`android` in the default restriction applies to Android device administrator. Devices can still enroll with a work profile.',
    remedy:
      'Set `androidForWork` in the default restriction, or `android.workProfile`, to allow or block work profiles.',
  },
} as const satisfies CodeTable;
