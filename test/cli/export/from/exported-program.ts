import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

// What intuneform export made of the files in backup (IntuneCD), not of the live tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301.
// The tenant may have changed since, and may have more: review this, and compare it with intuneform drift, before anything is applied.
// Without an import, because the files have no ids of them: 2 objects. A plan would create them beside those that are there.
// Not in the files, which does not mean that the tenant has none: MDM authority, cleanup rule, default enrollment limit, consent to share data with Apple, push certificate, ADE token, ADE profile for iOS, ADE profile for macOS, default ADE profile, user-initiated enrollment profile, enrollment status page, default enrollment status page, enrollment notification, Windows Hello configuration, default Windows Hello configuration, MDM user scope, MAM user scope, Autopilot profile, hybrid Autopilot profile, co-management configuration, Windows restore setting, terms and conditions policy, set of corporate identifiers, managed Google Play binding, corporate Android profile, platform restriction, default platform restrictions, assignment filter, scope tag, branding profile, default branding profile.
const app = new App();

new IntuneTenant(app, 'tenant', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  enrollment: {
    limits: {
      custom: [
        // The files do not tell who this is for. As it stands here apply takes all its assignments away: add them first.
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
