import fc from 'fast-check';

import { Lazy } from '../../constructs/cdk.js';
import { EnrollmentLimits } from '../../constructs/index.js';
import { logicalIdOf } from '../../constructs/logical-id.js';
import { codesOf, synthesize, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const everyone = [{ allUsers: true }] as const;

test('orders custom limits as declared, with one resource that refers to all of them', () => {
  const custom = ['Field staff', 'Kiosks', 'Everyone'].map((displayName) => ({
    displayName,
    limit: 3,
    assignments: everyone,
  }));

  const { resource } = synthesize(tenantWith({ authority, enrollment: { limits: { custom } } }));

  expect(resource?.intune_device_enrollment_limit_order).toEqual({
    order: {
      depends_on: ['intune_mdm_authority.authority'],
      ids: ['field-staff', 'kiosks', 'everyone'].map((name) => `\${intune_device_enrollment_limit.${name}.id}`),
    },
  });
  expect(Object.values(resource?.intune_device_enrollment_limit ?? {}).filter(({ priority }) => priority)).toEqual([]);
});

test('converts each kind of assignment to the name of Graph', () => {
  const assignments = [
    { group: '11111111-2222-4333-8444-555555555555' },
    { excludeGroup: '66666666-7777-4888-9999-aaaaaaaaaaaa' },
    { allUsers: true },
  ] as const;

  const { resource } = synthesize(
    tenantWith({ authority, enrollment: { limits: { custom: [{ displayName: 'A', limit: 1, assignments }] } } }),
  );

  expect(resource?.intune_device_enrollment_limit?.a?.assignments).toEqual([
    { target: 'group', group_id: '11111111-2222-4333-8444-555555555555' },
    { target: 'exclusionGroup', group_id: '66666666-7777-4888-9999-aaaaaaaaaaaa' },
    { target: 'allLicensedUsers' },
  ]);
});

test('keeps a custom limit called Default apart from the default one', () => {
  const limits = { default: 5, custom: [{ displayName: 'Default', limit: 1, assignments: everyone }] };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { limits } }));

  expect(resource?.intune_default_device_enrollment_limit?.default?.limit).toBe(5);
  expect(resource?.intune_device_enrollment_limit?.default?.limit).toBe(1);
});

test('refuses limits in two constructs, because each would start at 1', () => {
  const tenant = tenantWith({ authority, enrollment: { limits: { default: 5 } } });
  new EnrollmentLimits(tenant, 'more', { custom: [{ displayName: 'A', limit: 1, assignments: everyone }] });

  expect(codesOf(tenant)).toEqual(['INT1291']);
});

test.each([
  ['Kiosk', 'kiosk'],
  ['Field staff', 'field-staff'],
  ['Group 7', 'group-7'],
])('calls %s in Terraform %s', (displayName, id) => {
  expect(logicalIdOf(displayName, 'x')).toBe(id);
});

test.each(['Field-staff', 'Field  staff', '7 of 9', 'Büro', '日本', '', '-'])(
  'gives %j a Terraform name with a part of its hash',
  (displayName) => {
    expect(logicalIdOf(displayName, 'x')).toMatch(/^[a-z][a-z0-9-]*-[0-9a-f]{8}$/u);
  },
);

test('gives names that differ by more than case different Terraform names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (left, right) => {
      fc.pre(left.toLowerCase() !== right.toLowerCase());
      fc.pre(!`${left}${right}`.includes('{'));
      expect(logicalIdOf(left, 'x')).not.toBe(logicalIdOf(right, 'x'));
    }),
  );
});

test('derives another Terraform name for a name that only Terraform knows', () => {
  expect(logicalIdOf('${var.name}', 'limit-1')).toBe('limit-1');
  expect(logicalIdOf(Lazy.stringValue({ produce: () => 'x' }), 'limit-1')).toBe('limit-1');
});
