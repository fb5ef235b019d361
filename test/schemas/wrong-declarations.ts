/** Invalid declarations, by their problem: `spec` in YAML, and the code that `validate` reports. */
export interface WrongDeclaration {
  readonly what: string;
  readonly code: string;
  readonly spec: string;
}

const apple = 'pushCertificate: { appleIdentifier: mdm@contoso.com }';
const everyone = 'assignments: [{ allUsers: true }]';
const message = 'subject: A, messageTemplate: B';

/** Below `spec.enrollment`. */
function enrolling(what: string, code: string, enrollment: string): WrongDeclaration {
  return { what, code, spec: `{ authority: { desired: intune }, enrollment: { ${enrollment} } }` };
}

function restriction(what: string, code: string, members: string): WrongDeclaration {
  return enrolling(
    what,
    code,
    `apple: { ${apple} }, restrictions: { custom: [{ displayName: A, ${members}, ${everyone} }] }`,
  );
}

function adeProfile(what: string, code: string, profile: string): WrongDeclaration {
  const token = `{ tokenName: A, profiles: { ${profile} }, defaultProfiles: { ${profile.split(':')[0] ?? ''}: A } }`;
  return enrolling(what, code, `apple: { ${apple}, automatedDeviceEnrollment: [${token}] }`);
}

function other(what: string, code: string, spec: string): WrongDeclaration {
  return { what, code, spec };
}

function many(count: number, element: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => element(index)).join(', ');
}

