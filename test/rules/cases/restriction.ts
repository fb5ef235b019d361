import { everyone, intune, pushCertificate, type RuleCase, type Spec } from './rule-case.js';

/** Cases of the rules about platform restrictions, filters and scope tags. */
export function restrictionCases(): readonly RuleCase[] {
  // Autopilot has one section, whatever is in it.
  const autopilot = { windows: { autopilot: {} } } as NonNullable<Spec['enrollment']>;
  type Settings = NonNullable<Spec['enrollment']>;
  type Custom = NonNullable<NonNullable<Settings['restrictions']>['custom']>;
  const spec = (restrictions: Settings['restrictions'], more: Settings = {}): Spec => ({
    authority: intune,
    enrollment: { ...more, restrictions },
  });
  const one = (rest: Custom[number]): Spec =>
    spec({ custom: [{ displayName: 'A', platformType: 'windows', assignments: everyone, ...rest }] });
  const many = (count: number): Spec =>
    spec({
      custom: Array.from({ length: count }, (_, index) => ({
        displayName: `A ${String(index)}`,
        assignments: everyone,
      })),
    });
  const workProfile = (enabled: boolean): Settings => ({ android: { workProfile: { enabled } } });
  return [
    ['INT1250', one({ assignments: [{ group: 'a', allUsers: true }] }), one({ assignments: [{ group: 'a' }] })],
    ['INT1251', many(26), many(25)],
    [
      'INT1252',
      { filters: [{ displayName: 'A' }, { displayName: 'a' }] },
      { filters: [{ displayName: 'A' }], scopeTags: [{ displayName: 'A' }] },
    ],
    ['INT1253', one({ assignments: [] }), one({})],
    [
      'INT1254',
      one({ platformType: 'android', assignments: [{ allUsers: true, filter: { include: 'F' } }] }),
      one({ platformType: 'windows', assignments: [{ allUsers: true, filter: { include: 'F' } }] }),
    ],
    ['INT1255', one({ osMinimumVersion: '10.x' }), one({ osMinimumVersion: '10.0.1.2' })],
    ['INT1269', one({ osMinimumVersion: '10.0.1.2' }), one({ osMinimumVersion: '10.0.1.0' })],
    ['INT1256', spec({ default: { ios: {} } }), spec({ default: { ios: {} } }, { apple: { pushCertificate } })],
    [
      'INT1257',
      spec({ default: { windows: { personal: 'block' } } }, autopilot),
      spec({ default: { windows: { personal: 'allow' } } }, autopilot),
    ],
    [
      'INT1258',
      spec({ default: { androidForWork: { platform: 'block' } } }, workProfile(true)),
      spec({ default: { androidForWork: { platform: 'block' } } }, workProfile(false)),
    ],
    ['INT1259', spec({ default: { android: {} } }), spec({ default: { android: {}, androidForWork: {} } })],
  ];
}
