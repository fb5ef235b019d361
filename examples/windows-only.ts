import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

/**
 * The tenant of windows-only.yaml, in TypeScript. Both synthesize to the same Terraform JSON.
 *
 * Try it on the emulator, with each command in its own terminal:
 *   npx intuneform emulator --port 8080 --like examples/windows-only.yaml --devices 0 --identity administrator
 *   npx tsx examples/windows-only.ts && npx intuneform apply cdktf.out --graph-endpoint http://127.0.0.1:8080 --auto-approve
 */
const app = new App();

new IntuneTenant(app, 'windows-only', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  authority: {
    desired: 'intune',
  },
  enrollment: {
    windows: {
      // only a signed-in administrator can change it: plan reports this in a pipeline
      automaticEnrollment: {
        mdmUserScope: { appliesTo: 'all' },
        mamUserScope: { appliesTo: 'none' },
      },
      // plan warns if the DNS record is missing
      autodiscovery: { domains: ['contoso.com'] },
      autopilot: {
        profiles: [
          {
            displayName: 'Notebooks',
            deviceNameTemplate: 'NB%RAND:5%',
            assignments: [{ group: 'Windows pilots' }],
          },
        ],
        hybridProfiles: [
          {
            displayName: 'Notebooks of the plant',
            description: 'Join Active Directory, for machines that know nothing else',
            assignments: [{ group: 'Field staff' }],
          },
        ],
      },
      statusPages: {
        default: { showInstallationProgress: true },
        // the order sets the priority
        custom: [
          {
            displayName: 'Autopilot devices',
            installProgressTimeoutInMinutes: 90,
            customErrorMessage: 'Call the service desk: 555 0100.',
            assignments: [{ group: 'Windows pilots' }],
          },
        ],
      },
      helloForBusiness: {
        default: { state: 'enabled', securityDeviceRequired: true, pinMinimumLength: 6 },
        custom: [
          {
            displayName: 'Administrators',
            pinMinimumLength: 12,
            pinPreviousBlockCount: 5,
            assignments: [{ group: 'Service desk' }],
          },
        ],
      },
      // the order sets the priority
      coManagement: [
        {
          displayName: 'Notebooks of the plant',
          installConfigurationManagerAgent: true,
          // visible to everyone: no secrets
          configurationManagerAgentCommandLineArgument: 'CCMHOSTNAME=cmg.contoso.com',
          assignments: [{ group: 'Field staff' }],
        },
      ],
      restore: { state: 'enabled' },
    },
    restrictions: {
      // Personal devices are not blocked: this default also applies to Autopilot devices before they have a user.
      default: {
        windows: { personal: 'allow', osMinimumVersion: '10.0.22621.0' },
        ios: { platform: 'block' },
        macOS: { platform: 'block' },
        android: { platform: 'block' },
        androidForWork: { platform: 'block' },
      },
      custom: [
        {
          displayName: 'No personal devices',
          platformType: 'windows',
          assignments: [{ group: 'All staff' }],
        },
      ],
    },
    limits: {
      default: 3,
      custom: [
        {
          displayName: 'Service desk',
          limit: 15,
          assignments: [{ group: 'Service desk' }],
        },
      ],
    },
    categories: [{ displayName: 'Office' }, { displayName: 'Plant' }],
    termsAndConditions: [
      {
        displayName: 'Terms of use',
        title: 'Using a notebook of Contoso',
        bodyText: 'The notebook belongs to Contoso, and may be reset when it is lost.',
        assignments: [{ allUsers: true }],
      },
    ],
    companyPortal: {
      default: {
        displayName: 'Contoso',
        contactITName: 'Service desk',
        contactITPhoneNumber: '555 0100',
        privacyUrl: 'https://contoso.com/privacy',
      },
    },
    // from now on, every Windows device that is not listed counts as personal; validate warns about it
    corporateIdentifiers: [
      {
        importedDeviceIdentityType: 'manufacturerModelSerial',
        importedDeviceIdentifier: 'Contoso,Slate 5,4411-8823',
      },
      {
        importedDeviceIdentityType: 'manufacturerModelSerial',
        importedDeviceIdentifier: 'Contoso,Slate 5,4411-8824',
      },
    ],
  },
  retention: {
    cleanupRules: [{ platform: 'windows', inactiveDays: 90 }],
    // the first cleanup of an old tenant hides many records; lower the limit afterwards
    maxAffected: { percent: 40 },
  },
});

app.synth();
