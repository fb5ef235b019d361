import { codes } from '../../core/index.js';
import { applyRules, type DeclarationDraft, rules } from '../../schemas/index.js';
import { adeCases } from './ade-cases.js';
import { bulkEnrollmentCases } from './bulk-enrollment-cases.js';
import { notificationCases } from './notification-cases.js';
import { unbindingCases } from './unbinding-cases.js';

type Spec = NonNullable<DeclarationDraft['spec']>;

const everyone = [{ allUsers: true as const }];
const intune = { desired: 'intune' as const };
const hybrid = ['subscription-removed', 'policies-ready', 'apns-required', 'irreversible'] as const;
const acknowledged = ['coexistence', 'apns-required', 'irreversible'] as const;

const pushCertificate = { appleIdentifier: 'mdm@contoso.com' };

function byod(displayName: string) {
  return { displayName, platform: 'iOS', defaultEnrollmentType: 'device', assignments: everyone } as const;
}

const slate = {
  importedDeviceIdentityType: 'manufacturerModelSerial',
  importedDeviceIdentifier: 'Contoso,Slate 5,4411-8823',
} as const;

function serial(importedDeviceIdentifier: string) {
  return { importedDeviceIdentityType: 'serialNumber' as const, importedDeviceIdentifier };
}

/** For each code, a spec that breaks the rule once, and one next to it that does not. */
const cases: readonly (readonly [string, Spec, Spec])[] = [
  ...notificationCases,
  ...bulkEnrollmentCases,
  ...unbindingCases,
  [
    'INT1110',
    { authority: { desired: 'office365' }, enrollment: { limits: { default: 5 } } },
    { authority: intune, enrollment: { limits: { default: 5 } } },
  ],
  [
    'INT1110',
    { authority: { desired: 'none' }, enrollment: { categories: [{ displayName: 'A' }] } },
    { authority: { desired: 'none' }, enrollment: {} },
  ],
  ['INT1111', { enrollment: { limits: { default: 5 } } }, { enrollment: { limits: { custom: [] } } }],
  [
    'INT1112',
    { authority: { desired: 'intune', transition: { from: 'intune', acknowledge: [] } } },
    { authority: { desired: 'intune', transition: { from: 'none', acknowledge: [] } } },
  ],
  [
    'INT1113',
    { authority: { desired: 'office365', transition: { from: 'none', acknowledge: [] } } },
    { authority: { desired: 'office365' } },
  ],
  [
    'INT1114',
    {
      authority: { desired: 'intune', transition: { from: 'office365', acknowledge: ['irreversible'] } },
    },
    { authority: { desired: 'intune', transition: { from: 'office365', acknowledge: acknowledged } } },
  ],
  ['INT1115', { authority: { desired: 'configurationManager' } }, { authority: { desired: 'office365' } }],
  [
    'INT1115',
    { authority: { desired: 'intune', transition: { from: 'configurationManager', acknowledge: hybrid } } },
    { authority: { desired: 'intune', transition: { from: 'office365', acknowledge: acknowledged } } },
  ],
  [
    'INT1116',
    {
      authority: {
        desired: 'intune',
        transition: { from: 'office365', acknowledge: [...acknowledged, 'policies-ready'] },
      },
    },
    { authority: { desired: 'intune', transition: { from: 'office365', acknowledge: acknowledged } } },
  ],
  [
    'INT1121',
    { authority: intune, enrollment: { limits: { custom: limits(26) } } },
    { authority: intune, enrollment: { limits: { custom: limits(25) } } },
  ],
  [
    'INT1122',
    {
      authority: intune,
      enrollment: {
        limits: {
          custom: [
            { displayName: 'Staff', limit: 1, assignments: everyone },
            { displayName: 'STAFF', limit: 2, assignments: everyone },
          ],
        },
      },
    },
    { authority: intune, enrollment: { limits: { custom: limits(2) } } },
  ],
  [
    'INT1123',
    { authority: intune, enrollment: { limits: { custom: [{ displayName: 'A', limit: 1 }] } } },
    { authority: intune, enrollment: { limits: { custom: limits(1) } } },
  ],
  [
    'INT1124',
    { authority: intune, enrollment: { categories: [{ displayName: 'Kiosk' }, { displayName: 'kiosk' }] } },
    { authority: intune, enrollment: { categories: [{ displayName: 'Kiosk' }, { displayName: 'Kiosks' }] } },
  ],
  [
    'INT1125',
    {
      authority: intune,
      enrollment: {
        limits: { custom: [{ displayName: 'A', limit: 1, assignments: [{ group: 'g' }, { excludeGroup: 'G' }] }] },
      },
    },
    {
      authority: intune,
      enrollment: {
        limits: { custom: [{ displayName: 'A', limit: 1, assignments: [{ group: 'g' }, { excludeGroup: 'h' }] }] },
      },
    },
  ],
  [
    'INT1230',
    { authority: intune, enrollment: { android: { corporateProfiles: [profile('Kiosks'), profile('Scanners')] } } },
    {
      authority: intune,
      enrollment: {
        android: { managedGooglePlay: { bound: true }, corporateProfiles: [profile('Kiosks'), profile('Scanners')] },
      },
    },
  ],
  [
    'INT1230',
    { authority: intune, enrollment: { android: { corporateProfiles: [profile('Kiosks')] } } },
    {
      authority: intune,
      enrollment: {
        android: {
          corporateProfiles: [{ displayName: 'Headsets', enrollmentMode: 'corporateOwnedAOSPUserlessDevice' }],
        },
      },
    },
  ],
  [
    'INT1231',
    { enrollment: { android: { managedGooglePlay: { enrollmentTarget: 'all', targetGroupIds: ['g'] } } } },
    { enrollment: { android: { managedGooglePlay: { enrollmentTarget: 'targeted', targetGroupIds: ['g'] } } } },
  ],
  [
    'INT1232',
    { enrollment: { android: { corporateProfiles: [profile('Kiosks'), profile('KIOSKS')] } } },
    { enrollment: { android: { corporateProfiles: [profile('Kiosks'), profile('Kiosk')] } } },
  ],
  [
    'INT1233',
    { enrollment: { android: { corporateProfiles: [{ ...profile('A'), enrollmentTokenType: 'deviceStaging' }] } } },
    { enrollment: { android: { corporateProfiles: [{ ...profile('A'), enrollmentTokenType: 'default' }] } } },
  ],
  [
    'INT1234',
    { enrollment: { android: { managedGooglePlay: { enrollmentTarget: 'targeted' } } } },
    { enrollment: { android: { managedGooglePlay: { enrollmentTarget: 'none' } } } },
  ],
  [
    'INT1220',
    { authority: intune, enrollment: { apple: { userInitiated: [byod('A')] } } },
    { authority: intune, enrollment: { apple: { pushCertificate, userInitiated: [byod('A')] } } },
  ],
  [
    'INT1221',
    { authority: intune, enrollment: { apple: { pushCertificate, userInitiated: [byod('A'), byod('a')] } } },
    { authority: intune, enrollment: { apple: { pushCertificate, userInitiated: [byod('A'), byod('B')] } } },
  ],
  [
    'INT1222',
    { authority: intune, enrollment: { apple: { userInitiated: [{ ...byod('A'), assignments: [] }] } } },
    { authority: intune, enrollment: { apple: { userInitiated: [byod('A')] } } },
  ],
  [
    'INT1223',
    {
      authority: intune,
      enrollment: { apple: { userInitiated: [{ ...byod('A'), assignments: [...everyone, ...everyone] }] } },
    },
    { authority: intune, enrollment: { apple: { userInitiated: [byod('A')] } } },
  ],
  [
    'INT1224',
    { authority: intune, enrollment: { apple: { pushCertificate: { ...pushCertificate, certificateFile: 'a.pem' } } } },
    { authority: intune, enrollment: { apple: { pushCertificate } } },
  ],
  [
    'INT1225',
    { authority: intune, enrollment: { apple: { pushCertificate: { ...pushCertificate, certificateFile: 'a.pem' } } } },
    {
      authority: intune,
      enrollment: {
        apple: { pushCertificate: { ...pushCertificate, certificateFile: 'a.pem', certificateSerialNumber: '01' } },
      },
    },
  ],
  [
    'INT1260',
    { authority: intune, enrollment: { termsAndConditions: [terms('Use'), terms('USE')] } },
    { authority: intune, enrollment: { termsAndConditions: [terms('Use'), terms('Abuse')] } },
  ],
  [
    'INT1261',
    { authority: intune, enrollment: { termsAndConditions: [{ ...terms('Use'), assignments: [] }] } },
    { authority: intune, enrollment: { termsAndConditions: [terms('Use')] } },
  ],
  [
    'INT1262',
    {
      authority: intune,
      enrollment: { termsAndConditions: [{ ...terms('Use'), assignments: [{ group: 'g' }, { group: 'G' }] }] },
    },
    {
      authority: intune,
      enrollment: { termsAndConditions: [{ ...terms('Use'), assignments: [{ group: 'g' }, ...everyone] }] },
    },
  ],
  [
    'INT1270',
    windows({
      autopilot: {
        profiles: [{ ...assigned('A'), assignments: [{ allDevices: true }] }],
        hybridProfiles: [{ ...assigned('B'), assignments: [{ allDevices: true }] }],
      },
    }),
    windows({
      autopilot: {
        profiles: [{ ...assigned('A'), assignments: [{ allDevices: true }] }],
        hybridProfiles: [assigned('B')],
      },
    }),
  ],
  [
    'INT1248',
    windows({ autopilot: { hybridProfiles: [{ ...assigned('A'), deviceNameTemplate: 'NOTEBOOK-%RAND:7%' }] } }),
    windows({ autopilot: { profiles: [{ ...assigned('A'), deviceNameTemplate: 'NB-%SERIAL%%RAND:6%' }] } }),
  ],
  [
    'INT1260',
    { authority: intune, enrollment: { companyPortal: { custom: [branding('A'), branding('a')] } } },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(2) } } },
  ],
  [
    'INT1261',
    { authority: intune, enrollment: { companyPortal: { custom: [{ profileName: 'A' }] } } },
    { authority: intune, enrollment: { companyPortal: { default: { displayName: 'A' } } } },
  ],
  [
    'INT1262',
    {
      authority: intune,
      enrollment: { companyPortal: { custom: [{ ...branding('A'), assignments: [...everyone, ...everyone] }] } },
    },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(1) } } },
  ],
  [
    'INT1263',
    { authority: intune, enrollment: { companyPortal: { custom: profiles(26) } } },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(25) } } },
  ],
  [
    'INT1264',
    { authority: intune, enrollment: { companyPortal: { default: { enrollmentAvailability: 'unavailable' } } } },
    {
      authority: intune,
      enrollment: { companyPortal: { default: { enrollmentAvailability: 'availableWithoutPrompts' } } },
    },
  ],
  ['INT1240', windows({ automaticEnrollment: { mdmUserScope: {} } }), windows({ automaticEnrollment: {} })],
  [
    'INT1240',
    windows({ automaticEnrollment: { mamUserScope: { appliesTo: 'all', groups: ['g'] } } }),
    windows({ automaticEnrollment: { mamUserScope: { appliesTo: 'selected', groups: ['g'] } } }),
  ],
  [
    'INT1241',
    windows({ helloForBusiness: { default: { pinMinimumLength: 9, pinMaximumLength: 8 } } }),
    windows({ helloForBusiness: { default: { pinMaximumLength: 5 } } }),
  ],
  [
    'INT1241',
    windows({ helloForBusiness: { custom: [{ displayName: 'A', pinMaximumLength: 5, assignments: everyone }] } }),
    windows({ helloForBusiness: { custom: [{ displayName: 'A', pinMaximumLength: 6, assignments: everyone }] } }),
  ],
  [
    'INT1242',
    windows({ automaticEnrollment: { mdmUserScope: { appliesTo: 'all' }, mamUserScope: { groups: ['g'] } } }),
    windows({ automaticEnrollment: { mdmUserScope: { appliesTo: 'all' }, mamUserScope: { appliesTo: 'none' } } }),
  ],
  [
    'INT1242',
    windows({ automaticEnrollment: { mdmUserScope: { groups: ['g', 'h'] }, mamUserScope: { groups: ['H'] } } }),
    windows({ automaticEnrollment: { mdmUserScope: { groups: ['g'] }, mamUserScope: { groups: ['h'] } } }),
  ],
  [
    'INT1243',
    windows({ statusPages: { custom: ['Kiosk', 'kiosk'].map(assigned) } }),
    windows({ statusPages: { custom: [assigned('Kiosk')] }, helloForBusiness: { custom: [assigned('Kiosk')] } }),
  ],
  [
    'INT1244',
    windows({ statusPages: { custom: [{ displayName: 'A' }] } }),
    windows({ statusPages: { custom: [assigned('A')] } }),
  ],
  [
    'INT1245',
    windows({ statusPages: { default: { showInstallationProgress: false, installProgressTimeoutInMinutes: 90 } } }),
    windows({ statusPages: { default: { showInstallationProgress: false } } }),
  ],
  [
    'INT1246',
    windows({ autodiscovery: { domains: ['contoso.com', 'Contoso.com'] } }),
    windows({ autodiscovery: { domains: ['contoso.com', 'eu.contoso.com'] } }),
  ],
  [
    'INT1247',
    windows({
      helloForBusiness: { custom: [{ displayName: 'A', assignments: [{ group: 'g' }, { excludeGroup: 'G' }] }] },
    }),
    windows({
      helloForBusiness: { custom: [{ displayName: 'A', assignments: [{ allUsers: true }, { allDevices: true }] }] },
    }),
  ],
  [
    'INT1260',
    { authority: intune, enrollment: { companyPortal: { custom: [branding('A'), branding('a')] } } },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(2) } } },
  ],
  [
    'INT1261',
    { authority: intune, enrollment: { companyPortal: { custom: [{ profileName: 'A' }] } } },
    { authority: intune, enrollment: { companyPortal: { default: { displayName: 'A' } } } },
  ],
  [
    'INT1262',
    {
      authority: intune,
      enrollment: { companyPortal: { custom: [{ ...branding('A'), assignments: [...everyone, ...everyone] }] } },
    },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(1) } } },
  ],
  [
    'INT1263',
    { authority: intune, enrollment: { companyPortal: { custom: profiles(26) } } },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(25) } } },
  ],
  [
    'INT1264',
    { authority: intune, enrollment: { companyPortal: { default: { enrollmentAvailability: 'unavailable' } } } },
    {
      authority: intune,
      enrollment: { companyPortal: { default: { enrollmentAvailability: 'availableWithoutPrompts' } } },
    },
  ],
  ...restrictionCases(),
  ...adeCases,
  [
    'INT1266',
    { authority: intune, enrollment: { corporateIdentifiers: [serial('C02XL0'), serial('c02xl0')] } },
    { authority: intune, enrollment: { corporateIdentifiers: [serial('C02XL0'), serial('C02XL1')] } },
  ],
  [
    'INT1267',
    { authority: intune, enrollment: { corporateIdentifiers: [slate, slate] } },
    { authority: intune, enrollment: { corporateIdentifiers: [serial('C02XL0')] } },
  ],
  [
    'INT1268',
    { authority: intune, enrollment: { corporateIdentifiers: [serial('C02.XL0')] } },
    { authority: intune, enrollment: { corporateIdentifiers: [slate] } },
  ],
  [
    'INT1202',
    { retention: { cleanupRules: [{ platform: 'ios' }, { platform: 'ios' }] } },
    { retention: { cleanupRules: [{ platform: 'ios' }, { platform: 'macOS' }] } },
  ],
  [
    'INT1203',
    { retention: { cleanupRules: [{ platform: 'ios' }, { platform: 'all' }] } },
    { retention: { cleanupRules: [{ platform: 'all' }] } },
  ],
  [
    'INT1140',
    { tenantId: '00000000-0000-0000-0000-000000000000' },
    { tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
  ],
  ['INT1204', { retention: { cleanupRules: [{ platform: 'ios' }] } }, { retention: { cleanupRules: [] } }],
  [
    'INT1205',
    { retention: { maxAffected: { percent: 5 } } },
    { retention: { cleanupRules: [{ platform: 'ios' }], maxAffected: { percent: 5 } } },
  ],
  [
    'INT1206',
    { retention: { cleanupRules: [{ platform: 'ios' }], maxAffected: { percent: 5, count: 3 } } },
    { retention: { cleanupRules: [{ platform: 'ios' }], maxAffected: { count: 3, within: '30d' } } },
  ],
];

