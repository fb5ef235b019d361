import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

const app = new App();

// A property that is left out is not managed: what the tenant has stays as it is.
new IntuneTenant(app, 'contoso', {
  // Microsoft Entra admin center: Overview, Tenant ID.
  tenantId: '00000000-0000-0000-0000-000000000000',
  // Set where the tenant has none yet, and asserted otherwise: a plan never changes an authority by the way.
  authority: { desired: 'intune' },
  enrollment: {
    // Devices that a user may enroll, 1 to 15.
    limits: { default: 5 },
  },
  retention: {
    // Records of devices that are silent for longer are hidden. No device is wiped or retired.
    cleanupRules: [{ platform: 'windows', inactiveDays: 270 }],
    // A plan fails when a rule would hide more of its platform than this.
    maxAffected: { percent: 5 },
  },
});

app.synth();
