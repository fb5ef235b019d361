import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

/**
 * The tenant of school.yaml, in TypeScript. Both synthesize to the same Terraform JSON.
 *
 * Try it on the emulator, with each command in its own terminal:
 *   npx intuneform emulator --port 8080 --like examples/school.yaml --devices 0 --identity administrator
 *   npx tsx examples/school.ts && npx intuneform apply cdktf.out --graph-endpoint http://127.0.0.1:8080 --auto-approve
 */
const app = new App();

new IntuneTenant(app, 'school', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  authority: {
    desired: 'intune',
  },
  // the staff of a campus see only its devices
  scopeTags: [
    { displayName: 'North campus', groups: ['North campus devices'] },
    { displayName: 'South campus', groups: ['South campus devices'] },
  ],
  filters: [
    {
      displayName: 'iPads',
      platform: 'iOS',
      rule: '(device.model -startsWith "iPad")',
    },
  ],
  enrollment: {
    apple: {
      dataSharingConsent: { granted: true },
      // an Apple Account of the school, not of a person who may leave
      pushCertificate: { appleIdentifier: 'mdm@contoso.com' },
      automatedDeviceEnrollment: [
        // Apply creates the token. Upload its public key to Apple School Manager, and set tokenFile and tokenVersion to
        // the token you get there.
        {
          tokenName: 'Apple School Manager',
          appleIdentifier: 'mdm@contoso.com',
          profiles: {
            ios: [
              {
                displayName: 'iPads of classes',
                requiresUserAuthentication: false,
                enableSharedIPad: true,
                sharedIPadMaximumUserCount: 10,
                deviceNameTemplate: 'CLASS-{{SERIAL}}',
                supportDepartment: 'IT office, room 12',
                appleIdDisabled: true,
                siriDisabled: true,
                enabledSkipKeys: ['AppStore', 'Intelligence'],
              },
              {
                displayName: 'iPads of teachers',
                // teachers sign in while they set up the iPad
                configurationWebUrl: true,
                supportDepartment: 'IT office, room 12',
                restoreBlocked: true,
              },
            ],
          },
          defaultProfiles: { ios: 'iPads of classes' },
        },
      ],
      // iPads that are not in Apple School Manager are prepared on a Mac with Apple Configurator
      configurator: [{ displayName: 'Donated iPads', requiresUserAuthentication: false }],
      userInitiated: [
        {
          displayName: 'Own iPhones of teachers',
          platform: 'iOS',
          defaultEnrollmentType: 'accountDrivenUserEnrollment',
          assignments: [{ group: 'Teachers' }],
        },
      ],
    },
    windows: {
      automaticEnrollment: {
        // classroom computers enroll through Autopilot, without a user
        mdmUserScope: { groups: ['Teachers'] },
        mamUserScope: { appliesTo: 'none' },
      },
      autodiscovery: { domains: ['contoso.com'] },
      autopilot: {
        profiles: [
          {
            displayName: 'Classroom computers',
            description: 'Set themselves up and belong to nobody',
            deviceNameTemplate: 'CLASS-%RAND:5%',
            locale: 'en-US',
            outOfBoxExperienceSetting: { deviceUsageType: 'shared', keyboardSelectionPageSkipped: true },
            assignments: [{ group: 'Classroom devices' }],
          },
          {
            displayName: 'Notebooks of teachers',
            deviceNameTemplate: 'TEACH-%RAND:5%',
            preprovisioningAllowed: true,
            assignments: [{ group: 'Teacher notebooks' }],
          },
        ],
      },
      statusPages: {
        default: { showInstallationProgress: true, allowDeviceUseOnInstallFailure: false },
      },
      helloForBusiness: {
        // on a shared computer, each of thirty pupils would need a PIN
        default: { state: 'disabled' },
        custom: [
          {
            displayName: 'Teachers',
            pinMinimumLength: 6,
            assignments: [{ group: 'Teachers' }],
          },
        ],
      },
    },
    restrictions: {
      default: {
        ios: { personal: 'block', osMinimumVersion: '17.0' },
        macOS: { platform: 'block' },
        android: { platform: 'block' },
        androidForWork: { platform: 'block' },
        // Autopilot devices can count as personal at first
        windows: { personal: 'allow', osMinimumVersion: '10.0.22621.0' },
      },
      custom: [
        {
          displayName: 'Teachers may bring iPhones',
          platformType: 'ios',
          personal: 'allow',
          assignments: [{ group: 'Teachers', filter: { exclude: 'iPads' } }],
        },
        {
          displayName: 'Pupils enroll no computers',
          platformType: 'windows',
          platform: 'block',
          assignments: [{ group: 'Pupils' }],
        },
      ],
    },
    limits: {
      default: 1,
      custom: [
        {
          displayName: 'Teachers',
          limit: 3,
          assignments: [{ group: 'Teachers' }],
        },
      ],
    },
    categories: [
      { displayName: 'Classroom' },
      { displayName: 'Library', description: 'Lent for a day' },
      { displayName: 'Teacher' },
    ],
    termsAndConditions: [
      {
        displayName: 'Teachers',
        title: 'School data on your own device',
        bodyText: 'Marks and messages of pupils stay in the apps of the school. They are removed when you leave.',
        assignments: [{ group: 'Teachers' }],
      },
    ],
    companyPortal: {
      default: {
        displayName: 'Contoso School',
        contactITName: 'IT office, room 12',
        privacyUrl: 'https://contoso.com/privacy',
        enrollmentAvailability: 'availableWithoutPrompts',
        isRemoveDeviceDisabled: true,
        isFactoryResetDisabled: true,
      },
    },
    // iPads bought before the school used Apple School Manager
    corporateIdentifiers: [
      {
        importedDeviceIdentityType: 'serialNumber',
        importedDeviceIdentifier: 'DMPXK1ABCD01',
        description: 'Library 1',
      },
      {
        importedDeviceIdentityType: 'serialNumber',
        importedDeviceIdentifier: 'DMPXK1ABCD02',
        description: 'Library 2',
      },
    ],
  },
  retention: {
    // longer than the summer holidays
    cleanupRules: [
      { platform: 'ios', inactiveDays: 180 },
      { platform: 'windows', inactiveDays: 180 },
    ],
    maxAffected: { percent: 5 },
  },
});

app.synth();
