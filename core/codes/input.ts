import type { CodeTable } from './code.js';

/** Codes 1000 to 1299: declarations (files, YAML, schema, cross-object rules). */
export const inputCodes = {
  INT1001: {
    title: 'A declaration cannot be read',
    cause: 'The file does not exist, is a folder, or cannot be read with your permissions.',
    remedy: 'Check the path and the file permissions.',
  },
  INT1002: {
    title: 'A declaration is not UTF-8',
    cause: 'The file contains bytes that are not valid UTF-8. Some editors on Windows save files as UTF-16.',
    remedy: 'Save the file as UTF-8.',
  },
  INT1003: {
    title: 'A declaration is too large',
    cause:
      'The file is larger than 2 MiB or contains more than 200,000 values. Such a file is rejected before it is parsed. No export writes a file of this size.',
    remedy: 'Check that this is the right file. Split several tenants into one file each.',
  },
  INT1004: {
    title: 'A declaration is empty',
    cause: 'The file has no content, or only comments.',
    remedy: 'Write a declaration, or remove the file from the command.',
  },
  INT1005: {
    title: 'A program was given instead of a declaration',
    cause:
      'The file is a program, a Terraform configuration or a synthesized stack. The command reads YAML declarations.',
    remedy:
      'Run the program. Then pass the folder that it writes, such as `cdktf.out`, to a command that accepts it: `validate`, `plan`, `apply`, `drift` or `doctor`.',
  },
  INT1010: {
    title: 'The YAML cannot be parsed',
    cause:
      'The text is not valid YAML 1.2. Common reasons are indentation, quotes, brackets, and unknown tags or aliases.',
    remedy: 'Correct the text at the position in the message.',
  },
  INT1011: {
    title: 'Duplicate key',
    cause: 'An object has the same key more than once. intuneform does not guess which one you mean.',
    remedy: 'Keep one of the keys.',
  },
  INT1012: {
    title: 'Indented with a tab',
    cause: 'YAML does not allow tabs as indentation.',
    remedy: 'Indent with spaces.',
  },
  INT1013: {
    title: 'Aliases expand too far',
    cause:
      'Aliases (`*name`) copy more than 10,000 values into the document, or an alias refers to a value that contains it.',
    remedy: 'Write the values out instead of nesting aliases.',
  },
  INT1014: {
    title: 'Nested too deeply',
    cause: 'Lists or objects are nested deeper than any declaration needs.',
    remedy: 'Check the brackets and the indentation.',
  },
  INT1015: {
    title: 'Several documents where one is expected',
    cause:
      'The text contains several YAML documents, separated by `---`. `IntuneTenant.fromYaml` creates one tenant. The command line accepts several documents.',
    remedy: 'Keep one document, or use one file for each tenant.',
  },
  INT1016: {
    title: 'Two declarations have the same name',
    cause:
      '`metadata.name` is the name of the stack and of the state, so it must be unique among all files of a command.',
    remedy: 'Rename one of them.',
  },
  INT1017: {
    title: 'Two declarations are for the same tenant',
    cause: 'Two declarations of one tenant would undo each other’s changes.',
    remedy: 'Merge them into one declaration.',
  },
  INT1018: {
    title: 'More problems of the same kind',
    cause: 'The report explains at most 20 problems of one kind and 100 in total. The message counts the rest.',
    remedy: 'Fix the problems that are explained, then validate again.',
  },
  INT1020: {
    title: 'Unknown key',
    cause: 'The declaration has no such key in this position. Without this check, a misspelled key would be ignored.',
    remedy: 'Correct the spelling, or remove the key.',
  },
  // INT1021 was for sections that were planned and not there yet.
  INT1022: {
    title: 'A key is missing',
    cause: 'An object lacks a required key.',
    remedy: 'Add the key.',
  },
  INT1023: {
    title: 'Wrong type',
    cause: 'The value has the wrong type, for example text instead of a number, or an object instead of a list.',
    remedy: 'Use the type that the message gives.',
  },
  INT1024: {
    title: 'Value is not allowed',
    cause: 'The key accepts a fixed set of values. Spelling and case must match.',
    remedy: 'Use one of the values that the message lists.',
  },
  INT1025: {
    title: 'Number is out of range',
    cause: 'The number is below the minimum or above the maximum.',
    remedy: 'Use a number within the range that the message gives.',
  },
  INT1026: {
    title: 'Text has the wrong formatat',
    cause: 'The text does not match the format of the key, or is too short or too long.',
    remedy: 'Use the format that the message gives.',
  },
  INT1027: {
    title: 'Too few or too many entries',
    cause: 'A list or object has fewer or more entries than the key allows.',
    remedy: 'Add or remove entries.',
  },
  INT1028: {
    title: 'Duplicate list entry',
    cause: 'All entries of the list must be different.',
    remedy: 'Remove the duplicate.',
  },
  INT1029: {
    title: 'Text contains a token of the CDK for Terraform',
    cause:
      'A text contains `TfToken[`. The CDK for Terraform uses this marker internally and would replace it with the value of another object.',
    remedy: 'Remove the marker from the text.',
  },
  INT1030: {
    title: 'Text contains invisible characters',
    cause:
      'A text contains control, zero-width or bidirectional characters. It can look different from what it is, and two names that look the same can differ.',
    remedy: 'Remove the characters. None, if they are intended.',
  },
  INT1031: {
    title: 'The name of the tenant is reserved',
    cause: 'The CDK for Terraform uses the name itself. The only such name is `constructor`.',
    remedy: 'Choose another `metadata.name`.',
  },
  INT1033: {
    title: 'The declaration has no such section or object',
    cause:
      '`release`, `preventDestroy` or `allowDestroy` names something that is neither a section nor an object of a section.',
    remedy: 'Use a section (`retention`), an object of a section (`categories.Kiosk`) or a Terraform address.',
  },
  INT1034: {
    title: 'An object is both released and declared',
    cause: 'Objects in `release` are no longer managed, so the declaration cannot contain them.',
    remedy: 'Remove the object from the declaration, or remove its entry from `release`.',
  },
  INT1035: {
    title: 'A former name belongs to another object',
    cause: '`formerly` names an object that is also declared, so its state cannot move.',
    remedy: 'Use the name that the object had when you last applied it, or remove `formerly`.',
  },
  INT1036: {
    title: 'An import has no matching object',
    cause:
      'The imports of a tenant contain a Terraform address that the declaration does not have. The object was renamed or removed after the export. Terraform imports nothing for this address, and it creates a second object if you renamed the declared one.',
    remedy: 'Add `formerly` or `logicalId` to the renamed object, or remove the entry from the imports.',
  },
  INT1101: {
    title: 'The tenant id is not a GUID',
    cause: '`spec.tenantId` is not the id of a Microsoft Entra tenant. It may be a domain name.',
    remedy: 'Use the Tenant ID on the Overview page of the Microsoft Entra admin center.',
  },
  INT1103: {
    title: 'The authority uses the spelling of Graph',
    cause:
      'Graph calls Configuration Manager `sccm`, and reports a missing authority as `unknown`. Declarations use other names.',
    remedy: 'Use `configurationManager` instead of `sccm`, and `none` instead of `unknown`.',
  },
  INT1104: {
    title: 'Unsupported version or kind of declaration',
    cause: 'This version of intuneform does not support the value of `apiVersion` or `kind`.',
    remedy: 'Start the file with `apiVersion: intuneform/v1` and `kind: IntuneTenant`.',
  },
  INT1110: {
    title: 'Enrollment requires Intune as the MDM authority',
    cause:
      'The declaration has an enrollment section, but declares another MDM authority or `none`. Users cannot enroll devices in Intune in that case.',
    remedy: 'Declare the authority `intune`, or remove the enrollment section.',
  },
  INT1111: {
    title: 'Enrollment is declared without an MDM authority',
    cause: 'The declaration does not set the MDM authority, so nothing ensures that it is Intune.',
    remedy: 'Declare the authority `intune`.',
  },
  INT1112: {
    title: 'The transition starts from the desired authority',
    cause: '`transition.from` is the same as the desired authority.',
    remedy: 'Remove the transition, or set `from` to the current authority of the tenant.',
  },
  INT1113: {
    title: 'The transition targets an authority that code cannot set',
    cause: 'Graph can set the authority only to Intune. An administrator sets every other authority elsewhere.',
    remedy: 'Remove the transition. The plan then checks that the tenant has the declared authority.',
  },
  INT1114: {
    title: 'A consequence of the transition is not acknowledged',
    cause: 'Changing the authority has irreversible consequences. You must acknowledge each of them.',
    remedy: 'Read the description of the consequence, then add it to `acknowledge`.',
  },
  INT1115: {
    title: 'The authority is retired',
    cause:
      'Microsoft retired Configuration Manager as an MDM authority (hybrid MDM) on 2019-09-01. Devices under this authority receive no policies, and code can neither set nor leave it.',
    remedy: 'Declare `intune`, and use co-management for clients of Configuration Manager.',
  },
  INT1116: {
    title: 'An acknowledgement is not needed',
    cause: 'The acknowledged consequence does not apply when a tenant leaves this authority.',
    remedy: 'Remove the consequence from `acknowledge`.',
  },
  INT1120: {
    title: 'An enrollment limit is out of range',
    cause: 'The limit must be between 1 and 15 devices per user.',
    remedy: 'Use a whole number from 1 to 15.',
  },
  INT1121: {
    title: 'Too many enrollment limits',
    cause: 'A tenant has at most 25 device limits.',
    remedy: 'Merge limits, or assign one limit to several groups.',
  },
  INT1122: {
    title: 'Two enrollment limits have the same name',
    cause: 'Names identify limits in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1123: {
    title: 'An enrollment limit is not assigned',
    cause: 'A limit without assignments has no effect.',
    remedy: 'Assign it to a group, or remove it.',
  },
  INT1124: {
    title: 'Two device categories have the same name',
    cause: 'Users see only the name of a category.',
    remedy: 'Remove one of them, or give one a `logicalId`.',
  },
  INT1125: {
    title: 'An enrollment limit has a duplicate target',
    cause: 'The same group is assigned twice, or is both assigned and excluded.',
    remedy: 'Keep one of the assignments.',
  },
  INT1130: {
    title: 'Autodiscovery needs a domain name',
    cause: 'A domain or zone is not a DNS name, or is an expression that only Terraform can evaluate.',
    remedy: 'Use literal text, such as `contoso.com`.',
  },
  INT1131: {
    title: 'A domain is not in its DNS zone',
    cause: 'The name of the domain does not end in the name of the zone.',
    remedy: 'Use the zone that contains the domain.',
  },
  INT1132: {
    title: 'A domain is declared twice for autodiscovery',
    cause: 'Each domain has one pair of records.',
    remedy: 'Keep one of the entries.',
  },
  INT1140: {
    title: 'The tenant id is still the placeholder',
    cause: 'The template of a new repository contains a tenant id of zeros.',
    remedy: 'Use the Tenant ID on the Overview page of the Microsoft Entra admin center.',
  },
  INT1201: {
    title: 'Days without check-in are out of range',
    cause: 'A cleanup rule accepts whole days from 30 to 270.',
    remedy:
      'Use a number within the range. Intune removes a device 180 days after its MDM certificate expires, regardless of the rule.',
  },
  INT1202: {
    title: 'Two cleanup rules for one platform',
    cause: 'A tenant has at most one cleanup rule for each platform.',
    remedy: 'Keep one of the rules.',
  },
  INT1203: {
    title: 'Cleanup rules for all platforms and for one platform overlap',
    cause: 'Both rules apply to the devices of the platform. Microsoft does not document which rule takes precedence.',
    remedy: 'Use either `all` or one rule for each platform.',
  },
  INT1204: {
    title: 'Devices are still removed after their certificate expires',
    cause:
      'Cleanup rules only hide records. Regardless of the rules, Intune removes a device 180 days after its MDM certificate expires.',
    remedy: 'None. This is for information.',
  },
  INT1205: {
    title: '`maxAffected` has no effect without cleanup rules',
    cause: '`maxAffected` limits how many devices cleanup rules can hide, but no rule is declared.',
    remedy: 'Declare cleanup rules, or remove `maxAffected`.',
  },
  INT1206: {
    title: '`maxAffected` needs exactly one limit',
    cause: '`maxAffected` has both `percent` and `count`, or neither of them.',
    remedy: 'Set either `percent` or `count`.',
  },
  INT1210: {
    title: 'A cleanup rule would hide more devices than allowed',
    cause:
      'The plan counted the devices that the rule would newly hide. The number exceeds `spec.retention.maxAffected`.',
    remedy: 'Review the preview in the plan. Increase the days of the rule, or raise `maxAffected` for this change.',
  },
  INT1220: {
    title: 'Apple enrollment without a push certificate',
    cause:
      'The declaration enrolls iPhones, iPads or Macs, but has no push certificate. Intune cannot manage Apple devices without an Apple MDM push certificate.',
    remedy: 'Declare `enrollment.apple.pushCertificate`.',
  },
  INT1221: {
    title: 'Two user-initiated enrollment profiles have the same name',
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
    cause: '`enrollmentTarget` is `targeted`, but `targetGroupIds` is empty. Nobody can enroll devices.',
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
  INT1260: {
    title: 'Two terms and conditions, or two branding profiles, have the same name',
    cause: 'Names identify these objects in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1261: {
    title: 'Terms and conditions, or a branding profile, are not assigned',
    cause: 'Without assignments, nobody has to accept the terms, and nobody sees the branding profile.',
    remedy: 'Assign them to a group or to all users, or remove them.',
  },
  INT1262: {
    title: 'An object is assigned to the same users twice',
    cause: 'Terms and conditions or a branding profile are assigned to the same group, or to all users, twice.',
    remedy: 'Keep one of the assignments.',
  },
  INT1263: {
    title: 'Too many branding profiles',
    cause: 'A tenant has at most 25 branding profiles in addition to the default profile.',
    remedy: 'Merge profiles, or assign one profile to several groups.',
  },
  INT1264: {
    title: 'Company Portal does not offer enrollment',
    cause: 'The default branding profile disables enrollment, so users cannot enroll devices in Company Portal.',
    remedy: 'Make enrollment available. None, if this is intended.',
  },
  INT1265: {
    title: 'An image cannot be used',
    cause: 'The file is missing, is neither PNG nor JPEG, or is larger than Company Portal allows.',
    remedy: 'Use a PNG or JPEG file of at most 750 KB for a logo, or 1.3 MB for the brand image.',
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
  INT1270: {
    title: 'Two Autopilot profiles are assigned to all devices',
    cause: 'Graph rejects a second Autopilot profile that is assigned to all devices, whichever kind it is.',
    remedy: 'Assign all but one of them to groups.',
  },
  INT1249: {
    title: 'Windows devices cannot discover Intune from a domain',
    cause: 'The CNAME record `EnterpriseEnrollment` of the domain is missing or points to another host.',
    remedy:
      'Add a CNAME record in the DNS zone of the domain that points to `EnterpriseEnrollment-s.manage.microsoft.com`. New records can take up to 72 hours to become visible.',
  },
  INT1266: {
    title: 'A corporate identifier is declared twice',
    cause: 'The list contains the same identifier of one type more than once. Identifiers are not case-sensitive.',
    remedy: 'Keep one of the entries.',
  },
  INT1267: {
    title: 'Windows devices that are not listed become personal',
    cause:
      'As soon as a tenant has one Windows identifier, every Windows device that is not listed counts as personal when it enrolls. If personal Windows devices are blocked, such a device cannot enroll.',
    remedy: 'List all Windows devices that your organization owns before you add the first identifier.',
  },
  INT1268: {
    title: 'A corporate identifier does not match its type',
    cause:
      'An IMEI has 14 to 16 digits. A serial number has no periods. A Windows identifier has the form `manufacturer,model,serial`.',
    remedy: 'Correct the identifier, or declare it under the right type.',
  },
  INT1290: {
    title: 'Two constructs have the same Terraform address',
    cause:
      'Two constructs of the same type in a tenant have the same logical id. One would silently replace the other.',
    remedy: 'Give one of them a different construct id.',
  },
  INT1291: {
    title: 'Several constructs declare enrollment limits',
    cause:
      'The order of the limits sets their priority, so one `EnrollmentLimits` construct must contain all limits of a tenant.',
    remedy: 'Declare all limits in one construct.',
  },
} as const satisfies CodeTable;
