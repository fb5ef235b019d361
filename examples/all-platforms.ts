import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

/**
 * The tenant of all-platforms.yaml, in TypeScript. Both synthesize to the same Terraform JSON.
 *
 * Try it on the emulator, with each command in its own terminal:
 *   npx intuneform emulator --port 8080 --like examples/all-platforms.yaml --devices 0 --identity administrator
 *   npx tsx examples/all-platforms.ts && npx intuneform apply cdktf.out --graph-endpoint http://127.0.0.1:8080 --auto-approve
 */
const app = new App();

new IntuneTenant(app, 'all-platforms', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  credential: { renewBeforeDays: 60 },
  authority: {
    // set before anything else; cannot be undone
    desired: 'intune',
  },
  scopeTags: [{ displayName: 'Field', description: 'What the field team looks after', groups: ['Field staff'] }],
  filters: [
    {
      displayName: 'Surface devices',
      platform: 'windows10AndLater',
      rule: '(device.model -startsWith "Surface")',
      scopeTags: ['Field'],
    },
  ],
  enrollment: {
    apple: {
      // cannot be withdrawn
      dataSharingConsent: { granted: true },
      // A person uploads the certificate, and plan watches its expiry. To upload it from here, set certificateFile and
      // certificateSerialNumber.
      pushCertificate: { appleIdentifier: 'mdm@contoso.com' },
      // devices from Apple Business Manager; to upload its token from here, set tokenFile and tokenVersion
      automatedDeviceEnrollment: [
        {
          tokenName: 'Apple Business Manager',
          appleIdentifier: 'mdm@contoso.com',
          profiles: {
            ios: [{ displayName: 'Company iPhones', configurationWebUrl: true, supportDepartment: 'Service desk' }],
            macOS: [
              {
                displayName: 'Company Macs',
                configurationWebUrl: true,
                // Intune generates the password and rotates it
                adminAccountUserName: 'service',
                hideAdminAccount: true,
                depProfileAdminAccountPasswordRotationSetting: { autoRotationPeriodInDays: 30 },
              },
            ],
          },
          defaultProfiles: { ios: 'Company iPhones', macOS: 'Company Macs' },
        },
      ],
      // the order sets the priorityty, for each platform
      userInitiated: [
        {
          displayName: 'Field iPads',
          platform: 'iOS',
          defaultEnrollmentType: 'device',
          assignments: [{ group: 'Field staff' }],
        },
        {
          displayName: 'Personal iPhones',
          description: 'Work data in a part of its own',
          platform: 'iOS',
          defaultEnrollmentType: 'accountDrivenUserEnrollment',
          assignments: [{ allUsers: true }],
        },
      ],
    },
    android: {
      // a person binds the tenant at Google; plan fails until then
      managedGooglePlay: {
        bound: true,
        enrollmentTarget: 'targetedAsEnrollmentRestrictions',
      },
      workProfile: { enabled: true },
      // `intuneform token android` shows the code that devices scan
      corporateProfiles: [
        {
          displayName: 'Shop kiosks',
          enrollmentMode: 'corporateOwnedDedicatedDevice',
          tokenExpirationDateTime: '2031-01-01T00:00:00Z',
          deviceNameTemplate: 'KIOSK-{{SERIALLAST4DIGITS}}',
        },
        { displayName: 'Company phones', enrollmentMode: 'corporateOwnedWorkProfile' },
      ],
    },
    windows: {
      // only a signed-in administrator can change it: plan reports this in a pipeline
      automaticEnrollment: {
        mdmUserScope: { groups: ['All staff'] },
        // users in both scopes cannot enroll personal devices
        mamUserScope: { appliesTo: 'none' },
      },
      // plan warns if the DNS record is missing
      autodiscovery: { domains: ['contoso.com'] },
      autopilot: {
        profiles: [
          {
            displayName: 'Notebooks',
            deviceNameTemplate: 'NB%RAND:5%',
            preprovisioningAllowed: true,
            assignments: [{ group: 'Windows pilots' }],
          },
        ],
      },
      // `intuneform package windows` writes the files for a package; the token is not declared
      bulkEnrollment: {
        packages: [{ name: 'Shop computers', deviceNameTemplate: 'SHOP-%RAND:5%', hideOobe: true }],
      },
      statusPages: {
        default: { showInstallationProgress: true, allowDeviceUseOnInstallFailure: false },
        custom: [
          {
            displayName: 'Autopilot devices',
            installProgressTimeoutInMinutes: 90,
            customErrorMessage: 'Call the service desk: 555 0100.',
            // apps by name or id
            selectedMobileAppIds: ['Company Portal', 'VPN client'],
            assignments: [{ group: 'Windows pilots' }],
          },
        ],
      },
      helloForBusiness: {
        default: { state: 'enabled', securityDeviceRequired: true, pinMinimumLength: 6 },
        custom: [
          {
            displayName: 'Service desk',
            pinMinimumLength: 12,
            pinPreviousBlockCount: 5,
            assignments: [{ group: 'Service desk' }],
          },
        ],
      },
      restore: { state: 'enabled' },
    },
    restrictions: {
      // a listed platform blocks personal devices unless it allows them
      default: {
        ios: { personal: 'allow', osMinimumVersion: '17.0' },
        macOS: { personal: 'block' },
        // device administrator, which Google discontinued
        android: { platform: 'block' },
        androidForWork: { personal: 'allow', osMinimumVersion: '13.0' },
        // Autopilot devices can count as personal at first
        windows: { personal: 'allow', osMinimumVersion: '10.0.22621.0' },
      },
      // the order sets the priority within a platform
      custom: [
        {
          displayName: 'Surface pilots',
          platformType: 'windows',
          personal: 'allow',
          assignments: [{ group: 'Windows pilots', filter: { include: 'Surface devices' } }],
        },
        {
          displayName: 'No personal Windows devices',
          platformType: 'windows',
          assignments: [{ group: 'All staff' }],
        },
        {
          displayName: 'Contractors bring no iPhones',
          platformType: 'ios',
          platform: 'block',
          assignments: [{ group: 'Contractors' }],
        },
      ],
    },
    limits: {
      default: 5,
      // the order is the priority
      custom: [
        {
          displayName: 'Service desk',
          description: 'Sets devices up for others',
          limit: 15,
          scopeTags: ['Field'],
          assignments: [{ group: 'Service desk' }],
        },
        {
          displayName: 'Contractors',
          limit: 1,
          assignments: [{ group: 'Contractors' }],
        },
      ],
    },
    categories: [
      { displayName: 'Kiosk', description: 'Shared devices in shops' },
      { displayName: 'Office' },
      { displayName: 'Field', scopeTags: ['Field'] },
    ],
    // the order sets the priority within a platform; users report devices that are not theirs
    notifications: [
      {
        displayName: 'New iPhones and iPads',
        platformType: 'ios',
        email: {
          brandingOptions: ['includeCompanyName', 'includeContactInformation', 'includeDeviceDetails'],
          localizedNotificationMessages: [
            {
              locale: 'en-US',
              // for users whose language is not listed
              isDefault: true,
              subject: 'A device was enrolled in your name',
              messageTemplate: 'Not you? Call the service desk: 555 0100.',
            },
            {
              locale: 'de-DE',
              subject: 'Ein Gerät wurde in Ihrem Namen registriert',
              messageTemplate: 'Waren Sie das nicht? Rufen Sie den Service Desk an: 555 0100.',
            },
          ],
        },
        push: {
          localizedNotificationMessages: [
            {
              locale: 'en-US',
              subject: 'A device was enrolled in your name',
              messageTemplate: 'Not you? Call 555 0100.',
            },
          ],
        },
        assignments: [{ group: 'All staff' }],
      },
      {
        displayName: 'New Windows devices',
        // email only: the Company Portal for Windows does not show push messages
        platformType: 'windows',
        email: {
          localizedNotificationMessages: [
            {
              locale: 'en-US',
              subject: 'A device was enrolled in your name',
              messageTemplate: 'Not you? Call 555 0100.',
            },
          ],
        },
        assignments: [{ allUsers: true }],
      },
    ],
    termsAndConditions: [
      {
        displayName: 'Terms of use',
        title: 'Using work data on this device',
        bodyText: 'Work data may be removed from this device when you leave, or when it is lost.',
        acceptanceStatement: 'I have read this and accept it.',
        assignments: [{ group: 'All staff' }],
      },
    ],
    companyPortal: {
      default: {
        displayName: 'Contoso',
        contactITName: 'Service desk',
        contactITPhoneNumber: '555 0100',
        contactITEmailAddress: 'servicedesk@contoso.com',
        privacyUrl: 'https://contoso.com/privacy',
        enrollmentAvailability: 'availableWithPrompts',
      },
    },
    // identifiers that are not listed stay unchanged
    corporateIdentifiers: [
      {
        importedDeviceIdentityType: 'serialNumber',
        importedDeviceIdentifier: 'C02XL0GGJGH5',
        description: 'MacBook at reception',
      },
      {
        importedDeviceIdentityType: 'imei',
        importedDeviceIdentifier: '356938035643809',
        description: 'Company phone 1',
      },
    ],
  },
  retention: {
    // rules hide records; nothing is wiped
    cleanupRules: [
      { platform: 'windows', inactiveDays: 90 },
      { platform: 'ios', inactiveDays: 120 },
      { platform: 'androidPersonallyOwnedWorkProfile', inactiveDays: 120 },
      { platform: 'macOS', inactiveDays: 180 },
    ],
    // plan fails if a rule would newly hide more
    maxAffected: { percent: 5 },
  },
});

app.synth();
