import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

/**
 * The tenant of contoso.yaml, in TypeScript. Both synthesize to the same Terraform JSON.
 *
 * Try it on the emulator, with each command in its own terminal:
 *   npx intuneform emulator --port 8080 --like examples/contoso.yaml --devices 0
 *   npx tsx examples/contoso.ts && npx intuneform apply cdktf.out --graph-endpoint http://127.0.0.1:8080 --auto-approve
 */
const app = new App();

new IntuneTenant(app, 'contoso', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  authority: { desired: 'intune' },
  enrollment: {
    limits: {
      default: 5,
      custom: [
        {
          displayName: 'Field staff',
          description: 'Phone, tablet and notebook',
          limit: 3,
          assignments: [
            { group: '11111111-2222-4333-8444-555555555555' },
            { excludeGroup: '66666666-7777-4888-9999-aaaaaaaaaaaa' },
          ],
        },
        { displayName: 'Everyone else', limit: 2, assignments: [{ allUsers: true }] },
      ],
    },
    categories: [{ displayName: 'Kiosk', description: 'Shared devices in shops' }, { displayName: 'Office' }],
  },
  retention: {
    cleanupRules: [
      { platform: 'windows', inactiveDays: 90 },
      { platform: 'ios', inactiveDays: 120 },
    ],
    maxAffected: { percent: 5 },
  },
});

app.synth();
