import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

const app = new App();

// Properties that you omit are not managed: the tenant keeps its settings.
new IntuneTenant(app, 'contoso', {
  // Microsoft Entra admin center: Overview, Tenant ID.
  tenantId: '00000000-0000-0000-0000-000000000000',
  // Sets the authority if the tenant has none. Otherwise, plan checks it and never changes it implicitly.
  authority: { desired: 'intune' },
  enrollment: {
    // Maximum number of devices that a user can enroll, 1 to 15.
    limits: { default: 5 },
  },
  retention: {
    // Hides the records of devices that have not checked in for longer. It does not wipe or retire devices.
    cleanupRules: [{ platform: 'windows', inactiveDays: 270 }],
    // Plan fails if a rule would hide a larger share of its platform.
    maxAffected: { percent: 5 },
  },
});

app.synth();
