import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';

// Exported by intuneform from the tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301. The imports file next to it imports every object. Comments state what apply changes.
const app = new App();

new IntuneTenant(app, 'tenant', {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  authority: {
    desired: 'intune',
  },
  enrollment: {
    limits: {
      custom: [
        {
          displayName: 'All',
          limit: 3,
          assignments: [
            {
              allUsers: true,
            },
          ],
        },
        {
          displayName: 'all',
          logicalId: 'all-2',
          limit: 2,
        },
        // Not exported, and removed by apply: an assignment: unknown key allDevices in limit "Any device"; allowed are group, excludeGroup, allUsers (INT1020)
        {
          displayName: 'Any device',
          limit: 4,
        },
      ],
    },
    categories: [
      {
        displayName: 'It\'s $${odd} "quoted" %%{ if }\\ \u2028',
        description: 'Größe\n2',
      },
    ],
  },
  // Objects to import unchanged. Remove this when everything is in the state.
  imports: [
    {
      to: 'intune_device_category.it-s-odd-quoted-if-107a4c44',
      id: 'a284f872-f745-467c-9f01-0c1a48d8a02c',
    },
    {
      to: 'intune_device_enrollment_limit.all',
      id: 'be7964a8-c3ff-4edb-afa2-527d4343960d_Limit',
    },
    {
      to: 'intune_device_enrollment_limit.all-2',
      id: 'bc65093e-d41f-45cf-8d94-509364e80f2f_Limit',
    },
    {
      to: 'intune_device_enrollment_limit.any-device',
      id: '10830cbe-c2b0-456d-9cd5-b07793256835_Limit',
    },
    {
      to: 'intune_device_enrollment_limit_order.order',
      id: 'order',
    },
    {
      to: 'intune_mdm_authority.authority',
      id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    },
  ],
});

app.synth();
