import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

/** The tenant of windows-only.yaml, in TypeScript. Both synthesize to the same Terraform JSON. */
const app = new App();

const notebooks = '11111111-2222-4333-8444-555555555555';
const administrators = '66666666-7777-4888-9999-aaaaaaaaaaaa';

new IntuneTenant(app, 'windows-only', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  authority: { desired: 'intune' },
  enrollment: {
    windows: {
      automaticEnrollment: { mdmUserScope: { appliesTo: 'all' }, mamUserScope: { appliesTo: 'none' } },
      autodiscovery: { domains: ['contoso.com'] },
      autopilot: {
        profiles: [{ displayName: 'Notebooks', deviceNameTemplate: 'NB%RAND:5%', assignments: [{ group: notebooks }] }],
      },
      statusPages: {
        default: { showInstallationProgress: true },
        custom: [
          {
            displayName: 'Autopilot devices',
            installProgressTimeoutInMinutes: 90,
            customErrorMessage: 'Call the service desk: 555 0100.',
            assignments: [{ group: notebooks }],
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
            assignments: [{ group: administrators }],
          },
        ],
      },
      restore: { state: 'enabled' },
    },
  },
  retention: { cleanupRules: [{ platform: 'windows', inactiveDays: 90 }] },
});

app.synth();
