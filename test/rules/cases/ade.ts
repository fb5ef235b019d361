import type { RuleCase, Spec } from './rule-case.js';

type Tokens = NonNullable<NonNullable<NonNullable<Spec['enrollment']>['apple']>['automatedDeviceEnrollment']>;
type Token = NonNullable<Tokens[number]>;
type Profiles = NonNullable<Token['profiles']>;
type Mac = NonNullable<NonNullable<Profiles['macOS']>[number]>;
type Phone = NonNullable<NonNullable<Profiles['ios']>[number]>;

const specOf = (...automatedDeviceEnrollment: Tokens): Spec => ({
  authority: { desired: 'intune' },
  enrollment: { apple: { pushCertificate: { appleIdentifier: 'mdm@contoso.com' }, automatedDeviceEnrollment } },
});
const phone = (profile: Phone): Spec => specOf({ profiles: { ios: [profile] }, defaultProfiles: { ios: 'A' } });
const mac = (profile: Mac): Spec => specOf({ profiles: { macOS: [profile] }, defaultProfiles: { macOS: 'A' } });
const file = { tokenFile: 'a.p7m', appleIdentifier: 'ade@contoso.com' };
const vpp = { companyPortalVppTokenId: 'vpp', enableAuthenticationViaCompanyPortal: true };
const policies = { visionOS: [{ name: 'A', supportDepartment: 'IT', supportPhoneNumber: '1' }] };
const profiles = { ios: [{ displayName: 'A' }] };

/** For each code of Automated Device Enrollment, a spec that breaks the rule once, and one next to it that does not. */
export const adeCases: readonly RuleCase[] = [
  [
    'INT1510',
    mac({ isMandatory: false, autoAdvanceSetupEnabled: true }),
    mac({ isMandatory: false, autoAdvanceSetupEnabled: false }),
  ],
  [
    'INT1511',
    mac({ configurationWebUrl: true, usePlatformSSODuringSetupAssistant: true }),
    mac({ configurationWebUrl: false, usePlatformSSODuringSetupAssistant: true }),
  ],
  ['INT1512', phone({ ...vpp, enableAuthenticationViaCompanyPortal: false }), phone(vpp)],
  [
    'INT1513',
    phone({ enableSingleAppEnrollmentMode: true, enableAuthenticationViaCompanyPortal: true }),
    phone({ enableSingleAppEnrollmentMode: true, ...vpp }),
  ],
  [
    'INT1514',
    mac({ depProfileAdminAccountPasswordRotationSetting: { autoRotationPeriodInDays: 30 } }),
    mac({ hideAdminAccount: true }),
  ],
  [
    'INT1515',
    phone({ iTunesPairingMode: 'requiresCertificate', managementCertificates: [] }),
    phone({
      iTunesPairingMode: 'requiresCertificate',
      managementCertificates: [{ thumbprint: 'T', certificate: 'C' }],
    }),
  ],
  ['INT1516', specOf({ tokenName: 'A' }, { tokenName: 'a' }), specOf({ tokenName: 'A' }, { tokenName: 'B' })],
  [
    'INT1517',
    specOf({ profiles: { ios: [{ displayName: 'A' }, { displayName: 'a' }] } }),
    specOf({ profiles: { ios: [{ displayName: 'A' }], macOS: [{ displayName: 'A' }] } }, { profiles }),
  ],
  [
    'INT1518',
    specOf({ profiles, defaultProfiles: { macOS: 'A' } }),
    specOf({ profiles, defaultProfiles: { ios: 'A' } }),
  ],
  ['INT1519', specOf(file), specOf({ ...file, tokenVersion: '1' })],
  ['INT1520', specOf({ profiles }), specOf({ profiles, defaultProfiles: { ios: 'A' } })],
  ['INT1520', specOf({ policies }), specOf({ policies, defaultProfiles: { visionOS: 'A' } })],
];
