import type { CodeTable } from './code.js';

/** Codes 2060 to 2079: references by display name, Graph's validation of an object during plan, and rows. */
export const nameCodes = {
  INT2060: {
    title: 'A name does not match any object in the tenant',
    cause:
      'The declaration refers to a group, an assignment filter or a scope tag by its display name, but the tenant has none with this name. It may have been renamed outside Terraform.',
    remedy: 'Use one of the names in the message, or use the id, which renaming does not change.',
  },
  INT2061: {
    title: 'A name refers to several objects',
    cause: 'Display names of groups and filters are not unique, and the tenant has several objects with this name.',
    remedy: 'Use the id of the right object, or rename the others.',
  },
  INT2062: {
    title: 'Graph rejects an object',
    cause:
      'The plan asked Graph to validate the object, such as the rule of an assignment filter, and Graph rejected it.',
    remedy: 'Correct the problem that the message describes. The reference page of the resource has examples.',
  },
  INT2063: {
    title: 'An object could not be validated during the plan',
    cause:
      'Graph validates the object with an action that requires write permission. The identity of the plan has only read permission, or Graph did not respond.',
    remedy:
      'None. Graph validates the object during apply. To validate it during the plan, grant the permission that the message names.',
  },
  INT2064: {
    title: 'A platform restriction is not valid',
    cause:
      'A version has the wrong format for its platform, the minimum version is higher than the maximum version, or the platform does not support a setting.',
    remedy: 'Correct the value that the message names.',
  },
  INT2066: {
    title: 'A Windows version contains a revision',
    cause:
      'Windows does not report its revision during enrollment. The revision has no effect, or blocks more devices than intended.',
    remedy: 'Use `major.minor.build.0`. None, if the tenant already has this value and it is intended.',
  },
  INT2065: {
    title: 'Android restrictions do not support filters',
    cause: 'Enrollment restrictions support assignment filters for iOS, macOS and Windows, but not for Android.',
    remedy: 'Remove the filter from the assignment, and use groups.',
  },
  INT2070: {
    title: 'The version of terms and conditions decreases',
    cause:
      'The declared version is lower than the version in the tenant. Users who accepted a later version would not be asked again.',
    remedy: 'Declare the version in the tenant or a higher one, or remove the version.',
  },
  INT2071: {
    title: 'Users must accept terms and conditions again',
    cause:
      'The declared version is higher than the version in the tenant. All users with these terms must accept them again.',
    remedy: 'None, if this change is intended. For a minor correction, keep the version.',
  },
  INT2072: {
    title: 'Graph rejected some rows of an import',
    incomplete: true,
    cause:
      'Graph accepts many small objects in one request and responds to each. The tenant has all rows except the rejected ones. On the first import this is a warning, because after an error Terraform would destroy all rows.',
    remedy: 'Correct or remove the rows that the message lists, and apply again.',
  },
  INT2073: {
    title: 'An import did not finish',
    incomplete: true,
    cause:
      'A request failed, or Terraform requested a stop, between two batches of an import. Imported rows stay in the tenant. On the first import this is a warning if the tenant has some of the rows.',
    remedy: 'Apply again to import the remaining rows.',
  },
  INT2074: {
    title: 'Some rows were not deleted',
    incomplete: true,
    cause:
      'A request failed, or Terraform requested a stop, while rows that are no longer declared were being deleted.',
    remedy: 'Apply again. The state contains the remaining rows.',
  },
  INT2075: {
    title: 'The search for rows failed',
    cause: 'The response of Graph to a search for rows does not contain a list.',
    remedy: 'Plan again. If the problem persists, report it.',
  },
  INT2069: {
    title: 'Some registered devices were not changed',
    incomplete: true,
    cause:
      'Graph rejected the change of a device, a request failed, or Terraform requested a stop. The other devices have their declared values.',
    remedy: 'Correct the problem that the message describes, and apply again. The state contains what the tenant has.',
  },
  INT2076: {
    title: 'A device is not registered and cannot be imported',
    incomplete: true,
    cause:
      'The tenant does not have the declared device, and importing it requires its hardware hash, which is not declared. The plan warns, and apply reports an error after it has changed the other devices.',
    remedy:
      'Declare the hardware hash, for example with the CSV file of Get-WindowsAutopilotInfo; register the device another way; or remove it from the declaration.',
  },
  INT2077: {
    title: 'Apply changes devices that are already registered',
    cause:
      'A new resource adopts devices that the tenant has, and some of their values differ from the declaration. The plan shows only the declared values.',
    remedy: 'Apply, if this change is intended. Otherwise, declare the values in the tenant, or export them.',
  },
  INT2078: {
    title: 'Devices stay registered',
    cause: 'Devices are no longer declared, and the declaration does not specify that registrations are deleted.',
    remedy:
      'None, if this change is intended. Otherwise set `removal` to `delete` and apply before you remove the devices.',
  },
  INT2079: {
    title: 'Several registered devices have the same key',
    incomplete: true,
    cause:
      'The tenant has more than one device with a declared serial number, for example devices of several manufacturers. The provider cannot determine which one is declared, so it changes and deletes none of them.',
    remedy: 'Delete the wrong registration in the admin center, or remove the device from the declaration.',
  },
} as const satisfies CodeTable;
