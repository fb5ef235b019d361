import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

// Written by intuneform export from the files in backup (IntuneCD), not from the live tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301.
// The tenant may have changed since, and may have more objects: review this file and run intuneform drift before you apply it.
// Without an import, because their ids are not in the files: 2 objects. A plan would create duplicates of them.
// Not in the files, although the tenant may have them: MDM authority, cleanup rule, default enrollment limit, consent to share data with Apple, push certificate, ADE token, ADE profile for iOS, ADE profile for macOS, ADE policy for visionOS, default ADE profile, Apple Configurator profile, user-initiated enrollment profile, enrollment status page, default enrollment status page, enrollment notification, Windows Hello configuration, default Windows Hello configuration, MDM user scope, MAM user scope, Autopilot profile, hybrid Autopilot profile, co-management configuration, Windows restore setting, terms and conditions policy, set of corporate identifiers, set of Autopilot devices, Autopilot device preparation policy, managed Google Play binding, corporate Android profile, platform restriction, default platform restrictions, assignment filter, scope tag, branding profile, default branding profile.
const app = new App();

new IntuneTenant(app, 'tenant', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  enrollment: {
    limits: {
      custom: [
        // The files do not contain the assignments. As declared here, apply removes all assignments. Add them first.
        {
          displayName: 'Field staff',
          limit: 7,
        },
      ],
    },
    categories: [
      {
        displayName: 'Kiosk',
      },
    ],
  },
});

app.synth();
