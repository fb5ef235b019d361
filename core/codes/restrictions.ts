import type { CodeTable } from './code.js';

/** Codes 1250 to 1259: platform restrictions, filters and scope tags in a declaration. */
export const restrictionCodes = {
  INT1250: {
    title: 'An assignment names no target, or several',
    cause: 'Each assignment is one of `group`, `excludeGroup`, `allUsers`, `allDevices`; a filter only narrows it.',
    remedy: 'Name one target; write a second assignment for another.',
  },
  INT1251: {
    title: 'Too many platform restrictions',
    cause: 'A tenant has at most 25 restrictions beside the default.',
    remedy: 'Merge restrictions, or assign one to several groups.',
  },
  INT1252: {
    title: 'Two platform restrictions, filters or scope tags have the same name',
    cause: 'The name tells them apart, in references, in reports and in the state.',
    remedy: 'Rename one of them.',
  },
  INT1253: {
    title: 'A platform restriction is not assigned',
    cause: 'A custom restriction without assignments has no effect.',
    remedy: 'Assign it to a group, or remove it.',
  },
  INT1254: {
    title: 'A filter on a restriction of Android',
    cause: 'Enrollment restrictions take assignment filters for iOS, macOS and Windows, and not for Android.',
    remedy: 'Remove the filter; choose a group instead.',
  },
  INT1255: {
    title: 'A restriction cannot work',
    cause:
      'A version has the wrong form for its platform, the least version is above the greatest, or something is set that the platform does not have.',
    remedy: 'Correct the value that the message names.',
  },
  INT1256: {
    title: 'Apple devices are let in without a push certificate',
    cause:
      'iPhones, iPads and Macs cannot enroll unless the tenant has an Apple push certificate, and none is declared. The tenant may have one that is not declared here.',
    remedy: 'Add `pushCertificate` to `spec.enrollment.apple`, or block the platform.',
  },
  INT1269: {
    title: 'A version of Windows has a revision',
    cause:
      'Windows does not report the revision of its version when it enrolls. A greatest version such as `10.0.26100.9999` works, a least version with a revision keeps every device of its build out.',
    remedy: 'Write `major.minor.build.0`, or leave it where the tenant has it so.',
  },
  INT1257: {
    title: 'Blocked personal Windows devices keep out Autopilot or bulk enrollment',
    cause:
      'Devices that enroll by some Autopilot and bulk flows count as personal, and the default restrictions block these.',
    remedy: 'Allow personal Windows devices by default, or register the devices as corporate.',
  },
  INT1258: {
    title: 'The work profile is declared twice, and differently',
    cause: '`android.workProfile` and `restrictions.default.androidForWork` are about the same restriction.',
    remedy: 'Keep one of them.',
  },
  INT1259: {
    title: 'Android is restricted, and the work profile is not',
    cause:
      '`android` in the default restrictions is Android by device administrator; devices still enroll with a work profile.',
    remedy: 'Say whether they may: `androidForWork` in the default restrictions, or `android.workProfile`.',
  },
} as const satisfies CodeTable;
