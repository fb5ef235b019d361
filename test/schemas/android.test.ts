import { parseDeclaration } from '../../schemas/index.js';

const head = `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
  authority: { desired: intune }
  enrollment:
    android:
`;

/** Code, line and column of everything that is found in the android section. */
const found = (section: string): readonly string[] =>
  parseDeclaration(`${head}${section}`, 'contoso.yaml').diagnostics.map(
    ({ code, where }) => `${code} ${String(where?.line)}:${String(where?.column)}`,
  );

test('accepts a complete android section', () => {
  const section = `      managedGooglePlay:
        bound: true
        enrollmentTarget: targeted
        targetGroupIds: [11111111-2222-4333-8444-555555555555]
        androidDeviceOwnerFullyManagedEnrollmentEnabled: true
      corporateProfiles:
        - { displayName: Kiosks, enrollmentMode: corporateOwnedDedicatedDevice, tokenExpirationDateTime: 2027-11-01T00:00:00Z }
        - { displayName: Staff, enrollmentMode: corporateOwnedWorkProfile, enrollmentTokenType: deviceStaging }
        - { displayName: Headsets, enrollmentMode: corporateOwnedAOSPUserlessDevice, wifiSsid: Staging, wifiSecurityType: wpa }
`;

  expect(found(section)).toEqual([]);
});

test.each([
  [
    'a profile without the binding',
    '      corporateProfiles:\n        - { displayName: A, enrollmentMode: corporateOwnedFullyManaged }\n',
    'INT1230 10:11',
  ],
  ['work profiles without the binding', '      workProfile: { enabled: true }\n', 'INT1230 9:20'],
  [
    'groups that count for nothing',
    '      managedGooglePlay:\n        enrollmentTarget: all\n        targetGroupIds: [11111111-2222-4333-8444-555555555555]\n',
    'INT1231 11:25',
  ],
  [
    'two profiles of one name',
    '      managedGooglePlay: { bound: true }\n      corporateProfiles:\n        - { displayName: A, enrollmentMode: corporateOwnedFullyManaged }\n        - { displayName: a, enrollmentMode: corporateOwnedFullyManaged }\n',
    'INT1232 12:26',
  ],
  [
    'a token for another mode',
    '      managedGooglePlay: { bound: true }\n      corporateProfiles:\n        - displayName: A\n          enrollmentMode: corporateOwnedFullyManaged\n          enrollmentTokenType: corporateOwnedDedicatedDeviceWithAzureADSharedMode\n',
    'INT1233 13:32',
  ],
  [
    'enrollment that is targeted at nobody',
    '      managedGooglePlay: { enrollmentTarget: targeted }\n',
    'INT1234 9:46',
  ],
])('says where there is %s', (_what, section, place) => {
  expect(found(section)).toEqual([place]);
});

test.each([
  ['      managedGooglePlay: { enrollmentTarget: everybody }\n'],
  ['      corporateProfiles:\n        - { displayName: A }\n'],
  ['      corporateProfiles:\n        - { displayName: A, enrollmentMode: kiosk }\n'],
  [
    '      corporateProfiles:\n        - { displayName: A, enrollmentMode: corporateOwnedAOSPUserlessDevice, wifiPassword: x }\n',
  ],
  [
    `      corporateProfiles:\n        - { displayName: A, enrollmentMode: corporateOwnedAOSPUserlessDevice, deviceNameTemplate: ${'x'.repeat(64)} }\n`,
  ],
])('refuses %j by the schema', (section) => {
  const { diagnostics } = parseDeclaration(`${head}${section}`, 'contoso.yaml');

  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    expect.stringMatching(/^INT11\d\d|^INT10\d\d/u),
  ]);
});
