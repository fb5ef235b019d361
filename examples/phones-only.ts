import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

/**
 * The tenant of phones-only.yaml, in TypeScript. Both synthesize to the same Terraform JSON.
 *
 * Try it on the emulator, with each command in its own terminal:
 *   npx intuneform emulator --port 8080 --like examples/phones-only.yaml --devices 0
 *   npx tsx examples/phones-only.ts && npx intuneform apply cdktf.out --graph-endpoint http://127.0.0.1:8080 --auto-approve
 */
const app = new App();

new IntuneTenant(app, 'phones-only', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  authority: {
    desired: 'intune',
  },
  filters: [
    {
      displayName: 'Supervised iPads',
      platform: 'iOS',
      rule: '(device.model -startsWith "iPad")',
    },
  ],
  enrollment: {
    apple: {
      dataSharingConsent: { granted: true },
      // renew it with this Apple Account; with another one, every iPhone must enroll again
      pushCertificate: { appleIdentifier: 'mdm@contoso.com' },
      userInitiated: [
        {
          displayName: 'Personal iPhones',
          platform: 'iOS',
          // Intune sees and wipes only work data
          defaultEnrollmentType: 'accountDrivenUserEnrollment',
          assignments: [{ allUsers: true }],
        },
      ],
    },
    android: {
      managedGooglePlay: {
        bound: true,
        enrollmentTarget: 'targeted',
        targetGroupIds: ['All staff', 'Field staff'],
      },
      workProfile: { enabled: true },
      corporateProfiles: [
        {
          displayName: 'Scanners',
          description: 'No user, one app',
          enrollmentMode: 'corporateOwnedDedicatedDevice',
          tokenExpirationDateTime: '2031-01-01T00:00:00Z',
          wifiSsid: 'Warehouse',
          // the user enters the password on the device
          wifiSecurityType: 'wpa',
        },
        {
          displayName: 'Field phones',
          enrollmentMode: 'corporateOwnedWorkProfile',
          deviceNameTemplate: 'FIELD-{{SERIALLAST4DIGITS}}',
        },
      ],
    },
    restrictions: {
      default: {
        ios: { personal: 'allow', osMinimumVersion: '17.0' },
        androidForWork: { personal: 'allow', osMinimumVersion: '13.0' },
        // device administrator, which Google discontinued
        android: { platform: 'block' },
        windows: { platform: 'block' },
        macOS: { platform: 'block' },
      },
      custom: [
        {
          displayName: 'Field staff use company iPads',
          platformType: 'ios',
          assignments: [{ group: 'Field staff', filter: { exclude: 'Supervised iPads' } }],
        },
        {
          displayName: 'No phones of a maker without updates',
          platformType: 'androidForWork',
          personal: 'allow',
          blockedManufacturers: ['Acme'],
          assignments: [{ group: 'All staff' }],
        },
      ],
    },
    limits: {
      default: 2,
    },
    categories: [{ displayName: 'Phone' }, { displayName: 'Warehouse' }],
    termsAndConditions: [
      {
        displayName: 'Own devices',
        title: 'Your phone stays yours',
        bodyText: 'Work apps are kept apart. When you leave, they are removed, and nothing else.',
        assignments: [{ allUsers: true }],
      },
    ],
    companyPortal: {
      default: {
        displayName: 'Contoso',
        contactITEmailAddress: 'servicedesk@contoso.com',
        privacyUrl: 'https://contoso.com/privacy',
        customCantSeePrivacyMessage: 'We never see **calls, messages, photos or your own apps**.',
        isRemoveDeviceDisabled: true,
        isFactoryResetDisabled: true,
      },
    },
    corporateIdentifiers: [
      { importedDeviceIdentityType: 'imei', importedDeviceIdentifier: '356938035643809', description: 'Field phone 1' },
      { importedDeviceIdentityType: 'imei', importedDeviceIdentifier: '490154203237518', description: 'Field phone 2' },
    ],
  },
  retention: {
    cleanupRules: [
      { platform: 'ios', inactiveDays: 90 },
      { platform: 'androidPersonallyOwnedWorkProfile', inactiveDays: 90 },
      { platform: 'androidDedicatedAndFullyManagedCorporateOwnedWorkProfile', inactiveDays: 180 },
    ],
    // plan fails if a rule would newly hide more
    maxAffected: { percent: 5 },
  },
});

app.synth();
