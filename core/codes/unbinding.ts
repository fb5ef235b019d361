import type { CodeTable } from './code.js';

/** Codes 1550 to 1552 and 2123 to 2126: unbinding from managed Google Play. */
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
      'The tenant is bound to managed Google Play and `notBound` is declared. A consequence is not acknowledged, or `transition.from` does not match the tenant.',
    remedy: 'Acknowledge all consequences that the message lists, or declare `bound`.',
  },
  INT2124: {
    title: 'Apply unbinds the tenant from managed Google Play',
    cause:
      'The declaration acknowledges this change. Every Android Enterprise device is unenrolled, and code cannot bind the tenant again.',
    remedy: 'None, if this change is intended. Microsoft recommends that you retire the devices first.',
  },
  INT2125: {
    title: 'Devices lose their enrollment',
    cause:
      'The message gives the number of Android Enterprise devices that unbinding unenrolls, from the overview of managed devices.',
    remedy: 'None, if this change is intended.',
  },
  INT2126: {
    title: 'The number of devices that lose their enrollment is unknown',
    cause: 'The overview of managed devices could not be read.',
    remedy: 'Grant `DeviceManagementManagedDevices.Read.All` to the identity, and plan again.',
  },
} as const satisfies CodeTable;
