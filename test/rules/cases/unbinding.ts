import type { RuleCase, Spec } from './rule-case.js';

type Android = NonNullable<NonNullable<Spec['enrollment']>['android']>;

const transition = { from: 'bound', acknowledge: ['devices-unenrolled', 'binding-removed'] } as const;
const left = { bound: false, transition } as const;
const phone = { displayName: 'A', enrollmentMode: 'corporateOwnedFullyManaged' } as const;
const scanner = { displayName: 'A', enrollmentMode: 'corporateOwnedAOSPUserlessDevice' } as const;

function declared(
  managedGooglePlay: Android['managedGooglePlay'],
  more: Omit<Android, 'managedGooglePlay'> = {},
): Spec {
  return { authority: { desired: 'intune' }, enrollment: { android: { managedGooglePlay, ...more } } };
}

/** For each code of leaving managed Google Play, a spec that breaks the rule once, and one next to it that does not. */
export const unbindingCases: readonly RuleCase[] = [
  ['INT1550', declared({ bound: false }), declared(left)],
  [
    'INT1550',
    declared({ bound: false, transition: { from: 'bound', acknowledge: ['devices-unenrolled'] } }),
    declared({ bound: true }),
  ],
  ['INT1551', declared({ bound: true, transition }), declared(left)],
  ['INT1552', declared(left, { workProfile: { enabled: true } }), declared(left, { workProfile: { enabled: false } })],
  ['INT1552', declared(left, { corporateProfiles: [phone] }), declared(left, { corporateProfiles: [scanner] })],
];