test.each(cases)('%s is found once where it is broken, and not beside it', (code, broken, sound) => {
  expect(found(broken).filter((other) => other === code)).toEqual([code]);
  expect(found(sound)).not.toContain(code);
});

test('every rule has a case here, a code with a meaning, and a source', () => {
  expect(new Set(cases.map(([code]) => code))).toEqual(new Set(rules.map(({ code }) => code)));
  expect(rules.filter(({ code, source }) => !(code in codes) || source === '')).toEqual([]);
});

test('passes over what the schema refused, instead of reporting it a second time', () => {
  const spec: Spec = {
    authority: { desired: undefined },
    enrollment: {
      limits: { custom: [undefined, { limit: 1, assignments: everyone }, { limit: 1, assignments: everyone }] },
      categories: [undefined, {}],
    },
    retention: { cleanupRules: [undefined, {}, {}] },
  };

  expect(found(spec)).toEqual(['INT1204']);
  expect(applyRules({})).toEqual([]);
});

function profile(displayName: string) {
  return { displayName, enrollmentMode: 'corporateOwnedDedicatedDevice' as const };
}

/** A tenant with these Windows settings. */
function windows(settings: NonNullable<Spec['enrollment']>['windows']): Spec {
  return { authority: intune, enrollment: { windows: settings } };
}

