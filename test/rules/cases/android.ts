import { intune, type RuleCase } from './rule-case.js';

/** Cases of the rules about Android enrollment. */
export const androidCases: readonly RuleCase[] = [
  [
    'INT1230',
    { authority: intune, enrollment: { android: { corporateProfiles: [profile('Kiosks'), profile('Scanners')] } } },
    {
      authority: intune,
      enrollment: {
        android: { managedGooglePlay: { bound: true }, corporateProfiles: [profile('Kiosks'), profile('Scanners')] },
      },
    },
  ],
  [
    'INT1230',
    { authority: intune, enrollment: { android: { corporateProfiles: [profile('Kiosks')] } } },
    {
      authority: intune,
      enrollment: {
        android: {
          corporateProfiles: [{ displayName: 'Headsets', enrollmentMode: 'corporateOwnedAOSPUserlessDevice' }],
        },
      },
    },
  ],
  [
    'INT1231',
    { enrollment: { android: { managedGooglePlay: { enrollmentTarget: 'all', targetGroupIds: ['g'] } } } },
    { enrollment: { android: { managedGooglePlay: { enrollmentTarget: 'targeted', targetGroupIds: ['g'] } } } },
  ],
  [
    'INT1232',
    { enrollment: { android: { corporateProfiles: [profile('Kiosks'), profile('KIOSKS')] } } },
    { enrollment: { android: { corporateProfiles: [profile('Kiosks'), profile('Kiosk')] } } },
  ],
  [
    'INT1233',
    { enrollment: { android: { corporateProfiles: [{ ...profile('A'), enrollmentTokenType: 'deviceStaging' }] } } },
    { enrollment: { android: { corporateProfiles: [{ ...profile('A'), enrollmentTokenType: 'default' }] } } },
  ],
  [
    'INT1234',
    { enrollment: { android: { managedGooglePlay: { enrollmentTarget: 'targeted' } } } },
    { enrollment: { android: { managedGooglePlay: { enrollmentTarget: 'none' } } } },
  ],
];

function profile(displayName: string) {
  return { displayName, enrollmentMode: 'corporateOwnedDedicatedDevice' as const };
}
