import { everyone, intune, type RuleCase, type Spec } from './rule-case.js';

/** Cases of the rules about categories, enrollment limits and their assignments. */
export const limitCases: readonly RuleCase[] = [
  [
    'INT1121',
    { authority: intune, enrollment: { limits: { custom: limits(26) } } },
    { authority: intune, enrollment: { limits: { custom: limits(25) } } },
  ],
  [
    'INT1122',
    {
      authority: intune,
      enrollment: {
        limits: {
          custom: [
            { displayName: 'Staff', limit: 1, assignments: everyone },
            { displayName: 'STAFF', limit: 2, assignments: everyone },
          ],
        },
      },
    },
    { authority: intune, enrollment: { limits: { custom: limits(2) } } },
  ],
  [
    'INT1123',
    { authority: intune, enrollment: { limits: { custom: [{ displayName: 'A', limit: 1 }] } } },
    { authority: intune, enrollment: { limits: { custom: limits(1) } } },
  ],
  [
    'INT1124',
    { authority: intune, enrollment: { categories: [{ displayName: 'Kiosk' }, { displayName: 'kiosk' }] } },
    { authority: intune, enrollment: { categories: [{ displayName: 'Kiosk' }, { displayName: 'Kiosks' }] } },
  ],
  [
    'INT1125',
    {
      authority: intune,
      enrollment: {
        limits: { custom: [{ displayName: 'A', limit: 1, assignments: [{ group: 'g' }, { excludeGroup: 'G' }] }] },
      },
    },
    {
      authority: intune,
      enrollment: {
        limits: { custom: [{ displayName: 'A', limit: 1, assignments: [{ group: 'g' }, { excludeGroup: 'h' }] }] },
      },
    },
  ],
  [
    'INT1140',
    { tenantId: '00000000-0000-0000-0000-000000000000' },
    { tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
  ],
];

function limits(count: number): NonNullable<NonNullable<NonNullable<Spec['enrollment']>['limits']>['custom']> {
  return Array.from({ length: count }, (_, index) => ({
    displayName: `Limit ${String(index)}`,
    limit: 1,
    assignments: everyone,
  }));
}