/** What the schema alone rejects, with any tool that supports JSON Schema. */
export const rejectedBySchema: readonly WrongDeclaration[] = [
  other('a mistyped section', 'INT1020', '{ retencion: {} }'),
  other('the placeholder of init', 'INT1140', '{ tenantId: 00000000-0000-0000-0000-000000000000 }'),
  other('a tenant id that is a domain', 'INT1101', '{ tenantId: contoso.com }'),
  other('an authority as Graph spells it', 'INT1103', '{ authority: { desired: sccm } }'),
  other(
    'enrollment under another authority',
    'INT1110',
    '{ authority: { desired: office365 }, enrollment: { limits: { default: 5 } } }',
  ),
  other(
    'a transition from the authority that is desired',
    'INT1112',
    '{ authority: { desired: intune, transition: { from: intune, acknowledge: [] } } }',
  ),
  other(
    'a transition to what code cannot reach',
    'INT1113',
    '{ authority: { desired: office365, transition: { from: none, acknowledge: [] } } }',
  ),
  other(
    'a transition without all consequences',
    'INT1114',
    '{ authority: { desired: intune, transition: { from: office365, acknowledge: [irreversible] } } }',
  ),
  other(
    'a transition that acknowledges nothing',
    'INT1022',
    '{ authority: { desired: intune, transition: { from: none } } }',
  ),
  other(
    'two cleanup rules for a platform',
    'INT1202',
    '{ retention: { cleanupRules: [{ platform: ios, inactiveDays: 90 }, { platform: ios, inactiveDays: 91 }] } }',
  ),
  other('days out of range', 'INT1201', '{ retention: { cleanupRules: [{ platform: ios, inactiveDays: 400 }] } }'),
  other('days as a text', 'INT1023', '{ retention: { cleanupRules: [{ platform: ios, inactiveDays: "90" }] } }'),
  other(
    'a platform that Graph does not have',
    'INT1024',
    '{ retention: { cleanupRules: [{ platform: linux, inactiveDays: 90 }] } }',
  ),
  other(
    'a cap as a share and as a count',
    'INT1206',
    '{ retention: { cleanupRules: [{ platform: ios, inactiveDays: 90 }], maxAffected: { percent: 5, count: 1 } } }',
  ),
  other(
    'a cap of nothing',
    'INT1206',
    '{ retention: { cleanupRules: [{ platform: ios, inactiveDays: 90 }], maxAffected: {} } }',
  ),
  other(
    'an exception of two properties',
    'INT1207',
    '{ retention: { cleanupRules: [{ platform: ios, inactiveDays: 90 }], maxAffected: { count: 1, exceptions: [{ deviceName: A, group: B }] } } }',
  ),
  other(
    'an exception of nothing',
    'INT1207',
    '{ retention: { cleanupRules: [{ platform: ios, inactiveDays: 90 }], maxAffected: { count: 1, exceptions: [{}] } } }',
  ),
  other(
    'a bound of a consequence that has none',
    'INT1020',
    '{ authority: { desired: intune, transition: { from: office365, acknowledge: [coexistence, { irreversible: { devices: 5 } }] } } }',
  ),
  other(
    'a bound without a number',
    'INT1023',
    '{ authority: { desired: intune, transition: { from: office365, acknowledge: [{ coexistence: { devices: many } }, irreversible] } } }',
  ),
  other(
    'a time that is none',
    'INT1026',
    '{ retention: { cleanupRules: [{ platform: ios, inactiveDays: 90 }], maxAffected: { count: 5, within: 2 weeks } } }',
  ),
  enrolling('a limit out of range', 'INT1120', 'limits: { default: 16 }'),
  enrolling(
    'too many limits',
    'INT1121',
    `limits: { custom: [${many(26, (index) => `{ displayName: A ${String(index)}, limit: 5, ${everyone} }`)}] }`,
  ),
  enrolling(
    'a limit with a target twice',
    'INT1125',
    'limits: { custom: [{ displayName: A, limit: 5, assignments: [{ group: A }, { group: A }] }] }',
  ),
  enrolling(
    'Apple profiles without a push certificate',
    'INT1220',
    `apple: { userInitiated: [{ displayName: A, platform: iOS, defaultEnrollmentType: user, ${everyone} }] }`,
  ),
  enrolling(
    'an Apple profile with a target twice',
    'INT1223',
    `apple: { ${apple}, userInitiated: [{ displayName: A, platform: iOS, defaultEnrollmentType: user, assignments: [{ allUsers: true }, { allUsers: true }] }] }`,
  ),
  enrolling(
    'a push certificate without its serial number',
    'INT1225',
    'apple: { dataSharingConsent: { granted: true }, pushCertificate: { appleIdentifier: a@b.c, certificateFile: a.pem } }',
  ),
  enrolling(
    'groups of an enrollment that is for all',
    'INT1231',
    'android: { managedGooglePlay: { bound: true, enrollmentTarget: all, targetGroupIds: [Pilots] } }',
  ),
  enrolling(
    'groups of an enrollment without a target',
    'INT1231',
    'android: { managedGooglePlay: { bound: true, targetGroupIds: [Pilots] } }',
  ),
  enrolling(
    'a token that does not go with the mode',
    'INT1233',
    'android: { managedGooglePlay: { bound: true }, corporateProfiles: [{ displayName: A, enrollmentMode: corporateOwnedDedicatedDevice, enrollmentTokenType: deviceStaging }] }',
  ),
  enrolling(
    'an expiry without a zone',
    'INT1026',
    'android: { managedGooglePlay: { bound: true }, corporateProfiles: [{ displayName: A, enrollmentMode: corporateOwnedDedicatedDevice, tokenExpirationDateTime: "2027-11-01T00:00:00" }] }',
  ),
  enrolling('unbinding without a transition', 'INT1550', 'android: { managedGooglePlay: { bound: false } }'),
  enrolling(
    'unbinding with half of its consequences',
    'INT1550',
    'android: { managedGooglePlay: { bound: false, transition: { from: bound, acknowledge: [binding-removed] } } }',
  ),
  enrolling(
    'a work profile in a tenant that is unbound',
    'INT1552',
    'android: { workProfile: { enabled: true }, managedGooglePlay: { bound: false, transition: { from: bound, acknowledge: [binding-removed, devices-unenrolled] } } }',
  ),
  enrolling(
    'a corporate profile in a tenant that is unbound',
    'INT1552',
    'android: { corporateProfiles: [{ displayName: A, enrollmentMode: corporateOwnedFullyManaged }], managedGooglePlay: { bound: false, transition: { from: bound, acknowledge: [binding-removed, devices-unenrolled] } } }',
  ),
  enrolling(
    'a scope of selected groups that names none',
    'INT1240',
    'windows: { automaticEnrollment: { mdmUserScope: { appliesTo: selected } } }',
  ),
  enrolling(
    'a scope with an address alone',
    'INT1240',
    'windows: { automaticEnrollment: { mdmUserScope: { termsOfUseUrl: "https://contoso.com" } } }',
  ),
  enrolling(
    'a scope of everyone that names groups',
    'INT1240',
    'windows: { automaticEnrollment: { mdmUserScope: { appliesTo: all, groups: [Pilots] } } }',
  ),
  enrolling('a domain twice', 'INT1246', 'windows: { autodiscovery: { domains: [contoso.com, contoso.com] } }'),
  enrolling(
    'a status page with a target twice',
    'INT1247',
    'windows: { statusPages: { custom: [{ displayName: A, assignments: [{ group: A }, { group: A }] }] } }',
  ),
  enrolling(
    'a name of devices that is too long',
    'INT1248',
    `windows: { autopilot: { profiles: [{ displayName: A, deviceNameTemplate: contoso-notebook-1, ${everyone} }] } }`,
  ),
  enrolling(
    'an unknown placeholder',
    'INT1248',
    `windows: { autopilot: { profiles: [{ displayName: A, deviceNameTemplate: "%NAME%", ${everyone} }] } }`,
  ),
  enrolling(
    'an unknown placeholder of a package',
    'INT1541',
    'windows: { bulkEnrollment: { packages: [{ name: A, deviceNameTemplate: "%NAME%" }] } }',
  ),
  enrolling(
    'an assignment with two targets',
    'INT1027',
    'windows: { helloForBusiness: { custom: [{ displayName: A, assignments: [{ group: A, allUsers: true }] }] } }',
  ),
  enrolling(
    'a filtered assignment with two targets',
    'INT1250',
    'windows: { statusPages: { custom: [{ displayName: A, assignments: [{ group: A, allUsers: true }] }] } }',
  ),
  enrolling(
    'a filter without a target',
    'INT1250',
    'windows: { statusPages: { custom: [{ displayName: A, assignments: [{ filter: { include: F } }] }] } }',
  ),
  enrolling(
    'too many restrictions',
    'INT1251',
    `restrictions: { custom: [${many(26, (index) => `{ displayName: A ${String(index)}, platformType: windows, ${everyone} }`)}] }`,
  ),
  enrolling(
    'a filter on Android',
    'INT1254',
    'restrictions: { custom: [{ displayName: A, platformType: android, assignments: [{ allUsers: true, filter: { include: F } }] }] }',
  ),
  restriction('manufacturers of iPhones', 'INT1255', 'platformType: ios, blockedManufacturers: [Acme]'),
  restriction('a version of Macs', 'INT1255', 'platformType: mac, osMinimumVersion: "14.0"'),
  restriction('a version that is none', 'INT1255', 'platformType: windows, osMinimumVersion: 10.x'),
  enrolling(
    'a version of Macs by default',
    'INT1255',
    `apple: { ${apple} }, restrictions: { default: { macOS: { osMaximumVersion: "14.0" } } }`,
  ),
  enrolling(
    'a version of iOS with four parts',
    'INT1255',
    `apple: { ${apple} }, restrictions: { default: { ios: { osMinimumVersion: 17.0.1.2 } } }`,
  ),
  enrolling(
    'a work profile that is blocked elsewhere',
    'INT1258',
    'android: { managedGooglePlay: { bound: true }, workProfile: { enabled: true } }, restrictions: { default: { androidForWork: { platform: block } } }',
  ),
  enrolling(
    'a work profile that is allowed elsewhere',
    'INT1258',
    'android: { managedGooglePlay: { bound: true }, workProfile: { enabled: false } }, restrictions: { default: { androidForWork: {} } }',
  ),
  enrolling(
    'terms with a target twice',
    'INT1262',
    'termsAndConditions: [{ displayName: A, title: A, bodyText: B, acceptanceStatement: C, assignments: [{ group: A }, { group: A }] }]',
  ),
  enrolling(
    'too many branding profiles',
    'INT1263',
    `companyPortal: { custom: [${many(26, (index) => `{ profileName: A ${String(index)}, ${everyone} }`)}] }`,
  ),
  enrolling(
    'a device twice',
    'INT1266',
    'corporateIdentifiers: [{ importedDeviceIdentityType: imei, importedDeviceIdentifier: "356938035643809" }, { importedDeviceIdentityType: imei, importedDeviceIdentifier: "356938035643809" }]',
  ),
  enrolling(
    'an Autopilot device twice',
    'INT1238',
    'windows: { autopilotDevices: { devices: [{ serialNumber: "1" }, { serialNumber: "1" }] } }',
  ),
  enrolling(
    'an IMEI that is none',
    'INT1268',
    'corporateIdentifiers: [{ importedDeviceIdentityType: imei, importedDeviceIdentifier: A1 }]',
  ),
  enrolling(
    'a Windows device without its model',
    'INT1268',
    'corporateIdentifiers: [{ importedDeviceIdentityType: manufacturerModelSerial, importedDeviceIdentifier: "Acme,1" }]',
  ),
  adeProfile(
    'a Mac without a user that need not enroll',
    'INT1510',
    'macOS: [{ displayName: A, isMandatory: false, requiresUserAuthentication: false }]',
  ),
  adeProfile(
    'a Mac that sets itself up and need not enroll',
    'INT1510',
    'macOS: [{ displayName: A, isMandatory: false, autoAdvanceSetupEnabled: true }]',
  ),
  adeProfile(
    'two ways to sign in',
    'INT1511',
    'macOS: [{ displayName: A, configurationWebUrl: true, usePlatformSSODuringSetupAssistant: true }]',
  ),
  adeProfile(
    'a license of the Company Portal that is not used',
    'INT1512',
    'ios: [{ displayName: A, companyPortalVppTokenId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301 }]',
  ),
  adeProfile('single-app mode alone', 'INT1513', 'ios: [{ displayName: A, enableSingleAppEnrollmentMode: true }]'),
  adeProfile('an administrator without a name', 'INT1514', 'macOS: [{ displayName: A, adminAccountFullName: Admin }]'),
  adeProfile(
    'pairing without a certificate',
    'INT1515',
    'ios: [{ displayName: A, iTunesPairingMode: requiresCertificate }]',
  ),
  adeProfile(
    'a password file without a version',
    'INT1519',
    'macOS: [{ displayName: A, adminAccountUserName: a, adminAccountPasswordFile: a.txt }]',
  ),
  enrolling(
    'a token file without the Apple ID',
    'INT1519',
    `apple: { ${apple}, automatedDeviceEnrollment: [{ tokenName: A, tokenFile: a.p7m, tokenVersion: "1" }] }`,
  ),
  enrolling(
    'a notification with a target twice',
    'INT1533',
    `notifications: [{ displayName: A, platformType: ios, email: { localizedNotificationMessages: [{ locale: en-us, ${message} }] }, assignments: [{ group: A }, { group: A }] }]`,
  ),
  enrolling(
    'a notification that sends nothing',
    'INT1534',
    `notifications: [{ displayName: A, platformType: ios, ${everyone} }]`,
  ),
  enrolling(
    'several messages without a default',
    'INT1536',
    `notifications: [{ displayName: A, platformType: ios, email: { localizedNotificationMessages: [{ locale: en-us, ${message} }, { locale: de-de, ${message} }] }, ${everyone} }]`,
  ),
  enrolling(
    'two default messages',
    'INT1536',
    `notifications: [{ displayName: A, platformType: ios, email: { localizedNotificationMessages: [{ locale: en-us, isDefault: true, ${message} }, { locale: de-de, isDefault: true, ${message} }] }, ${everyone} }]`,
  ),
  enrolling(
    'a single message that is not the default',
    'INT1536',
    `notifications: [{ displayName: A, platformType: ios, push: { localizedNotificationMessages: [{ locale: en-us, isDefault: false, ${message} }] }, ${everyone} }]`,
  ),
];