function assigned(displayName: string) {
  return { displayName, assignments: everyone };
}

function restrictionCases(): readonly (readonly [string, Spec, Spec])[] {
  // Autopilot is told by its section, whatever is in it.
  const autopilot = { windows: { autopilot: {} } } as NonNullable<Spec['enrollment']>;
  type Settings = NonNullable<Spec['enrollment']>;
  type Custom = NonNullable<NonNullable<Settings['restrictions']>['custom']>;
  const spec = (restrictions: Settings['restrictions'], more: Settings = {}): Spec => ({
    authority: intune,
    enrollment: { ...more, restrictions },
  });
  const one = (rest: Custom[number]): Spec =>
    spec({ custom: [{ displayName: 'A', platformType: 'windows', assignments: everyone, ...rest }] });
  const many = (count: number): Spec =>
    spec({
      custom: Array.from({ length: count }, (_, index) => ({
        displayName: `A ${String(index)}`,
        assignments: everyone,
      })),
    });
  const workProfile = (enabled: boolean): Settings => ({ android: { workProfile: { enabled } } });
  return [
    ['INT1250', one({ assignments: [{ group: 'a', allUsers: true }] }), one({ assignments: [{ group: 'a' }] })],
    ['INT1251', many(26), many(25)],
    [
      'INT1252',
      { filters: [{ displayName: 'A' }, { displayName: 'a' }] },
      { filters: [{ displayName: 'A' }], scopeTags: [{ displayName: 'A' }] },
    ],
    ['INT1253', one({ assignments: [] }), one({})],
    [
      'INT1254',
      one({ platformType: 'android', assignments: [{ allUsers: true, filter: { include: 'F' } }] }),
      one({ platformType: 'windows', assignments: [{ allUsers: true, filter: { include: 'F' } }] }),
    ],
    ['INT1255', one({ osMinimumVersion: '10.x' }), one({ osMinimumVersion: '10.0.1.2' })],
    ['INT1269', one({ osMinimumVersion: '10.0.1.2' }), one({ osMinimumVersion: '10.0.1.0' })],
    ['INT1256', spec({ default: { ios: {} } }), spec({ default: { ios: {} } }, { apple: { pushCertificate } })],
    [
      'INT1257',
      spec({ default: { windows: { personal: 'block' } } }, autopilot),
      spec({ default: { windows: { personal: 'allow' } } }, autopilot),
    ],
    [
      'INT1258',
      spec({ default: { androidForWork: { platform: 'block' } } }, workProfile(true)),
      spec({ default: { androidForWork: { platform: 'block' } } }, workProfile(false)),
    ],
    ['INT1259', spec({ default: { android: {} } }), spec({ default: { android: {}, androidForWork: {} } })],
  ];
}

function limits(count: number): NonNullable<NonNullable<NonNullable<Spec['enrollment']>['limits']>['custom']> {
  return Array.from({ length: count }, (_, index) => ({
    displayName: `Limit ${String(index)}`,
    limit: 1,
    assignments: everyone,
  }));
}

function terms(displayName: string) {
  return { displayName, title: 'T', bodyText: 'B', assignments: everyone };
}

function branding(profileName: string) {
  return { profileName, assignments: everyone };
}

function profiles(count: number) {
  return Array.from({ length: count }, (_, index) => branding(`Profile ${String(index)}`));
}

function found(spec: Spec): readonly string[] {
  return applyRules({ spec }).map(({ code }) => code);
}
