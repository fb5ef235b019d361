// Tests of a tenant in jest: they check what it declares, before plan. Copy the file next to your program. Run it in
// this repository: npx jest --rootDir . --roots examples --testMatch '**/examples/testing/*.test.ts'
import { Testing } from 'cdktf';
import {
  IntuneDefaultDeviceEnrollmentPlatformRestrictions,
  IntuneManagedDeviceCleanupRule,
  IntuneMdmAuthority,
  IntuneTenant,
  type IntuneTenantProps,
} from 'intuneform';

const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/** The tenant of your program. Export its properties there and import them here. */
const contoso: IntuneTenantProps = {
  tenantId,
  authority: { desired: 'intune' },
  enrollment: { restrictions: { default: { windows: { personal: 'block' } } } },
  retention: { cleanupRules: [{ platform: 'windows', inactiveDays: 180 }], maxAffected: { percent: 5 } },
};

function synthesized(props: IntuneTenantProps): string {
  return Testing.synth(new IntuneTenant(Testing.app(), 'contoso', props), true);
}

test('Intune is the authority', () => {
  expect(
    Testing.toHaveResourceWithProperties(synthesized(contoso), IntuneMdmAuthority.tfResourceType, {
      authority: 'intune',
    }),
  ).toBe(true);
});

test('personal Windows devices stay out', () => {
  const type = IntuneDefaultDeviceEnrollmentPlatformRestrictions.tfResourceType;

  expect(
    Testing.toHaveResourceWithProperties(synthesized(contoso), type, {
      windows_restriction: { personal_device_enrollment_blocked: true },
    }),
  ).toBe(true);
});

test('no cleanup rule hides a device that was silent for less than 90 days', () => {
  const { resource } = JSON.parse(synthesized(contoso)) as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  };
  const rules = Object.values(resource[IntuneManagedDeviceCleanupRule.tfResourceType] ?? {});
  const days = rules.map((rule) => rule.device_inactivity_before_retirement_in_days);

  expect(days).toEqual([180]);
  expect(Math.min(...days.map(Number))).toBeGreaterThanOrEqual(90);
});

test('a mistake is an error of the synthesis, with its code', () => {
  const wrong = { ...contoso, retention: { cleanupRules: [{ platform: 'windows' as const, inactiveDays: 400 }] } };

  expect(() => synthesized(wrong)).toThrow('INT1201');
});