/** What only rules can find: they compare names and numbers with each other. */
export const rejectedByRulesAlone: readonly WrongDeclaration[] = [
  enrolling(
    'two limits with one name',
    'INT1122',
    `limits: { custom: [{ displayName: A, limit: 5, ${everyone} }, { displayName: a, limit: 6, ${everyone} }] }`,
  ),
  enrolling('two categories with one name', 'INT1124', 'categories: [{ displayName: A }, { displayName: a }]'),
  enrolling(
    'a target twice in different case',
    'INT1125',
    'limits: { custom: [{ displayName: A, limit: 5, assignments: [{ group: A }, { group: a }] }] }',
  ),
  enrolling(
    'a least PIN above the greatest',
    'INT1241',
    'windows: { helloForBusiness: { default: { pinMinimumLength: 9, pinMaximumLength: 8 } } }',
  ),
  restriction(
    'a least version above the greatest',
    'INT1255',
    'platformType: windows, osMinimumVersion: "11", osMaximumVersion: "10"',
  ),
  enrolling(
    'a random name that is too long',
    'INT1248',
    `windows: { autopilot: { profiles: [{ displayName: A, deviceNameTemplate: "contoso-%RAND:9%", ${everyone} }] } }`,
  ),
  enrolling(
    'a default that is no profile',
    'INT1518',
    `apple: { ${apple}, automatedDeviceEnrollment: [{ tokenName: A, profiles: { ios: [{ displayName: A }] }, defaultProfiles: { ios: B } }] }`,
  ),
  enrolling(
    'a default that is no policy',
    'INT1518',
    `apple: { ${apple}, automatedDeviceEnrollment: [{ tokenName: A, policies: { visionOS: [{ name: A, supportDepartment: B, supportPhoneNumber: "1" }] }, defaultProfiles: { visionOS: B } }] }`,
  ),
  enrolling(
    'a language twice',
    'INT1535',
    `notifications: [{ displayName: A, platformType: ios, email: { localizedNotificationMessages: [{ locale: en-us, isDefault: true, ${message} }, { locale: EN-US, ${message} }] }, ${everyone} }]`,
  ),
  other('a token of the CDK', 'INT1029', '{ scopeTags: [{ displayName: "TfToken[A]" }] }'),
];
