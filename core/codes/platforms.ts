import type { CodeTable } from './code.js';

/** Codes 1220 to 1249, and 1270: enrollment of Apple, Android and Windows devices in a declaration. */
export const platformCodes = {
  INT1220: {
    title: 'Apple enrollment without a push certificate',
    cause:
      'The declaration enrolls iPhones, iPads or Macs, but has no push certificate. Intune cannot manage Apple devices without an Apple MDM push certificate.',
    remedy: 'Declare `enrollment.apple.pushCertificate`.',
  },
  INT1221: {
    title: 'Two user-initiated or Apple Configurator profiles have the same name',
    cause: 'Names identify profiles in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1222: {
    title: 'A user-initiated enrollment profile is not assigned',
    cause: 'A profile without assignments has no effect.',
    remedy: 'Assign it to a group or to all users, or remove it.',
  },
  INT1223: {
    title: 'A user-initiated enrollment profile has a duplicate target',
    cause: 'The profile is assigned to the same group, or to all users, twice.',
    remedy: 'Keep one of the assignments.',
  },
  INT1224: {
    title: 'A push certificate is declared without consent to share data with Apple',
    cause: 'Microsoft requires this consent before you upload a certificate, and the declaration does not give it.',
    remedy: 'Declare `enrollment.apple.dataSharingConsent` after your organization agrees.',
  },
  INT1225: {
    title: 'A push certificate file has no serial number',
    cause:
      'The serial number identifies the certificate that the tenant must have. Terraform uploads the file when the serial number changes.',
    remedy: 'Declare `certificateSerialNumber` together with `certificateFile`.',
  },
  INT1229: {
    title: 'Several constructs declare user-initiated enrollment profiles for one platform',
    cause: 'The order of the profiles of a platform sets their priority, so one construct must contain all of them.',
    remedy: 'Declare all profiles of the platform in one construct.',
  },
  INT1230: {
    title: 'Android Enterprise is declared without managed Google Play',
    cause:
      'Work profiles and corporate profiles require a tenant that is bound to managed Google Play. The declaration does not state that the tenant is bound.',
    remedy:
      'Add `managedGooglePlay: { bound: true }` to `spec.enrollment.android`. The plan then explains how an administrator binds the tenant.',
  },
  INT1231: {
    title: 'Target groups have no effect',
    cause:
      '`targetGroupIds` limits who can enroll Android Enterprise devices only if `enrollmentTarget` is `targeted`.',
    remedy: 'Set `enrollmentTarget` to `targeted`, or remove the groups.',
  },
  INT1232: {
    title: 'Two corporate Android profiles have the same name',
    cause: 'The name is the key of a profile in the Terraform state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1233: {
    title: 'The token type does not match the enrollment mode',
    cause:
      'Tokens for Microsoft Entra shared mode are for dedicated devices. Staging tokens are for fully managed devices and for corporate-owned devices with a work profile.',
    remedy: 'Use the token type `default`, or another enrollment mode.',
  },
  INT1234: {
    title: 'Targeted enrollment has no groups',
    cause: '`enrollmentTarget` is `targeted`, but `targetGroupIds` is empty. No one can enroll devices.',
    remedy: 'Add groups, or use another target.',
  },
  INT1240: {
    title: 'The groups do not match the user scope',
    cause:
      'Only the scope `selected` has groups, and it needs at least one. Graph deletes the groups of the scope `all`.',
    remedy: 'Declare groups for `selected`. Remove them for `all` and `none`.',
  },
  INT1241: {
    title: 'The minimum PIN length exceeds the maximum',
    cause: 'Windows Hello for Business accepts PINs of 4 to 127 characters. The minimum must not exceed the maximum.',
    remedy: 'Lower `pinMinimumLength`, or raise `pinMaximumLength`.',
  },
  INT1242: {
    title: 'The MDM and MAM user scopes overlap',
    cause:
      'If both scopes include a user, MAM takes precedence on personal Windows devices, and the device does not enroll.',
    remedy: 'Remove the users from one of the scopes. None, if personal devices must not enroll.',
  },
  INT1243: {
    title: 'Two Windows policies of the same kind have the same name',
    cause: 'Names identify policies in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1244: {
    title: 'A Windows policy is not assigned',
    cause: 'A custom enrollment status page or Windows Hello configuration without assignments has no effect.',
    remedy: 'Assign it to a group, or remove it.',
  },
  INT1245: {
    title: 'A hidden enrollment status page has settings',
    cause: 'If `showInstallationProgress` is false, the page is not shown, and its other settings have no effect.',
    remedy: 'Show the page, or remove its other settings.',
  },
  INT1246: {
    title: 'A domain is declared twice for the autodiscovery check',
    cause: 'Each domain is checked once. Domain names are not case-sensitive.',
    remedy: 'Keep one of the entries.',
  },
  INT1247: {
    title: 'A Windows policy has a duplicate target',
    cause: 'The same group is assigned twice, or is both assigned and excluded.',
    remedy: 'Keep one of the assignments.',
  },
  INT1248: {
    title: 'An Autopilot name is not valid',
    cause: 'Graph rejects some characters in profile names, and Windows allows at most 15 characters in device names.',
    remedy: 'Remove the characters that the message lists, or shorten the template.',
  },
  INT1249: {
    title: 'Windows devices cannot discover Intune from a domain',
    cause: 'The CNAME record `EnterpriseEnrollment` of the domain is missing or points to another host.',
    remedy:
      'Add a CNAME record in the DNS zone of the domain that points to `EnterpriseEnrollment-s.manage.microsoft.com`. New records can take up to 72 hours to become visible.',
  },
  INT1270: {
    title: 'Two Autopilot profiles are assigned to all devices',
    cause: 'Graph rejects a second Autopilot profile that is assigned to all devices, whichever kind it is.',
    remedy: 'Assign all but one of them to groups.',
  },
  INT1238: {
    title: 'An Autopilot device is declared twice',
    cause: 'Two elements have the same serial number. Graph ignores the case of letters.',
    remedy: 'Keep one of them.',
  },
  INT1239: {
    title: 'A file of Autopilot devices cannot be used',
    cause:
      'The file is missing, too large, not a CSV file with the columns of Get-WindowsAutopilotInfo, or one of its rows has no serial number or other columns than the first line.',
    remedy:
      'Use a file that Get-WindowsAutopilotInfo wrote. Its first line is `Device Serial Number,Windows Product ID,Hardware Hash`, with `Group Tag` and `Assigned User` if they are known.',
  },
} as const satisfies CodeTable;
