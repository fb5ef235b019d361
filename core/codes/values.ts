import type { CodeTable } from './code.js';

/** Codes 1100 to 1219, 1266 to 1268 and 1290 to 1299: authority, limits, retention, corporate identifiers and clashes. */
export const valueCodes = {
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
      'The declaration has an enrollment section, but declares another MDM authority or `none`. In that case, users cannot enroll devices in Intune.',
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
    cause: 'The template of a new repository contains a placeholder tenant id, which consists of zeros.',
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
  INT1207: {
    title: 'An exception of `maxAffected` needs exactly one property',
    cause:
      'An exception selects devices by their name, category, scope tag or group. It has none of these, or more than one.',
    remedy: 'Declare one exception for each property. A device that several exceptions select is excluded only once.',
  },
  INT1210: {
    title: 'A cleanup rule would hide more devices than allowed',
    cause:
      'The plan counted the devices that the rule would newly hide. The number exceeds `spec.retention.maxAffected`.',
    remedy: 'Review the preview in the plan. Increase the days of the rule, or raise `maxAffected` for this change.',
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
