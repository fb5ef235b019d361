import { synthesize, tenantWith } from './synthesize.js';

const cleanupRules = [{ platform: 'windows', inactiveDays: 90 }] as const;

test('names a rule after its platform by default', () => {
  const described = { platform: 'ios', inactiveDays: 120, displayName: 'Phones', description: 'As agreed' } as const;

  const { resource } = synthesize(tenantWith({ retention: { cleanupRules: [...cleanupRules, described] } }));

  expect(resource).toEqual({
    intune_managed_device_cleanup_rule: {
      windows: {
        display_name: 'Device cleanup: windows',
        device_cleanup_rule_platform_type: 'windows',
        device_inactivity_before_retirement_in_days: 90,
      },
      ios: {
        display_name: 'Phones',
        description: 'As agreed',
        device_cleanup_rule_platform_type: 'ios',
        device_inactivity_before_retirement_in_days: 120,
      },
    },
  });
});

test('previews every rule, with its declared days', () => {
  const { data } = synthesize(tenantWith({ retention: { cleanupRules } }));

  expect(data).toEqual({ intune_device_cleanup_preview: { windows: { platform: 'windows', inactive_days: 90 } } });
});

test.each([
  [{ percent: 5 }, 'newly_hidden_percent <= 5', 'maxAffected allows 5 percent.'],
  [{ count: 40 }, 'newly_hidden <= 40', 'maxAffected allows 40.'],
  [{ count: 0 }, 'newly_hidden <= 0', 'maxAffected allows 0.'],
])('caps what a rule newly hides by %j', (maxAffected, condition, allowance) => {
  const { resource } = synthesize(tenantWith({ retention: { cleanupRules, maxAffected } }));

  const preview = 'data.intune_device_cleanup_preview.windows';
  expect(resource?.intune_managed_device_cleanup_rule?.windows?.lifecycle).toEqual({
    precondition: [
      {
        condition: `\${${preview}.${condition}}`,
        error_message:
          `INT1210: the cleanup rule for windows would hide \${${preview}.newly_hidden} of \${${preview}.fleet_size} devices ` +
          `(\${${preview}.newly_hidden_percent} percent); ${allowance} Raise inactiveDays, or raise spec.retention.maxAffected for this change.`,
      },
    ],
  });
});

test.each([
  [{ percent: 5, within: '30d' }, 'newly_leaving_percent <= 5', 'maxAffected allows 5 percent.'],
  [{ count: 0, within: '30d' }, 'newly_leaving <= 0', 'maxAffected allows 0.'],
] as const)('caps what a rule changes within a time by %j', (maxAffected, condition, allowance) => {
  const { resource, data } = synthesize(tenantWith({ retention: { cleanupRules, maxAffected } }));

  const preview = 'data.intune_device_cleanup_preview.windows';
  expect(data?.intune_device_cleanup_preview?.windows).toMatchObject({ within_days: 30 });
  expect(resource?.intune_managed_device_cleanup_rule?.windows?.lifecycle).toEqual({
    precondition: [
      {
        condition: `\${${preview}.${condition}}`,
        error_message:
          `INT1210: the cleanup rule for windows would make \${${preview}.newly_leaving} of \${${preview}.fleet_size} devices leave earlier ` +
          `within 30 days (\${${preview}.newly_leaving_percent} percent); ${allowance} Raise inactiveDays, or raise spec.retention.maxAffected for this change.`,
      },
    ],
  });
});

test('excludes exceptions from the limit, and names them as declared', () => {
  const exceptions = [{ deviceName: 'KIOSK-*' }, { group: 'Loaners' }] as const;

  const { resource, data } = synthesize(
    tenantWith({ retention: { cleanupRules, maxAffected: { percent: 5, exceptions } } }),
  );

  expect(data?.intune_device_cleanup_preview?.windows?.exceptions).toEqual([
    { device_name: 'KIOSK-*' },
    { group: '${data.intune_name_lookup.names.group_ids["Loaners"]}', label: 'Loaners' },
  ]);
  const preview = 'data.intune_device_cleanup_preview.windows';
  expect(resource?.intune_managed_device_cleanup_rule?.windows?.lifecycle).toMatchObject({
    precondition: [
      {
        condition: `\${${preview}.counted_percent <= 5}`,
        error_message: expect.stringContaining(`(\${${preview}.counted} without exceptions, `) as unknown,
      },
    ],
  });
});

test('has no limit if none is declared', () => {
  const { resource } = synthesize(tenantWith({ retention: { cleanupRules } }));

  expect(resource?.intune_managed_device_cleanup_rule?.windows).not.toHaveProperty('lifecycle');
});
