import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

/**
 * The tenant of windows-and-android.yaml, in TypeScript. Both synthesize to the same Terraform JSON.
 *
 * Try it on the emulator, with each command in its own terminal:
 *   npx intuneform emulator --port 8080 --like examples/windows-and-android.yaml --devices 0
 *   npx tsx examples/windows-and-android.ts && npx intuneform apply cdktf.out --graph-endpoint http://127.0.0.1:8080 --auto-approve
 */
const app = new App();

new IntuneTenant(app, 'fabrikam', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  authority: { desired: 'intune' },
  scopeTags: [{ displayName: 'Field', groups: ['Field staff'] }],
  filters: [
    {
      displayName: 'Surface devices',
      platform: 'windows10AndLater',
      rule: '(device.model -startsWith "Surface")',
      scopeTags: ['Field'],
    },
  ],
  enrollment: {
    android: { managedGooglePlay: { bound: true }, workProfile: { enabled: true } },
    restrictions: {
      default: {
        windows: { osMinimumVersion: '10.0.22621.0' },
        android: { platform: 'block' },
        ios: { platform: 'block' },
        macOS: { platform: 'block' },
      },
      custom: [
        {
          displayName: 'Surface pilots',
          platformType: 'windows',
          personal: 'allow',
          assignments: [{ group: 'Windows pilots', filter: { include: 'Surface devices' } }],
        },
        {
          displayName: 'Contractors',
          platformType: 'windows',
          platform: 'block',
          assignments: [{ group: 'Contractors' }],
        },
      ],
    },
    limits: {
      default: 3,
      custom: [{ displayName: 'Service desk', limit: 10, assignments: [{ group: 'Service desk' }] }],
    },
  },
});

app.synth();
