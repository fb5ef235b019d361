import { declarationWith } from '../schemas/declaration-text.js';
import { declared, enrollment, everyone, long, type Row, testsOf, windows } from './proof.js';

const autopilot = (members: string): string =>
  windows(`autopilot: { profiles: [{ displayName: A, ${members}, ${everyone} }] }`);
const identifier = (members: string): string => enrollment(`corporateIdentifiers: [{ ${members} }]`);

/** An ADE token with one profile. */
const ade = (platform: 'ios' | 'macOS', members: string): string =>
  enrollment(
    `apple: { pushCertificate: { appleIdentifier: mdm@contoso.com }, automatedDeviceEnrollment: [{ tokenName: T, ` +
      `profiles: { ${platform}: [{ displayName: A, ${members} }] }, defaultProfiles: { ${platform}: A } }] }`,
  );
const rotation = (members: string): string =>
  ade('macOS', `adminAccountUserName: admin, depProfileAdminAccountPasswordRotationSetting: { ${members} }`);

/** Rows for the rules of `rules.md` from number 18: Apple, Android, Autopilot, identifiers, filters, and the traffic with Graph. */
export const platformRules: Readonly<Record<number, Row>> = {
  18: {
    rule: 'ADE for macOS: mandatory without a user, and one way to sign in',
    declared: [
      ...declared(
        'INT1510',
        ade('macOS', 'requiresUserAuthentication: false, isMandatory: ¦false'),
        ade('macOS', 'autoAdvanceSetupEnabled: true, isMandatory: ¦false'),
      ),
      ...declared('INT1511', ade('macOS', 'configurationWebUrl: true, usePlatformSSODuringSetupAssistant: ¦true')),
    ],
    tests: testsOf('provider/resources/dep-enrollment-profiles', 'refuses with %s what Graph would refuse with 400'),
  },
  19: {
    rule: 'ADE: rotation of the local administrator’s password',
    declared: declared(
      'INT1025',
      rotation('autoRotationPeriodInDays: ¦181'),
      rotation('autoRotationPeriodInDays: ¦0'),
      rotation(
        'autoRotationPeriodInDays: 30, depProfileDelayAutoRotationSetting: { onRetrievalAutoRotatePasswordEnabled: true, onRetrievalDelayAutoRotatePasswordInHours: ¦25 }',
      ),
    ),
    tests: testsOf(
      'provider/resources/dep-enrollment-profiles',
      'fails if a password rotates outside of 1 to 180 days, or later than 24 hours after it was viewed',
    ),
  },
  20: {
    rule: 'ADE for iOS: Company Portal and single-app mode',
    declared: [
      ...declared('INT1512', ade('ios', 'companyPortalVppTokenId: ¦vpp')),
      ...declared(
        'INT1513',
        ade('ios', 'enableSingleAppEnrollmentMode: ¦true'),
        ade('ios', 'enableSingleAppEnrollmentMode: ¦true, enableAuthenticationViaCompanyPortal: true'),
      ),
    ],
    tests: testsOf('provider/resources/dep-enrollment-profiles', 'refuses with %s what Graph would refuse with 400'),
  },
  21: {
    rule: 'the name template of Android devices has 63 characters, and a token 65 years',
    declared: declared(
      'INT1026',
      enrollment(
        `android: { managedGooglePlay: { bound: true }, corporateProfiles: [{ displayName: A, enrollmentMode: corporateOwnedDedicatedDevice, deviceNameTemplate: ¦${long(64)} }] }`,
      ),
    ),
    planned: [
      {
        code: 'INT2042',
        ends: 'failed',
        tenant: { managedGooglePlay: 'bound' },
        text: enrollment(
          'android: { managedGooglePlay: { bound: true }, corporateProfiles: [{ displayName: A, enrollmentMode: corporateOwnedDedicatedDevice, tokenExpirationDateTime: "2092-01-01T00:00:00Z" }] }',
        ),
      },
    ],
  },
  22: {
    rule: 'target groups of Android only where enrollment is targeted',
    declared: declared(
      'INT1231',
      enrollment(
        'android: { managedGooglePlay: { bound: true, enrollmentTarget: all, targetGroupIds: ¦[All staff] } }',
      ),
    ),
  },
  23: {
    rule: 'Autopilot: name of 200, description of 1,500, device name of 15 characters',
    declared: [
      ...declared(
        'INT1026',
        windows(`autopilot: { profiles: [{ displayName: ¦${long(201)}, ${everyone} }] }`),
        autopilot(`description: ¦${long(1501)}`),
      ),
      ...declared('INT1248', autopilot('deviceNameTemplate: ¦NOTEBOOK-%RAND:7%')),
      ...declared(
        'INT1270',
        windows(
          'autopilot: { profiles: [{ displayName: A, assignments: [{ allDevices: true }] }, { displayName: B, assignments: [¦{ allDevices: true }] }] }',
        ),
      ),
    ],
    tests: testsOf(
      'provider/resources/windows-autopilot-deployment-profile',
      'writes the names that Graph accepts since May 2024, with a standard user',
    ),
  },
  24: {
    rule: 'corporate identifiers: details of 128 characters, the form of their type, and what Windows ones do',
    declared: [
      ...declared(
        'INT1026',
        identifier(
          `importedDeviceIdentityType: serialNumber, importedDeviceIdentifier: C02XL0, description: ¦${long(129)}`,
        ),
      ),
      ...declared(
        'INT1268',
        identifier('importedDeviceIdentityType: imei, importedDeviceIdentifier: ¦"12345"'),
        identifier('importedDeviceIdentityType: manufacturerModelSerial, importedDeviceIdentifier: ¦"4411-8823"'),
      ),
      ...declared(
        'INT1267',
        enrollment(
          'corporateIdentifiers: [¦{ importedDeviceIdentityType: manufacturerModelSerial, importedDeviceIdentifier: "Contoso,Slate 5,4411-8823" }]',
        ),
      ),
    ],
  },
  25: {
    rule: 'filters have a name, a rule that Graph takes, and one platform for good; one in use stays',
    declared: declared(
      'INT1022',
      declarationWith('  filters: [¦{ displayName: A, platform: iOS }]\n'),
      declarationWith('  filters: [¦{ platform: iOS, rule: x }]\n'),
    ),
    planned: [
      {
        code: 'INT2062',
        ends: 'failed',
        tenant: {},
        text: declarationWith('  filters: [{ displayName: A, platform: iOS, rule: no rule }]\n'),
      },
    ],
    tests: testsOf(
      'provider/resources/assignment-filter',
      'is replaced when its platform changes',
      'stays in the state if Graph does not delete it because it is in use',
    ),
  },
  26: {
    rule: 'batches: 20 items, judged and repeated each on its own',
    tests: testsOf(
      'provider/graph/read',
      'sends the reads of one turn as one batch per version, with at most 20 items',
      'evaluates every item of a batch separately',
      'repeats only the throttled items of a batch, after the longest of their waits',
    ),
  },
  27: {
    rule: 'no more requests than Microsoft allows',
    tests: testsOf('provider/graph/throttle', 'allows 100 writes of an area in 20 seconds, and 1,000 reads'),
  },
  28: {
    rule: 'wipe, retire and the deletion of a device: never; unbind: not on a destroy',
    tests: [
      ...testsOf(
        'provider/resources/android-managed-store-account-enterprise-settings',
        'never unbinds: destroy keeps the binding, and reports it',
      ),
      ...testsOf(
        'examples/whole-way',
        '%s applies, plans nothing, is imported into an empty state without a change, and is destroyed completely',
      ),
    ],
  },
};
