import type { CodeTable } from './code.js';

/** Codes 1550 to 1552 and 2123 to 2126: leaving managed Google Play. */
export const unbindingCodes = {
  INT1550: {
    title: 'Unbinding from managed Google Play is not acknowledged',
    cause:
      '`bound: false` unbinds the tenant, which unenrolls every Android Enterprise device. You must acknowledge each consequence by name.',
    remedy: 'Add the `transition` that the message shows, or remove `bound`.',
  },
  INT1551: {
    title: 'A transition has no effect',
    cause: '`managedGooglePlay` has a `transition` without `bound: false`.',
    remedy: 'Remove the transition.',
  },
  INT1552: {
    title: 'Declared objects require the binding to managed Google Play',
    cause: 'Work profiles and all corporate Android profiles except AOSP profiles require a bound tenant.',
    remedy: 'Remove them from the declaration, or keep the tenant bound.',
  },
  INT2123: {
    title: 'Unbinding the tenant is not acknowledged',
    cause:
      'The tenant is bound to managed Google Play, `notBound` is declared, and a consequence is not acknowledged, or `transition.from` is not what the tenant has.',
    remedy: 'Acknowledge every consequence that the message names, or declare `bound`.',
  },
  INT2124: {
    title: 'Apply unbinds the tenant from managed Google Play',
    cause:
      'It is declared and acknowledged. Every Android Enterprise device is unenrolled, and code cannot bind again.',
    remedy: 'Nothing if that is meant. Microsoft advises to retire the devices before.',
  },
  INT2125: {
    title: 'So many devices lose their enrollment',
    cause: 'The overview of managed devices counts the Android Enterprise devices that unbinding would unenroll.',
    remedy: 'Nothing if that is meant.',
  },
  INT2126: {
    title: 'How many devices lose their enrollment is not known',
    cause: 'The overview of managed devices could not be read.',
    remedy: 'Grant the identity `DeviceManagementManagedDevices.Read.All`, and plan again.',
  },
} as const satisfies CodeTable;
