import type { CodeTable } from './code.js';

/** Codes 1000 to 1299: declarations (files, YAML, schema, cross-object rules). */
export const inputCodes = {
  INT1001: {
    title: 'A declaration cannot be read',
    cause: 'The file does not exist, is a folder, or may not be read.',
    remedy: 'Check the path and the permissions of the file.',
  },
  INT1002: {
    title: 'A declaration is not UTF-8',
    cause: 'The file holds bytes that are not text in UTF-8, for example UTF-16 from an editor on Windows.',
    remedy: 'Save the file as UTF-8.',
  },
  INT1003: {
    title: 'A declaration is too large',
    cause:
      'The file is larger than 2 MiB, or holds more than 200,000 values. A larger file is refused before it is parsed, and no export writes one.',
    remedy: 'Check that it is the right file; split several tenants into one file each.',
  },
  INT1004: {
    title: 'A declaration is empty',
    cause: 'The file holds nothing, or comments only.',
    remedy: 'Write a declaration, or leave the file out of the command.',
  },
  INT1005: {
    title: 'A program was given instead of a declaration',
    cause:
      'The file is a program, a Terraform configuration, or what a program synthesized, and the command reads declarations in YAML.',
    remedy:
      'Run the program, and name the folder that it writes, such as `cdktf.out`, with a command that takes it: `validate`, `plan`, `apply`, `drift` or `doctor`.',
  },
  INT1010: {
    title: 'The YAML cannot be parsed',
    cause: 'The text breaks a rule of YAML 1.2: indentation, quotes, brackets, an unknown tag or alias.',
    remedy: 'Correct the text at the place that the message names.',
  },
  INT1011: {
    title: 'A key is written twice',
    cause: 'An object has the same key more than once. Which one counts would be a guess.',
    remedy: 'Keep one of them.',
  },
  INT1012: {
    title: 'Indented with a tab',
    cause: 'YAML does not allow tabs as indentation.',
    remedy: 'Indent with spaces.',
  },
  INT1013: {
    title: 'Aliases grow too large',
    cause:
      'Aliases (`*name`) copy more than 10,000 values into the document, or an alias stands in the value that it repeats.',
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
      'The text holds several YAML documents (parted by `---`). `IntuneTenant.fromYaml` makes one tenant; the verbs of the command line take several.',
    remedy: 'Keep one document, or use one file for each tenant.',
  },
  INT1016: {
    title: 'Two declarations have the same name',
    cause:
      '`metadata.name` names the stack and the state of a tenant, so it must be unique among all files of a command.',
    remedy: 'Rename one of them.',
  },
  INT1017: {
    title: 'Two declarations are for the same tenant',
    cause: 'They would undo each other’s changes.',
    remedy: 'Merge them into one declaration.',
  },
  INT1018: {
    title: 'More problems of the same kind',
    cause:
      'A file has more problems than anybody reads: at most 20 of one kind and 100 in all are explained. The message counts the others.',
    remedy: 'Fix those that are explained, and validate again.',
  },
  INT1020: {
    title: 'Unknown key',
    cause: 'The declaration has no such key at this place. A mistyped key would otherwise be ignored in silence.',
    remedy: 'Correct the spelling, or remove the key.',
  },
  // INT1021 was for sections that were planned and not there yet.
  INT1022: {
    title: 'A key is missing',
    cause: 'An object lacks a key that it must have.',
    remedy: 'Add the key.',
  },
  INT1023: {
    title: 'Wrong type of value',
    cause: 'A text stands where a number belongs, an object where a list belongs, or the like.',
    remedy: 'Write a value of the type that the message names.',
  },
  INT1024: {
    title: 'Value is not one of the allowed ones',
    cause: 'The key takes one of a few values, in their exact spelling.',
    remedy: 'Use one of the values that the message names.',
  },
  INT1025: {
    title: 'Number is out of range',
    cause: 'The number is smaller or larger than allowed.',
    remedy: 'Use a number within the range that the message names.',
  },
  INT1026: {
    title: 'Text has the wrong form',
    cause: 'The text does not follow the form that the key needs, or is too short or too long.',
    remedy: 'Write it in the form that the message names.',
  },
  INT1027: {
    title: 'Too few or too many entries',
    cause: 'A list or object has fewer or more entries than allowed.',
    remedy: 'Add or remove entries.',
  },
  INT1028: {
    title: 'A list names something twice',
    cause: 'The entries of the list must differ from one another.',
    remedy: 'Remove the second one.',
  },
  INT1029: {
    title: 'A text reads like a token of the CDK for Terraform',
    cause:
      'A text of a declaration holds `TfToken[`. The CDK for Terraform marks places in texts so, and would put the value of another object there.',
    remedy: 'Remove it from the text.',
  },
  INT1030: {
    title: 'A text holds characters that nobody sees',
    cause:
      'A text holds control, zero-width or bidirectional characters. It may be displayed as another text than it is, or two names that look alike differ.',
    remedy: 'Remove them. If they are meant, nothing needs to be done.',
  },
  INT1031: {
    title: 'The CDK for Terraform uses the name of the tenant itself',
    cause: 'The only such name is `constructor`.',
    remedy: 'Choose another `metadata.name`.',
  },
  INT1033: {
    title: 'The declaration has no such part',
    cause:
      '`release`, `preventDestroy` or `allowDestroy` names something that is no section and no object of a section.',
    remedy: 'Write a section (`retention`), an object of a section (`categories.Kiosk`) or a Terraform address.',
  },
  INT1034: {
    title: 'An object is released and declared',
    cause: 'What `release` names is not managed any more, so that it cannot be declared as well.',
    remedy: 'Take the object out of the declaration, or take the line out of `release`.',
  },
  INT1035: {
    title: 'A former name belongs to another object',
    cause: 'An object names with `formerly` another one that is declared too. Its state cannot move.',
    remedy: 'Write the name that the object had when it was last applied, or take `formerly` out.',
  },
  INT1036: {
    title: 'An import has no object',
    cause:
      'The imports of a tenant name a Terraform address that the declaration does not have: the object was renamed or taken out after the export. Nothing is imported there, and an object with another address is created beside the one in the tenant.',
    remedy: 'Write `formerly` or `logicalId` beside the renamed object, or take the entry out of the imports.',
  },
  INT1101: {
    title: 'The tenant id is not a GUID',
    cause: '`spec.tenantId` holds something else than the id of an Entra tenant, for example a domain name.',
    remedy: 'Use the Tenant ID that the Overview page of the Microsoft Entra admin center shows.',
  },
  INT1103: {
    title: 'The authority is spelled as Graph does',
    cause:
      'Graph calls Configuration Manager `sccm`, and no authority `unknown`. A declaration uses the names that people use.',
    remedy: 'Write `configurationManager` for `sccm`, and `none` for `unknown`.',
  },
  INT1104: {
    title: 'Not a declaration of this version',
    cause: '`apiVersion` or `kind` is not the one that this version reads.',
    remedy: 'Start the file with `apiVersion: intuneform/v1` and `kind: IntuneTenant`.',
  },
  INT1110: {
    title: 'Enrollment needs the authority Intune',
    cause:
      'Enrollment is declared while another MDM authority, or none, is declared. No user can enroll a device in Intune then.',
    remedy: 'Declare the authority `intune`, or remove the enrollment section.',
  },
  INT1111: {
    title: 'Enrollment is declared without an authority',
    cause: 'The declaration does not say which MDM authority the tenant has, so nothing ensures that it is Intune.',
    remedy: 'Declare the authority `intune`.',
  },
  INT1112: {
    title: 'The transition leads nowhere',
    cause: '`transition.from` is the authority that is desired.',
    remedy: 'Remove the transition, or name the authority that the tenant has now.',
  },
  INT1113: {
    title: 'The transition leads to an authority that code cannot set',
    cause: 'Graph can only be asked for Intune; every other authority is set by a person, elsewhere.',
    remedy: 'Remove the transition; the desired authority is then asserted.',
  },
  INT1114: {
    title: 'A consequence of the transition is not acknowledged',
    cause: 'Changing the authority has consequences that cannot be undone. Each must be named.',
    remedy: 'Read what it means, and add it to `acknowledge`.',
  },
  INT1115: {
    title: 'The authority is retired',
    cause:
      'Microsoft retired Configuration Manager as an MDM authority (hybrid MDM) on 2019-09-01. Devices that are left there get no policy, and code can neither set nor leave it.',
    remedy: 'Declare `intune`, and use co-management for Configuration Manager clients.',
  },
  INT1116: {
    title: 'An acknowledgement is superfluous',
    cause: 'It names a consequence that leaving this authority does not have.',
    remedy: 'Remove it from `acknowledge`.',
  },
  INT1120: {
    title: 'An enrollment limit is out of range',
    cause: 'A user may enroll 1 to 15 devices.',
    remedy: 'Use a whole number from 1 to 15.',
  },
  INT1121: {
    title: 'Too many enrollment limits',
    cause: 'A tenant has at most 25 device limits.',
    remedy: 'Merge limits, or assign one to several groups.',
  },
  INT1122: {
    title: 'Two enrollment limits have the same name',
    cause: 'The name tells them apart, in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1123: {
    title: 'An enrollment limit is not assigned',
    cause: 'A limit without assignments has no effect.',
    remedy: 'Assign it to a group, or remove it.',
  },
  INT1124: {
    title: 'Two device categories have the same name',
    cause: 'The name is all that users see of a category.',
    remedy: 'Remove one of them, or give one a `logicalId`.',
  },
  INT1125: {
    title: 'A limit names a target twice',
    cause: 'The same group is assigned twice, or assigned and excluded at once.',
    remedy: 'Keep one of them.',
  },
  INT1130: {
    title: 'Autodiscovery needs the name of a domain',
    cause: 'A domain or zone is not a DNS name, or is only known in Terraform.',
    remedy: 'Write it as text, e.g. `contoso.com`.',
  },
  INT1131: {
    title: 'A domain is not in its DNS zone',
    cause: 'The name of the domain does not end with the name of the zone.',
    remedy: 'Name the zone that the domain is in.',
  },
  INT1132: {
    title: 'A domain is declared twice for autodiscovery',
    cause: 'Each domain has one pair of records.',
    remedy: 'Keep one of them.',
  },
  INT1140: {
    title: 'The tenant id is still the placeholder',
    cause: 'A new repository holds a tenant id of zeros until somebody writes that of the tenant.',
    remedy: 'Write the id that the Microsoft Entra admin center shows under Overview, Tenant ID.',
  },
  INT1201: {
    title: 'Days without check-in are out of range',
    cause: 'A cleanup rule takes whole days from 30 to 270.',
    remedy:
      'Use a number within the range. A device that is silent for longer is removed 180 days after its MDM certificate expires, whatever the rule.',
  },
  INT1202: {
    title: 'Two cleanup rules for one platform',
    cause: 'A tenant has at most one cleanup rule for each platform.',
    remedy: 'Keep one of them.',
  },
  INT1203: {
    title: 'A cleanup rule for all platforms stands beside one for a single platform',
    cause: 'Both reach the devices of that platform. Microsoft does not document which one counts.',
    remedy: 'Use either `all`, or a rule for each platform.',
  },
  INT1204: {
    title: 'Removal after certificate expiry stays in force',
    cause:
      'Cleanup rules hide records. Whatever they say, the service removes a device 180 days after its MDM certificate expired.',
    remedy: 'Nothing needs to be done.',
  },
  INT1205: {
    title: 'A cap without cleanup rules',
    cause: '`maxAffected` limits what cleanup rules hide, and there are none.',
    remedy: 'Declare cleanup rules, or remove `maxAffected`.',
  },
  INT1206: {
    title: 'A cap that is not one number',
    cause: '`maxAffected` has both `percent` and `count`, or neither.',
    remedy: 'Keep one of the two.',
  },
  INT1210: {
    title: 'A cleanup rule would hide more devices than allowed',
    cause:
      'Plan counted the devices that the rule would newly hide, and they are more than `spec.retention.maxAffected` allows.',
    remedy: 'Look at the preview in the plan. Raise the days of the rule, or raise `maxAffected` for this change.',
  },
  INT1220: {
    title: 'Apple enrollment without a push certificate',
    cause:
      'Enrollment of iPhones, iPads or Macs is declared, and no push certificate. Intune reaches none of them without it.',
    remedy: 'Declare `enrollment.apple.pushCertificate`.',
  },
  INT1221: {
    title: 'Two user-initiated enrollment profiles have the same name',
    cause: 'The name tells them apart, in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1222: {
    title: 'A user-initiated enrollment profile is not assigned',
    cause: 'A profile without assignments has no effect.',
    remedy: 'Assign it to a group or to all users, or remove it.',
  },
  INT1223: {
    title: 'A user-initiated enrollment profile names a target twice',
    cause: 'The same group, or all users, is assigned twice.',
    remedy: 'Keep one of them.',
  },
  INT1224: {
    title: 'A push certificate is uploaded without the consent to share data with Apple',
    cause: 'The admin center asks for the consent before it takes a certificate; the declaration does not give it.',
    remedy: 'Declare `enrollment.apple.dataSharingConsent` once the organization agrees.',
  },
  INT1225: {
    title: 'A push certificate has no serial number',
    cause: 'The serial number says which certificate the tenant is to have; its change uploads the file.',
    remedy: 'Declare `certificateSerialNumber` beside `certificateFile`.',
  },
  INT1229: {
    title: 'User-initiated enrollment profiles of a platform are declared in several constructs',
    cause: 'The order of the profiles of a platform is their priority, so one construct must hold them all.',
    remedy: 'Declare them in one construct.',
  },
  INT1230: {
    title: 'Android Enterprise without a binding to managed Google Play',
    cause:
      'Work profiles and corporate profiles need a tenant that is bound to managed Google Play, and the declaration does not assert that it is.',
    remedy:
      'Add `managedGooglePlay: { bound: true }` to `spec.enrollment.android`; plan then says how a person binds the tenant.',
  },
  INT1231: {
    title: 'Target groups that count for nothing',
    cause:
      '`targetGroupIds` say who may enroll Android Enterprise devices only while `enrollmentTarget` is `targeted`.',
    remedy: 'Set `enrollmentTarget` to `targeted`, or remove the groups.',
  },
  INT1232: {
    title: 'Two corporate Android profiles have the same name',
    cause: 'The name is the key of a profile in the Terraform state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1233: {
    title: 'A token type that does not go with the enrollment mode',
    cause:
      'Tokens for Entra shared mode are for dedicated devices, staging tokens for fully managed and work profile devices.',
    remedy: 'Use the token type `default`, or another mode.',
  },
  INT1234: {
    title: 'Enrollment is targeted at no group',
    cause: '`enrollmentTarget` is `targeted` and there are no `targetGroupIds`: nobody may enroll.',
    remedy: 'Name the groups, or use another target.',
  },
  INT1240: {
    title: 'The groups of a user scope do not fit it',
    cause: 'Only the scope `selected` has groups, and it needs at least one. Graph deletes the groups of `all`.',
    remedy: 'Name groups for `selected`, and none for `all` and `none`.',
  },
  INT1241: {
    title: 'The least length of a PIN is above the greatest',
    cause: 'Windows Hello for Business takes PINs of 4 to 127 characters, the least length at most the greatest.',
    remedy: 'Lower `pinMinimumLength`, or raise `pinMaximumLength`.',
  },
  INT1260: {
    title: 'Two terms and conditions, or two branding profiles, have the same name',
    cause: 'The name tells them apart, in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1261: {
    title: 'Terms and conditions, or a branding profile, are not assigned',
    cause: 'Without assignments they have no effect: nobody has to accept the terms, nobody sees the profile.',
    remedy: 'Assign them to a group or to all users, or remove them.',
  },
  INT1262: {
    title: 'An object is assigned twice to one target of users',
    cause: 'Terms or a branding profile name the same group, or all users, twice.',
    remedy: 'Keep one of them.',
  },
  INT1263: {
    title: 'Too many branding profiles',
    cause: 'A tenant has at most 25 branding profiles beside the default.',
    remedy: 'Merge profiles, or assign one to several groups.',
  },
  INT1264: {
    title: 'The Company Portal offers no enrollment',
    cause:
      'The default branding profile makes enrollment unavailable, so that users cannot enroll a device by themselves.',
    remedy: 'Make it available, unless that is meant.',
  },
  INT1265: {
    title: 'An image cannot be used',
    cause: 'The file is missing, is neither PNG nor JPEG, or is larger than the Company Portal takes.',
    remedy: 'Use a PNG or JPEG file of at most 750 KB for a logo, 1.3 MB for the brand image.',
  },
  INT1242: {
    title: 'The MDM and the MAM user scope take in the same users',
    cause: 'On a personal Windows device of a user whom both take in, MAM wins and the device does not enroll.',
    remedy: 'Take the users out of one of the scopes, or leave it if personal devices are not to enroll.',
  },
  INT1243: {
    title: 'Two Windows policies of one kind have the same name',
    cause: 'The name tells them apart, in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1244: {
    title: 'A Windows policy is not assigned',
    cause: 'A custom status page or Hello configuration without assignments has no effect.',
    remedy: 'Assign it to a group, or remove it.',
  },
  INT1245: {
    title: 'A status page that is not shown has settings',
    cause: 'While `showInstallationProgress` is false, the page holds no device back and shows nothing.',
    remedy: 'Show the page, or remove its other settings.',
  },
  INT1246: {
    title: 'A domain is declared twice for the autodiscovery check',
    cause: 'Each domain is looked up once. Case does not count.',
    remedy: 'Keep one of them.',
  },
  INT1247: {
    title: 'A Windows policy names a target twice',
    cause: 'The same group is assigned twice, or assigned and excluded at once.',
    remedy: 'Keep one of them.',
  },
  INT1248: {
    title: 'A name of Autopilot cannot be used',
    cause: 'Graph refuses some characters in the name of a profile, and Windows takes device names of at most 15.',
    remedy: 'Write the name without the characters that the message names, or shorten the template.',
  },
  INT1270: {
    title: 'Two Autopilot profiles are assigned to all devices',
    cause: 'Graph refuses a second Autopilot profile, of either kind, that is assigned to all devices.',
    remedy: 'Assign all but one of them to groups.',
  },
  INT1249: {
    title: 'Windows devices do not find Intune from a domain',
    cause:
      'Graph looked for the CNAME record `EnterpriseEnrollment` of the domain, and it is missing or leads elsewhere.',
    remedy:
      'Add the record in the DNS of the domain, as a CNAME to `EnterpriseEnrollment-s.manage.microsoft.com`. New records can take up to 72 hours to show.',
  },
  INT1266: {
    title: 'A corporate identifier is declared twice',
    cause: 'The same identifier of one type stands in the list more than once; case does not count.',
    remedy: 'Keep one of them.',
  },
  INT1267: {
    title: 'Windows identifiers make unlisted Windows devices personal',
    cause:
      'Adding any Windows identifier makes every unlisted Windows device count as personal when it enrolls; where personal Windows devices are blocked, they cannot enroll any more.',
    remedy: 'List every Windows device that is the organization’s, before the first one is added.',
  },
  INT1268: {
    title: 'A corporate identifier is not of its type',
    cause:
      'An IMEI has 14 to 16 digits, a serial number no periods, a Windows identifier is `manufacturer,model,serial`.',
    remedy: 'Correct it, or declare it under the type that it has.',
  },
  INT1290: {
    title: 'Two constructs have the same Terraform address',
    cause:
      'Two constructs of one type in a tenant have the same logical id; one would replace the other without a word.',
    remedy: 'Give one of them another construct id.',
  },
  INT1291: {
    title: 'Enrollment limits are declared in several constructs',
    cause: 'The order of the limits is their priority, so one `EnrollmentLimits` must hold all limits of a tenant.',
    remedy: 'Declare them in one construct.',
  },
} as const satisfies CodeTable;
